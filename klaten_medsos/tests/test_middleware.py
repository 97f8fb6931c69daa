"""What every request passes: headers, junk, kind refusals."""

import pytest
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from klaten_medsos.exceptions import Incomplete, NotAllowed, Problem, RuleBroken, StateChanged
from klaten_medsos.middleware import HEADERS, JunkMiddleware, RefusalMiddleware

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(client, budi):
    """One page of each kind: content, public, redirect, not found, refused method, form."""
    client.force_login(budi)
    return {
        "content": client.get(reverse("opd:unit_list")),
        "public": client.get(reverse("regulation")),
        "not found": client.get("/tidak-ada/"),
        "method": client.post(reverse("opd:unit_list")),
        "junk": client.get("/unit/?q=%00"),
    }


def test_every_answer_carries_the_same_strict_headers(pages):
    for kind, response in pages.items():
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy, kind
        for name, value in HEADERS.items():
            assert response.headers[name] == value, (kind, name)
        assert len(response.headers["X-Request-Id"]) == 12


def test_what_a_person_saw_stays_in_no_cache(pages):
    assert "no-store" in pages["content"].headers["Cache-Control"]


@pytest.mark.parametrize(
    "query",
    [
        "q=%00", "q=a%00b", "q%00=a", "q=%ff%fe", "q=%ED%A0%80", "q=%EF%BF%BD", "x__year=99999", "tahun=0",
        "tahun=-2026", "tahun=2026.5", "at__year=%309999", "tahun=%D9%A2%D9%A0%D9%A2%D9%A6", "tahun=1e9&tahun=1",
        "q=" + "a" * 5000,
    ],
)  # fmt: skip
def test_junk_no_form_can_mean_is_400(client, budi, query):
    client.force_login(budi)
    assert client.get(f"/unit/?{query}").status_code == 400


@pytest.mark.parametrize(
    "query",
    ["q=2026", "tahun=2026", "tahun=", "tahun=semua", "x__year=2026", "q=99999", "tahun=abc", "q=🎉ꦏ"],
)
def test_what_people_mean_passes(client, budi, query):
    client.force_login(budi)
    assert client.get(f"/unit/?{query}").status_code == 200


def test_junk_in_the_path_is_400_or_404(client, budi):
    client.force_login(budi)
    for path in ("/unit/%00/", "/unit/%ff/", "/%00"):
        assert client.get(path).status_code in (400, 404)


def test_a_bad_request_raised_by_a_view_is_our_page():
    middleware = JunkMiddleware(lambda request: HttpResponse())
    response = middleware.process_exception(RequestFactory().get("/"), BadRequest("x"))
    assert response.status_code == 400
    assert middleware.process_exception(RequestFactory().get("/"), KeyError("x")) is None


@pytest.mark.parametrize(
    ("refused", "status"),
    [
        (NotAllowed("Belum ada Keputusan.", fix="Catat dahulu.", citation="Pasal 11"), 403),
        (RuleBroken("Sumber belum diisi.", fix="Isi sumber.", citation="Pasal 1 angka 12"), 422),
        (StateChanged("Orang lain lebih dahulu.", fix="Muat ulang."), 409),
        (
            Incomplete("Belum lengkap.", [Problem("huruf a", "Uraian kosong.", "Pasal 19 ayat (3) huruf a")]),
            422,
        ),
    ],
)
def test_a_refusal_says_what_why_and_how_to_mend_it(rf, budi, refused, status):
    request = rf.get("/")
    request.user = budi
    response = RefusalMiddleware(lambda request: None).process_exception(request, refused)
    page = response.content.decode()
    assert response.status_code == status
    assert refused.message in page and refused.fix in page and refused.citation in page
    for problem in getattr(refused, "problems", []):
        assert problem.message in page and problem.where in page


def test_an_error_that_is_no_refusal_is_left_alone(rf):
    assert RefusalMiddleware(lambda request: None).process_exception(rf.get("/"), ValueError("x")) is None


def test_words_of_a_refusal_are_words(rf, budi):
    request = rf.get("/")
    request.user = budi
    refused = RuleBroken("<script>alert(1)</script>")
    response = RefusalMiddleware(lambda request: None).process_exception(request, refused)
    assert "<script>alert" not in response.content.decode()

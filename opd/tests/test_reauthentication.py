"""Steps of high value ask again who is there, and lose nothing that was typed."""

import pytest
from django.http import HttpResponse
from django.urls import include, path, reverse
from django.views.decorators.http import require_http_methods

from opd.reauthentication import required_recently

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-uji-12345"
done = []


@require_http_methods(["GET", "POST"])
@required_recently
def approve(request, number):
    if request.method == "POST":
        done.append((request.user.username, number, request.POST.get("note"), request.GET.get("dari")))
    return HttpResponse(f"langkah {number}")


urlpatterns = [path("uji-setuju/<int:number>/", approve), path("", include("klaten_medsos.urls"))]


@pytest.fixture(autouse=True)
def ten_minutes(settings, time_machine):
    settings.ROOT_URLCONF = __name__
    settings.REAUTHENTICATION_SECONDS = 600
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
    done.clear()
    time_machine.move_to("2026-03-02 09:00+07:00")


def sign_in(client):
    response = client.post(reverse("account_login"), {"login": "ratna", "password": PASSWORD})
    assert response.status_code == 302


def test_within_ten_minutes_of_signing_in_nothing_is_asked(client, ratna, time_machine):
    sign_in(client)
    time_machine.shift(599)
    assert client.post("/uji-setuju/7/", {"note": "baik"}).content == b"langkah 7"
    assert done == [("ratna", 7, "baik", None)]


def test_a_stolen_cookie_of_an_old_sign_in_changes_nothing(client, ratna, time_machine):
    sign_in(client)
    time_machine.shift(601)
    for response in (client.get("/uji-setuju/7/"), client.post("/uji-setuju/7/", {"note": "curang"})):
        assert (response.status_code, response.url) == (
            302,
            reverse("account_reauthenticate") + "?next=%2Fuji-setuju%2F7%2F",
        )
    wrong = client.post(response.url, {"password": "salah-sekali-1", "next": "/uji-setuju/7/"})
    assert wrong.status_code == 200
    assert done == []


def test_a_session_made_without_a_password_is_asked_too(client, ratna):
    client.force_login(ratna)
    assert client.get("/uji-setuju/7/").status_code == 302


def test_what_was_typed_goes_through_once_after_the_password(client, ratna, time_machine):
    sign_in(client)
    time_machine.shift(601)
    asked = client.post("/uji-setuju/7/?dari=daftar", {"note": "sudah saya baca"})
    page = client.get(asked.url).content.decode()
    assert "Isian Anda tersimpan" in page and "Konfirmasi bahwa ini Anda" in page
    again = client.post(asked.url, {"password": PASSWORD, "next": "/uji-setuju/7/"})
    assert again.content == b"langkah 7"
    assert done == [("ratna", 7, "sudah saya baca", "daftar")]
    # and for the next ten minutes nothing more is asked, nor is the old form sent twice
    assert client.get("/uji-setuju/7/").status_code == 200
    assert len(done) == 1


def test_a_page_is_shown_after_the_password_with_its_query(client, ratna, time_machine):
    sign_in(client)
    time_machine.shift(601)
    asked = client.get("/uji-setuju/7/?urut=nama")
    answered = client.post(asked.url, {"password": PASSWORD, "next": "/uji-setuju/7/?urut=nama"})
    assert (answered.status_code, answered.url) == (302, "/uji-setuju/7/?urut=nama")


def test_a_form_with_files_is_sent_again_by_the_person_and_told_so(client, ratna, time_machine):
    from tests.cast import pdf_upload

    sign_in(client)
    time_machine.shift(601)
    for referer, back in (("http://testserver/unit/", "/unit/"), ("https://evil.example/", "/uji-setuju/7/")):
        asked = client.post(
            "/uji-setuju/7/", {"note": "x", "file": pdf_upload()}, headers={"referer": referer}
        )
        answered = client.post(
            asked.url, {"password": PASSWORD, "next": asked.url.partition("next=")[2]}, follow=False
        )
        assert answered.status_code == 302 and "evil" not in asked.url
        assert client.get("/unit/").content.decode().count("kirim sekali lagi") == 1
        assert back.replace("/", "%2F") in asked.url
        time_machine.shift(601)
    assert done == []


def test_an_htmx_request_sends_the_whole_page_to_the_question(client, ratna, time_machine):
    sign_in(client)
    time_machine.shift(601)
    answer = client.post(
        "/uji-setuju/7/", {}, headers={"hx-request": "true", "hx-current-url": "http://testserver/unit/?q=a"}
    )
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == reverse("account_reauthenticate") + "?next=%2Funit%2F%3Fq%3Da"


def test_the_question_can_be_switched_off(client, ratna, settings):
    settings.REAUTHENTICATION_SECONDS = 0
    client.force_login(ratna)
    assert client.get("/uji-setuju/7/").status_code == 200


def test_someone_who_came_by_sso_only_comes_in_again(client, ratna):
    ratna.set_unusable_password()
    ratna.save()
    client.force_login(ratna)
    asked = client.post("/uji-setuju/7/", {"note": "x"})
    assert asked.url == reverse("account_login") + "?next=%2Fuji-setuju%2F7%2F"
    assert done == [] and client.get("/unit/").status_code == 302

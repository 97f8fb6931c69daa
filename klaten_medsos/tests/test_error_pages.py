"""Every error has its page in Indonesian, with the request's id and the way on."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.urls import reverse

from klaten_medsos.home import views


def test_the_wrong_method_gets_our_page_and_keeps_what_is_allowed(client, budi):
    client.force_login(budi)
    response = client.get(reverse("notices:read_all"))
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert response.headers["X-Request-Id"] in response.content.decode()


def test_a_database_that_is_away_is_503_with_retry_after_and_no_trace(client, budi, monkeypatch):
    client.force_login(budi)
    client.raise_request_exception = False

    def away(*args):
        raise OperationalError("could not connect to server secret-host")

    monkeypatch.setattr(views, "render", away)
    response = client.get(reverse("home"))
    assert response.status_code == 503 and response.headers["Retry-After"]
    assert "secret-host" not in response.content.decode()


def test_a_database_away_before_the_view_is_503_too(client, monkeypatch):
    client.raise_request_exception = False

    def away(self):
        raise OperationalError("gone")

    monkeypatch.setattr(SessionStore, "load", away)
    client.cookies["sesi"] = "x" * 32
    assert client.get("/").status_code == 503


@pytest.mark.django_db
def test_a_form_that_is_too_large_is_413(client, budi, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client.force_login(budi)
    response = client.post(
        reverse("feedback:create"), "text=" + "a" * 2000, "application/x-www-form-urlencoded"
    )
    assert response.status_code == 413


@pytest.mark.django_db
def test_too_many_sign_in_attempts_are_429_with_retry_after(client, budi, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/ip"}
    answers = [
        client.post(reverse("account_login"), {"login": "budi", "password": f"salah-{n}"}) for n in range(6)
    ]
    assert {answer.status_code for answer in answers} <= {200, 429}
    last = answers[-1].content.decode()
    assert answers[-1].status_code == 429 or "Terlalu banyak" in last


@pytest.mark.django_db
def test_an_unknown_page_is_404_in_indonesian(client, budi):
    client.force_login(budi)
    response = client.get("/tidak/ada/di/sini/")
    assert response.status_code == 404 and "tidak" in response.content.decode()

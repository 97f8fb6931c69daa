"""Brute force meets limits in the database; the true owner still comes in."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from klaten_medsos.notices.models import Notice

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-uji-12345"
LIMITS = {"login": "30/m/ip", "login_failed": "20/m/ip,5/5m/key,100/d/key"}


@pytest.fixture(autouse=True)
def limits(settings, time_machine):
    settings.ACCOUNT_RATE_LIMITS = LIMITS
    cache.clear()
    time_machine.move_to("2026-03-02 09:00+07:00", tick=False)


def attempt(name="budi", password="salah-sekali-123", address="203.0.113.9", **headers):
    return Client(REMOTE_ADDR=address, headers=headers).post(
        reverse("account_login"), {"login": name, "password": password}
    )


def test_guessing_one_account_is_stopped_with_a_page_that_says_how_long(budi, operator):
    answers = [attempt() for _ in range(50)]
    assert [answer.status_code for answer in answers[:6]] == [200] * 5 + [429]
    assert {answer.status_code for answer in answers[5:]} == {429}
    last = answers[-1]
    assert int(last.headers["Retry-After"]) > 0 and "Terlalu banyak percobaan" in last.content.decode()
    # the right password is refused there too, so that nothing is learnt from the limit
    assert attempt(password=PASSWORD).status_code == 429


def test_the_operator_is_told_once_an_hour(budi, operator, time_machine):
    for _ in range(20):
        attempt()
    (notice,) = Notice.objects.filter(kind="percobaan_masuk")
    assert notice.recipient == operator and "203.0.113.9" in notice.body and "budi" not in notice.body
    time_machine.shift(3600)
    for _ in range(20):
        attempt()
    assert Notice.objects.filter(kind="percobaan_masuk").count() == 2


def test_strangers_cannot_lock_out_someone_at_their_usual_address(budi):
    assert attempt(password=PASSWORD, address="198.51.100.7").status_code == 302
    for number in range(12):
        attempt(address=f"203.0.113.{number}")
    assert attempt(address="203.0.113.77").status_code == 429
    assert attempt(password=PASSWORD, address="198.51.100.7").status_code == 302


def test_an_account_attacked_from_everywhere_is_free_again_after_five_minutes(budi, time_machine):
    for number in range(12):
        attempt(address=f"203.0.113.{number}")
    time_machine.shift(301)
    assert attempt(password=PASSWORD, address="198.51.100.8").status_code == 302


def test_many_names_from_one_address_are_stopped_too():
    statuses = [attempt(name=f"nama{number}").status_code for number in range(30)]
    assert statuses[:20] == [200] * 20 and statuses[-1] == 429


def test_a_forged_forwarded_address_counts_as_one(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    statuses = [
        attempt(name=f"nama{number}", **{"x-forwarded-for": f"10.0.{number}.1"}).status_code
        for number in range(30)
    ]
    assert statuses[-1] == 429
    # behind one trusted proxy only what that proxy wrote counts
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    cache.clear()
    statuses = [
        attempt(name=f"nama{number}", **{"x-forwarded-for": f"10.0.{number}.1, 203.0.113.50"}).status_code
        for number in range(30)
    ]
    assert statuses[-1] == 429
    assert attempt(name="lain", **{"x-forwarded-for": "203.0.113.51"}).status_code == 200


def test_the_counts_are_kept_in_the_database(budi):
    attempt()
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM portal_cache WHERE cache_key LIKE %s", ["%login_failed%"])
        assert cursor.fetchone()[0] >= 2


def test_asking_for_links_has_its_limit(budi, client):
    answers = [
        client.post(reverse("account_reset_password"), {"email": f"a{n}@k.invalid"}) for n in range(25)
    ]
    assert answers[0].status_code == 302 and answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0

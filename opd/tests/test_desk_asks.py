"""Whoever gives power at the desk, approves or evaluates proves first who is there."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked(settings):
    settings.REAUTHENTICATION_SECONDS = 600


@pytest.mark.parametrize("name", ["opd_user_add", "opd_membership_add", "opd_officeholder_add"])
def test_a_stolen_cookie_gives_no_role(client, dewi, name):
    client.force_login(dewi)
    url = reverse(f"admin:{name}")
    for answer in (client.get(url), client.post(url, {"username": "x"})):
        assert answer.status_code == 302 and answer.url.startswith(reverse("account_reauthenticate"))


def test_lists_are_read_without_asking_and_their_buttons_ask(client, dewi, budi):
    client.force_login(dewi)
    listing = reverse("admin:opd_user_changelist")
    assert client.get(listing).status_code == 200
    answer = client.post(listing, {"action": "remove_factors", "_selected_action": [budi.pk]})
    assert answer.status_code == 302 and answer.url.startswith(reverse("account_reauthenticate"))


def test_what_was_typed_at_the_desk_goes_through_after_the_password(client, dewi):
    from opd.models import User

    client.force_login(dewi)
    url = reverse("admin:opd_user_add")
    typed = {"username": "wening", "name": "Wening Contoh", "email": "w@k.invalid", "nip": ""}
    management = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    asked = client.post(url, typed | management)
    done = client.post(asked.url, {"password": "rahasia-uji-12345", "next": url})
    assert done.status_code == 302 and User.objects.filter(username="wening").exists()


@pytest.mark.parametrize(
    "name", ["posts:review", "reports:sign", "reports:forward", "reports:evaluation_finalise"]
)
def test_decisions_ask_again_even_before_they_look_at_the_record(client, ratna, name):
    client.force_login(ratna)
    answer = client.post(reverse(name, args=[1]))
    assert answer.status_code == 302 and answer.url.startswith(reverse("account_reauthenticate"))

"""Sessions end: by time, by leaving, by losing the role, by hand from elsewhere; typed text survives."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from opd import actions
from opd.models import MembershipKind
from opd.sign_in.devices import device_words

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-uji-12345"
HOUR = 3600
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"
ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def march(time_machine):
    time_machine.move_to("2026-03-02 09:00+07:00", tick=False)


def sign_in(who, agent=CHROME) -> Client:
    client = Client(headers={"user-agent": agent})
    answer = client.post(reverse("account_login"), {"login": who.username, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def is_in(client) -> bool:
    return client.get(reverse("notices:list")).status_code == 200


def test_half_an_hour_without_a_sign_of_life_asks_the_password(budi, time_machine):
    client = sign_in(budi)
    for _ in range(3):
        time_machine.shift(29 * 60)
        assert is_in(client)
    time_machine.shift(30 * 60 + 1)
    asked = client.get(reverse("opd:unit_list"))
    assert asked.status_code == 302 and asked.url.startswith(reverse("account_reauthenticate"))
    assert client.get(asked.url).status_code == 200
    assert not is_in(client)
    back = client.post(asked.url, {"password": PASSWORD, "next": reverse("opd:unit_list")})
    assert back.url == reverse("opd:unit_list") and is_in(client)


def test_what_was_typed_before_a_long_pause_goes_through_after_the_password(
    ratna, time_machine, disbudporapar
):
    from opd.models import User

    client = sign_in(ratna)
    time_machine.shift(45 * 60)
    address = reverse("opd:person_invite", args=[disbudporapar.pk])
    asked = client.post(
        address, {"name": "Wening Contoh", "email": "w@k.invalid", "username": "wening", "nip": ""}
    )
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert not User.objects.filter(username="wening").exists()
    client.post(asked.url, {"password": PASSWORD, "next": address})
    assert User.objects.filter(username="wening").exists()


def test_a_password_typed_before_a_long_pause_waits_nowhere(budi, time_machine):
    client = sign_in(budi)
    time_machine.shift(45 * 60)
    typed = {
        "oldpassword": PASSWORD,
        "password1": "kalimat baru yang panjang",
        "password2": "kalimat baru yang panjang",
    }
    asked = client.post(reverse("account_change_password"), typed)
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert "kalimat baru" not in str(dict(client.session)) and PASSWORD not in str(dict(client.session))


def test_eight_hours_after_signing_in_the_session_ends_and_shows_what_was_typed(budi, time_machine, dinkes):
    client = sign_in(budi)
    for _ in range(19):
        time_machine.shift(25 * 60)
        assert is_in(client)
    time_machine.shift(6 * 60)
    over = client.post(
        reverse("feedback:create"), {"text": "Jalan rusak di <b>depan</b> pasar", "csrfmiddlewaretoken": "x"}
    )
    assert over.status_code == 403
    page = over.content.decode()
    assert "Jalan rusak di &lt;b&gt;depan&lt;/b&gt; pasar" in page and "csrfmiddleware" not in page
    assert not is_in(client)


def test_a_session_ends_with_the_role_it_began_with_on_the_next_request(dewi, operator, budi):
    clients = {who: sign_in(who) for who in (dewi, budi)}
    membership = dewi.memberships.get(kind=MembershipKind.DISKOMINFO)
    actions.end_membership(membership=membership, ends_on=membership.starts_on, by=operator)
    answer = clients[dewi].get(reverse("home"))
    assert answer.status_code == 302 and answer.url.startswith(reverse("account_login"))
    assert "Wewenang Anda berubah" in clients[dewi].get(answer.url).content.decode()
    assert is_in(clients[budi])


def test_a_decree_that_ends_at_midnight_ends_the_session_and_a_new_role_does_not(
    ratna, disbudporapar, budi, time_machine, settings
):
    settings.SESSION_IDLE_SECONDS = 24 * HOUR
    disbudporapar.decrees.filter(appointments__user=ratna).update(ends_on="2026-03-02")
    time_machine.move_to("2026-03-02 23:30+07:00")
    client, other = sign_in(ratna), sign_in(budi)
    assert is_in(client)
    time_machine.move_to("2026-03-03 00:00+07:00")
    assert not is_in(client)
    from opd.models import Role
    from tests.cast import appoint

    appoint(disbudporapar, {budi: Role.PEJABAT})
    assert is_in(other) and is_in(other)


def test_deactivation_and_a_new_password_end_every_session(budi, dewi, tono):
    one, two, third = sign_in(budi), sign_in(budi, ANDROID), sign_in(tono)
    typed = {"oldpassword": PASSWORD, "password1": "sepeda merah di tepi sawah"}
    one.post(reverse("account_change_password"), typed | {"password2": typed["password1"]})
    assert is_in(one) and not is_in(two)
    actions.change_user(user=tono, by=dewi, is_active=False)
    assert not is_in(third)


def test_leaving_ends_the_session_and_the_browser_forgets(budi):
    client = sign_in(budi)
    cookie = client.cookies["sesi"].value
    response = client.post(reverse("account_logout"))
    assert response.headers["Clear-Site-Data"] == '"cache","cookies","storage"'
    thief = Client()
    thief.cookies["sesi"] = cookie
    assert not is_in(thief)
    assert "Clear-Site-Data" not in client.get(reverse("account_login")).headers


def test_signing_in_changes_the_key_of_the_session(budi):
    client = Client()
    client.get(reverse("account_login"))
    client.cookies["sesi"] = "a" * 32
    client.post(reverse("account_login"), {"login": "budi", "password": PASSWORD})
    assert client.cookies["sesi"].value != "a" * 32


def test_the_list_names_devices_and_ends_one_or_all_others(budi, sari):
    here, phone, stranger = sign_in(budi), sign_in(budi, ANDROID), sign_in(sari)
    third = sign_in(budi, "curl/8")
    page = here.get(reverse("usersessions_list")).content.decode()
    assert "Chrome di Windows" in page and "Chrome di ponsel Android" in page and "Sesi ini" in page
    of_phone = UserSession.objects.get(user=budi, user_agent=ANDROID)
    assert stranger.post(reverse("usersessions_end", args=[of_phone.pk])).status_code == 404
    here.post(reverse("usersessions_end", args=[of_phone.pk]))
    assert not is_in(phone) and is_in(third) and is_in(here)
    here.post(reverse("usersessions_end_others"))
    assert not is_in(third) and is_in(here) and is_in(stranger)


def test_last_seen_is_kept_without_writing_on_every_request(
    budi, time_machine, django_assert_max_num_queries
):
    client = sign_in(budi)
    time_machine.shift(30)
    is_in(client)
    row = UserSession.objects.get(user=budi)
    before = row.last_seen_at
    time_machine.shift(60)
    is_in(client)
    row.refresh_from_db()
    assert (row.last_seen_at - before).total_seconds() >= 60


def test_an_old_password_must_be_changed_only_when_the_switch_is_on(budi, settings, time_machine):
    actions.set_password(user=budi, password=PASSWORD, by=budi)
    time_machine.shift(91 * 24 * HOUR)
    assert is_in(sign_in(budi))
    settings.SANDI_MASA_BERLAKU_HARI = 90
    client = sign_in(budi)
    assert client.get(reverse("home")).url == reverse("account_change_password")
    typed = {"oldpassword": PASSWORD, "password1": "sepeda merah di tepi sawah"}
    client.post(reverse("account_change_password"), typed | {"password2": typed["password1"]})
    assert is_in(client)


@pytest.mark.parametrize(
    "agent, words",
    [(CHROME, "Chrome di Windows"), (ANDROID, "Chrome di ponsel Android"), ("", "Perangkat tidak dikenal"), ("curl/8.5", "Program"),
     ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1", "Safari di iPhone"),
     ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox di Linux"),
     (CHROME + " Edg/131.0", "Edge di Windows"),
     ("<script>alert(1)</script>", "Perangkat tidak dikenal")],
)  # fmt: skip
def test_devices_in_words(agent, words):
    assert device_words(agent) == words


def test_pages_that_change_for_whoever_is_signed_in_stand_behind_the_door_too(dewi, settings):
    """The first page is public, but shows duties to people who signed in."""
    settings.MFA_REQUIRED = True
    client = sign_in(dewi)
    assert client.get(reverse("home")).url == reverse("mfa_activate_totp")
    assert Client().get(reverse("home")).status_code == 200

"""The second factor: mandatory for those who decide, no code good twice, nothing round it."""

import json
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed
from klaten_medsos.notices.models import Notice
from opd import actions
from opd.sign_in import second_factor, secrets
from opd.tests.test_links import GOOD, sent_link, set_by

pytestmark = pytest.mark.django_db
PASSWORD = "rahasia-uji-12345"


@pytest.fixture(autouse=True)
def required(settings, time_machine):
    settings.MFA_REQUIRED = True
    time_machine.move_to("2026-03-02 09:00:05+07:00", tick=False)


def code_of(secret, steps=0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def sign_in(who, client=None) -> Client:
    client = client or Client()
    client.post(reverse("account_login"), {"login": who.username, "password": PASSWORD})
    return client


def enrol(client) -> str:
    """Enrol an authenticator app as on the page; returns its secret."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    return secret


def step(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


@pytest.mark.parametrize("who", ["ratna", "dewi", "kirana", "joko", "operator"])
def test_who_decides_reaches_only_the_enrolment_until_they_have_a_factor(request, who):
    client = sign_in(request.getfixturevalue(who))
    for address in ("home", "posts:list", "accounts:list", "opd:unit_list", "admin:index"):
        response = client.get(reverse(address))
        assert (response.status_code, response.url) == (302, reverse("mfa_activate_totp")), address
    assert client.post(reverse("notices:read_all")).url == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    assert client.get(reverse("public:verify")).status_code == 200
    enrol(client)
    assert client.get(reverse("notices:list")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302


def test_a_petugas_may_go_without_and_may_have_one(budi):
    client = sign_in(budi)
    assert client.get(reverse("notices:list")).status_code == 200
    enrol(client)
    again = sign_in(budi)
    assert again.get(reverse("notices:list")).status_code == 302


def test_the_demo_does_not_ask_for_it(settings, dewi):
    settings.MFA_REQUIRED = False
    assert sign_in(dewi).get(reverse("notices:list")).status_code == 200


def test_a_code_is_good_once_even_within_its_time(dewi, time_machine):
    secret = enrol(sign_in(dewi))
    time_machine.shift(60)
    code = code_of(secret)
    assert step(sign_in(dewi), code).url == "/"
    for seconds in (0, 20, 35):
        time_machine.shift(seconds)
        replay = step(sign_in(dewi), code)
        assert replay.status_code == 200 and "Kode salah" in replay.content.decode()
    # nor is an older code of the tolerated step good after a newer one
    older = code_of(secret, -1)
    assert step(sign_in(dewi), code_of(secret)).status_code == 302
    assert step(sign_in(dewi), older).status_code == 200


def test_the_code_of_the_enrolment_does_not_sign_in(dewi):
    client = sign_in(dewi)
    secret = enrol(client)
    assert step(sign_in(dewi), code_of(secret)).status_code == 200
    assert step(sign_in(dewi), code_of(secret, 1)).status_code == 302


@pytest.mark.parametrize("steps, entered", [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_clocks_may_differ_by_one_step(dewi, time_machine, steps, entered):
    secret = enrol(sign_in(dewi))
    time_machine.shift(300)
    assert (step(sign_in(dewi), code_of(secret, steps)).status_code == 302) is entered


def test_a_used_code_stays_used_when_every_cache_is_lost(dewi, time_machine):
    from django.core.cache import cache

    secret = enrol(sign_in(dewi))
    time_machine.shift(60)
    code = code_of(secret)
    assert step(sign_in(dewi), code).status_code == 302
    cache.clear()
    assert step(sign_in(dewi), code).status_code == 200


def test_secrets_are_unreadable_in_the_database_and_survive_a_new_secret_key(dewi, settings):
    secret = enrol(sign_in(dewi))
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored and '"gAAAA' in stored
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "k" * 60
    row = Authenticator.objects.get(user=dewi, type="totp")
    assert secrets.decrypt(row.data["secret"]) == secret
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(ValueError, match="SECRET_KEY"):
        secrets.decrypt(row.data["secret"])


def test_recovery_codes_are_shown_once_downloaded_then_and_each_good_once(dewi, time_machine):
    client = sign_in(dewi)
    enrol(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<li><code>(\d{8})</code>", page)
    assert len(codes) == 10
    file = client.get(reverse("mfa_download_recovery_codes"))
    assert codes[0] in file.content.decode() and "attachment" in file.headers["Content-Disposition"]
    assert "no-store" in file.headers["Cache-Control"]
    assert codes[0] not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    time_machine.shift(599)
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 200
    time_machine.shift(2)
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 302
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert not any(code in stored for code in codes)
    assert step(sign_in(dewi), codes[3]).status_code == 302
    assert step(sign_in(dewi), codes[3]).status_code == 200


def test_a_reset_password_does_not_go_round_the_second_factor(dewi, client):
    enrol(sign_in(dewi))
    client.post(reverse("account_reset_password"), {"email": dewi.email})
    set_by(sent_link())
    entered = client.post(reverse("account_login"), {"login": "dewi", "password": GOOD})
    assert entered.url == reverse("mfa_authenticate")
    assert client.get(reverse("notices:list")).status_code == 302


def test_the_admin_has_no_door_of_its_own(dewi, client):
    enrol(sign_in(dewi))
    answer = client.post(reverse("admin:login"), {"username": "dewi", "password": PASSWORD})
    assert answer.status_code == 302 and answer.url.startswith(reverse("account_login"))
    sign_in(dewi, client)
    assert client.get(reverse("admin:index")).url.startswith(reverse("admin:login"))


def test_who_must_have_a_factor_may_not_drop_the_last_one(dewi, budi, time_machine):
    for who, dropped in ((dewi, False), (budi, True)):
        client = sign_in(who)
        enrol(client)
        page = client.get(reverse("mfa_deactivate_totp")).content.decode()
        assert ("mewajibkan masuk dua langkah" in page) is not dropped
        client.post(reverse("mfa_deactivate_totp"))
        assert second_factor.has_one(who) is not dropped


def test_every_change_is_logged_and_told_to_the_person(dewi, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        enrol(sign_in(dewi))
    assert "Aplikasi autentikator dipasang." in Entry.objects.on(dewi).last().sentence
    assert Notice.objects.filter(recipient=dewi, kind="cara_masuk_diubah").exists()


def test_lost_phones_are_helped_by_colleagues_never_by_oneself(dewi, kirana, operator, budi, diskominfo):
    for who in (budi, dewi, operator):
        enrol(sign_in(who))
    assert actions.remove_factors(user=budi, by=dewi) == 2
    with pytest.raises(NotAllowed):
        actions.remove_factors(user=dewi, by=dewi)
    with pytest.raises(NotAllowed):
        actions.remove_factors(user=operator, by=dewi)
    assert actions.remove_factors(user=dewi, by=operator) == 2
    # the password alone opens the enrolment only
    assert sign_in(dewi).get(reverse("notices:list")).url == reverse("mfa_activate_totp")


def test_many_wrong_codes_are_stopped(dewi, settings):
    enrol(sign_in(dewi))
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "50/m/ip,5/5m/key"}
    client = sign_in(dewi)
    answers = [step(client, f"{number:06}").content.decode() for number in range(7)]
    assert "Terlalu banyak" in answers[-1]

"""The way in: an invitation by link, a reset by e-mail, and a password nobody else ever knew."""

import re
import statistics
import time
from smtplib import SMTPException

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken
from opd import actions, tasks
from opd.models import LinkKind, Role, SignInMail, User
from tests.cast import appoint

pytestmark = pytest.mark.django_db
GOOD = "sepeda merah di tepi sawah"
HOUR = 3600


@pytest.fixture(autouse=True)
def march(time_machine):
    time_machine.move_to("2026-03-02 09:00+07:00")


@pytest.fixture
def wening(dewi):
    return actions.register_user(
        username="wening", name="Wening Contoh", email="wening@klaten.invalid", by=dewi
    )


def sent_link() -> str:
    """Send what waits, as the worker does, and return the link of the newest e-mail."""
    for row in SignInMail.objects.due().order_by("pk"):
        tasks.send_sign_in_mail(row.pk)
    return re.search(r"http://[^/]+(/\S+)", mail.outbox[-1].body)[1]


def set_by(link, password=GOOD, client=None):
    """Follow the link and set the password; returns the last answer."""
    client = client or Client()
    page = client.get(link, follow=True)
    if not page.redirect_chain:
        return page
    return client.post(page.context["action_url"], {"password1": password, "password2": password})


def test_someone_invited_sets_their_own_password_and_comes_in(client, dewi, wening):
    actions.send_link(user=wening, by=dewi)
    link = sent_link()
    (letter,) = mail.outbox
    assert letter.to == ["wening@klaten.invalid"] and "/masuk/undangan/" in letter.body
    assert "24 jam" in letter.body and "wening" in letter.body and letter.subject.startswith("Undangan")
    page = client.get(link, follow=True).content.decode()
    assert "Selamat datang, Wening Contoh" in page
    assert set_by(link, client=client).status_code == 302
    wening.refresh_from_db()
    assert wening.check_password(GOOD) and wening.password_changed_at
    assert EmailAddress.objects.get(user=wening).verified
    entered = Client().post(reverse("account_login"), {"login": "wening", "password": GOOD})
    assert (entered.status_code, entered.url) == (302, "/")
    assert [entry.event for entry in Entry.objects.on(wening)] == [
        "pengguna.diundang", "pengguna.tautan", "pengguna.sandi"
    ]  # fmt: skip


def test_the_link_is_good_once(dewi, wening):
    actions.send_link(user=wening, by=dewi)
    link = sent_link()
    set_by(link)
    again = set_by(link, "lampu hijau di atas bukit")
    assert "Tautan tidak berlaku lagi" in again.content.decode()
    wening.refresh_from_db()
    assert wening.check_password(GOOD)


def test_an_invitation_lives_24_hours_and_a_reset_one(client, dewi, wening, budi, time_machine):
    actions.send_link(user=wening, by=dewi)
    invitation = sent_link()
    client.post(reverse("account_reset_password"), {"email": budi.email})
    reset = sent_link()
    assert "/masuk/sandi/lupa/" in reset and "1 jam" in mail.outbox[-1].body
    time_machine.shift(HOUR - 5)
    assert client.get(reset).status_code == 302
    time_machine.shift(10)
    assert "tidak berlaku" in client.get(reset).content.decode()
    time_machine.shift(23 * HOUR - 10)
    assert Client().get(invitation).status_code == 302
    time_machine.shift(10)
    assert "tidak berlaku" in Client().get(invitation).content.decode()


def test_a_newer_invitation_a_new_address_or_deactivation_ends_the_older_link(dewi, wening, time_machine):
    actions.send_link(user=wening, by=dewi)
    first = sent_link()
    time_machine.shift(60)
    actions.send_link(user=wening, by=dewi)
    second = sent_link()
    assert "tidak berlaku" in Client().get(first).content.decode()
    assert Client().get(second).status_code == 302
    actions.change_user(user=wening, by=dewi, email="lain@klaten.invalid")
    assert "tidak berlaku" in Client().get(second).content.decode()
    actions.send_link(user=User.objects.get(pk=wening.pk), by=dewi)
    third = sent_link()
    actions.change_user(user=wening, by=dewi, is_active=False)
    assert "tidak berlaku" in Client().get(third).content.decode()


def test_a_mail_server_that_is_away_makes_the_invitation_late_not_lost(dewi, wening, monkeypatch):
    actions.send_link(user=wening, by=dewi)

    def away(self, **kwargs):
        raise SMTPException("away")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", away)
        tasks.send_sign_in_mail(SignInMail.objects.get().pk)
    assert mail.outbox == [] and SignInMail.objects.get().job_state == "menunggu"
    assert "/masuk/undangan/" in sent_link()
    tasks.send_sign_in_mail(SignInMail.objects.get().pk)
    assert len(mail.outbox) == 1


def test_no_link_to_the_operator_by_diskominfo_nor_to_someone_without_address(dewi, operator, budi):
    with pytest.raises(NotAllowed):
        actions.send_link(user=operator, by=dewi)
    actions.change_user(user=budi, by=dewi, email="")
    budi.refresh_from_db()
    with pytest.raises(RuleBroken, match="surel"):
        actions.send_link(user=budi, by=dewi)
    assert not SignInMail.objects.exists()


# --- the pejabat of a unit -----------------------------------------------------------------------------


def invite(client, unit, **changed):
    typed = {"name": "Wening Contoh", "email": "wening@klaten.invalid", "username": "wening", "nip": ""}
    return client.post(reverse("opd:person_invite", args=[unit.pk]), typed | changed)


def test_a_pejabat_invites_the_units_own_petugas_who_may_only_draft(client, ratna, disbudporapar):
    client.force_login(ratna)
    response = invite(client, disbudporapar)
    assert response.status_code == 302
    wening = User.objects.get(username="wening")
    standing = wening.standing
    assert standing.units == {disbudporapar.pk} and not standing.petugas_of and not standing.pejabat_of
    assert not wening.has_usable_password() and "/masuk/undangan/" in sent_link()
    page = client.get(reverse("opd:person_list", args=[disbudporapar.pk])).content.decode()
    assert "Diundang" in page and "Kirim undangan" in page


def test_what_was_typed_stays_when_the_name_is_taken_or_looks_like_another(
    client, ratna, budi, disbudporapar
):
    client.force_login(ratna)
    for username in ("budi", "Budi", "b.udi", "ｂudi", "b\u200budi"):
        response = invite(client, disbudporapar, username=username)
        assert response.status_code == 422
        assert "wening@klaten.invalid" in response.content.decode()
    assert not User.objects.filter(name="Wening Contoh").exists()


def test_others_may_not_invite_nor_send_links_to_people_who_are_in(
    ratna, budi, sari, tono, joko, disbudporapar, dinkes
):
    for who in (budi, sari, tono, joko):
        with pytest.raises(NotAllowed):
            actions.invite_officer(
                unit=disbudporapar, username="x1", name="X Contoh", email="x@klaten.invalid", by=who
            )
    with pytest.raises(NotAllowed):
        actions.invite_officer(unit=dinkes, username="x1", name="X Contoh", email="x@k.invalid", by=ratna)
    with pytest.raises(NotAllowed, match="Lupa kata sandi"):
        actions.send_link(user=budi, by=ratna)
    with pytest.raises(NotAllowed):
        actions.send_link(user=sari, by=ratna)


def test_a_pejabat_whose_decree_ended_invites_nobody(ratna, disbudporapar, time_machine):
    appoint(disbudporapar, {ratna: Role.PEJABAT})
    disbudporapar.decrees.update(ends_on="2026-03-02")
    time_machine.move_to("2026-03-03 00:00+07:00")
    ratna.forget_standing()
    with pytest.raises(NotAllowed):
        actions.invite_officer(
            unit=disbudporapar, username="x1", name="X Contoh", email="x@k.invalid", by=ratna
        )


def test_an_invitation_is_sent_again_from_the_list(client, ratna, disbudporapar, time_machine):
    client.force_login(ratna)
    invite(client, disbudporapar)
    wening = User.objects.get(username="wening")
    first = sent_link()
    time_machine.shift(60)
    response = client.post(reverse("opd:person_resend", args=[disbudporapar.pk, wening.pk]))
    assert response.status_code == 302
    assert sent_link() != first and "tidak berlaku" in Client().get(first).content.decode()


# --- nobody learns who has an account ------------------------------------------------------------------


def test_the_answer_to_a_reset_is_the_same_for_everyone(client, budi, dewi, tono):
    actions.change_user(user=tono, by=dewi, is_active=False)
    answers = set()
    for email in (budi.email, budi.email.upper(), tono.email, "tidak.ada@klaten.invalid"):
        response = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        answers.add(
            (
                response.status_code,
                str(response.redirect_chain),
                re.sub(r'value="\w{64}"|code>\w+<', "", response.content.decode()),
            )
        )
    assert len(answers) == 1
    assert {row.user for row in SignInMail.objects.all()} == {budi}
    assert SignInMail.objects.filter(kind=LinkKind.RESET).count() == 2


def test_a_wrong_password_an_unknown_name_and_an_inactive_one_sound_the_same(
    client, budi, dewi, tono, wening
):
    actions.change_user(user=tono, by=dewi, is_active=False)
    answers = set()
    for name in ("budi", "tidakada", "tono", "wening"):
        response = client.post(reverse("account_login"), {"login": name, "password": "salah-sekali-123"})
        text = re.sub(r'value="[^"]*"', "", response.content.decode())
        answers.add((response.status_code, re.sub(r"\w{12}</code>", "", text)))
    assert len(answers) == 1


@pytest.mark.parametrize("page", ["account_login", "account_reset_password"])
def test_the_time_of_an_answer_tells_nothing(page, settings, monkeypatch, budi, dewi):
    """Interleaved tries of a known and an unknown name: the medians may differ by less than 20 ms.

    Counted is the work of this thread, not the clock: what else the machine does says nothing about us.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    # about 100 ms: five times what the answers may differ by, and a tenth of what a real sign-in pays
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 200_000)
    settings.ACCOUNT_RATE_LIMITS = False
    budi.set_password(GOOD)
    budi.save()
    client, spent = Client(), {"budi": [], "tidakada": []}
    field = {"account_login": "login", "account_reset_password": "email"}[page]
    tail = "" if field == "login" else "@klaten.invalid"
    for attempt in range(14):
        for name in sorted(spent, reverse=attempt % 2):
            began = time.thread_time()
            client.post(reverse(page), {field: name + tail, "password": "salah-sekali-123"})
            if attempt >= 2:
                spent[name].append(time.thread_time() - began)
    known, unknown = (statistics.median(times) for times in spent.values())
    # a try costs about as much as one password hash; what is left of noise is a part of it
    assert abs(known - unknown) < max(0.02, 0.25 * max(known, unknown)), (known, unknown)

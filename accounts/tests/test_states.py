"""Suspended, compromised, cancelled: who may, what the public is told, and that nothing false is green."""

import pytest

from accounts import actions
from accounts.models import Account, Segment
from accounts.public import register, verdicts
from accounts.public.records import STATUS_WORD, account_record, verification_record
from accounts.tests.test_register import propose
from accounts.workflow import EVER_OFFICIAL, Status
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
ADDRESS = "https://www.instagram.com/wisata_uji_klaten"


@pytest.fixture
def segment(db):
    return Segment.objects.create(name="Wisatawan")


@pytest.fixture
def official(budi, disbudporapar, segment, dewi):
    return actions.verify_account(account=propose(budi, disbudporapar, segment), by=dewi)


def test_a_suspended_account_is_neither_official_nor_once_official_until_it_is_reinstated(official, dewi):
    assert register.check(ADDRESS).status == "resmi"
    actions.suspend_account(account=official, reason="Pemegang belum jelas.", by=dewi)
    finding = register.check(ADDRESS)
    assert finding.status == "belum_terbukti" and "ditangguhkan" in finding.answer.explanation
    assert "Pemegang belum jelas" not in finding.answer.explanation
    assert verdicts.verdict_of(finding).tone != "success"
    assert verification_record(finding)["kode_unit"] == "DISBUDPORAPAR"
    actions.reinstate_account(account=official, reason="Pemegang sudah ditetapkan.", by=dewi)
    assert register.check(ADDRESS).status == "resmi"
    assert official.interrupted_at is None and official.interrupted_reason == ""


def test_budi_reports_a_break_in_and_the_public_is_warned_at_once(client, official, budi, dewi):
    actions.report_compromised_account(account=official, reason="Muncul iklan judi.", by=budi)
    finding = register.check(ADDRESS)
    assert (finding.status, verdicts.verdict_of(finding).tone) == ("belum_terbukti", "danger")
    page = client.get("/cek/", {"q": ADDRESS}).content.decode()
    assert "sedang disusupi" in page and "verdict success" not in page
    assert Notice.objects.filter(kind="akun_terhenti").count() == 2
    listed = client.get("/api/v1/akun", {"status": "belum_terbukti"}).json()
    assert [row["status"] for row in listed["akun"]] == ["belum_terbukti"]
    assert client.get("/api/v1/akun").json()["jumlah"] == 0


def test_a_lookalike_of_a_suspended_account_is_still_named_but_not_as_official(client, official, dewi):
    actions.suspend_account(account=official, reason="x", by=dewi)
    asked = "https://www.instagram.com/wisata_uji_klatenn"
    finding = register.check(asked)
    assert finding.similar == official and finding.status == "tidak_terdaftar"
    assert account_record(official)["status"] == "belum_terbukti"
    page = client.get("/cek/", {"q": asked}).content.decode()
    assert "<dd>Ditangguhkan</dd>" in page


def test_each_state_the_public_knows_has_its_word():
    assert set(STATUS_WORD) == EVER_OFFICIAL


def test_a_new_registration_of_a_closed_address_answers_even_while_suspended(
    official, budi, disbudporapar, segment, dewi
):
    actions.retire_account(account=official, reason="Berganti pengelola.", by=budi)
    anew = actions.verify_account(account=propose(budi, disbudporapar, segment), by=dewi)
    actions.suspend_account(account=anew, reason="x", by=dewi)
    assert register.check(ADDRESS).account == anew
    assert register.check(ADDRESS).status == "belum_terbukti"


def test_a_cancelled_proposal_never_becomes_public_and_frees_its_address(
    budi, disbudporapar, segment, sari, dinkes
):
    account = propose(budi, disbudporapar, segment)
    with pytest.raises(NotAllowed):
        actions.cancel_account(account=account, by=sari)
    actions.cancel_account(account=account, by=budi)
    assert register.check(ADDRESS).status == "tidak_terdaftar"
    assert not Account.objects.public().exists()
    assert propose(sari, dinkes, segment).status == Status.PROPOSED


def test_the_unit_cannot_lift_or_order_a_suspension(official, budi, sari, dewi):
    for person in (budi, sari):
        with pytest.raises(NotAllowed):
            actions.suspend_account(account=official, reason="x", by=person)
    actions.suspend_account(account=official, reason="x", by=dewi)
    with pytest.raises(NotAllowed):
        actions.reinstate_account(account=official, reason="x", by=budi)
    with pytest.raises(NotAllowed):
        actions.report_compromised_account(account=official, reason="x", by=sari)


def test_every_interruption_needs_its_reason_and_none_holds_a_password(official, budi, dewi):
    with pytest.raises(RuleBroken):
        actions.suspend_account(account=official, reason="  ", by=dewi)
    with pytest.raises(RuleBroken, match="kata sandi"):
        actions.report_compromised_account(account=official, reason="sandi: Klaten2026", by=budi)
    official.refresh_from_db()
    assert official.status == Status.ACTIVE


def test_of_two_decisions_at_once_one_wins_and_leaves_one_line(official, budi, dewi):
    stale = Account.objects.get(pk=official.pk)
    actions.suspend_account(account=official, reason="x", by=dewi)
    with pytest.raises(StateChanged):
        actions.retire_account(account=stale, reason="y", by=budi)
    events = list(Entry.objects.on(official).values_list("event", flat=True))
    assert events == ["akun.diusulkan", "akun.diverifikasi", "akun.ditangguhkan"]

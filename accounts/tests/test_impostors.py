"""Fake accounts: anybody reports, Diskominfo decides, the public check warns, nobody outside is written to."""

import time

import pytest
from django.core import mail, signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts import actions as accounts
from accounts.impostors import actions
from accounts.impostors.duties import duties_for
from accounts.impostors.forms import SALT
from accounts.impostors.workflow import Status
from accounts.models import ImpostorReport, Segment, TakedownSteps
from accounts.public import register
from accounts.tests.test_register import propose
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from opd.models import MembershipKind
from tests.cast import make_person, pdf_upload

pytestmark = pytest.mark.django_db
FAKE = "https://www.instagram.com/wisata_uji_klaten_bansos"
FORM = "/lapor-tiruan/"


@pytest.fixture
def account(budi, disbudporapar, dewi):
    """An official account of Disbudporapar: instagram wisata_uji_klaten."""
    segment = Segment.objects.create(name="Wisatawan")
    return accounts.verify_account(account=propose(budi, disbudporapar, segment), by=dewi)


@pytest.fixture
def report(account):
    return actions.report_impostor(pasted=FAKE, harm="meminta_uang", story="Meminta transfer.")


@pytest.fixture
def fake(report, dewi):
    actions.examine_report(report=report, by=dewi)
    return actions.decide_fake(report=report, reason="Memakai lambang dinas.", by=dewi)


def typed(**changed):
    return {"pasted": FAKE, "harm": "meminta_uang", "story": "Meminta transfer.", "situs": "",
            "opened": signing.dumps(int(time.time()) - 60, salt=SALT)} | changed  # fmt: skip


def test_what_was_declared_a_fake_while_it_waited_does_not_become_official(
    account, budi, disbudporapar, dewi
):
    waiting = propose(budi, disbudporapar, Segment.objects.get(), FAKE)
    report = actions.report_impostor(pasted=FAKE, harm="meminta_uang")
    actions.examine_report(report=report, by=dewi)
    actions.decide_fake(report=report, reason="Memakai lambang dinas.", by=dewi)
    with pytest.raises(RuleBroken, match="akun tiruan"):
        accounts.verify_account(account=waiting, by=dewi)
    assert register.check(FAKE).status == "tidak_terdaftar"


def test_a_citizen_reports_without_signing_in_and_gets_a_code_to_follow(client, account, dewi):
    shown = client.get(FORM).content.decode()
    assert "Kami tidak meminta nama" in shown
    response = client.post(FORM, typed())
    report = ImpostorReport.objects.get()
    assert response.status_code == 302 and report.code in response.url
    assert (report.handle, report.imitated, report.reported_by) == ("wisata_uji_klaten_bansos", account, None)
    followed = client.get(response.url).content.decode()
    assert "Laporan diterima" in followed and report.story not in followed
    assert Entry.objects.on(report).get().sentence.startswith("Portal mencatat laporan akun tiruan")


def test_strangers_never_make_the_portal_send_mail_and_fill_no_bell(
    client, account, dewi, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for n in range(4):
            client.post(FORM, typed(pasted=f"{FAKE}{n}"))
    told = Notice.objects.filter(recipient=dewi, kind="tiruan_dilaporkan")
    assert ImpostorReport.objects.count() == 4
    assert told.count() == 1 and told.get().job_state == "selesai"
    assert mail.outbox == []
    assert [duty.title for duty in duties_for(dewi)] == ["Periksa 4 laporan akun tiruan"]


def test_the_sixth_report_in_an_hour_waits(client, account, time_machine):
    time_machine.move_to("2026-03-02 09:50:00+07:00", tick=False)
    answers = [client.post(FORM, typed(pasted=f"{FAKE}{n}")).status_code for n in range(5)]
    refused = client.post(FORM, typed())
    assert answers == [302] * 5
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "600")
    assert ImpostorReport.objects.count() == 5


@pytest.mark.parametrize("changed", [{"situs": "http://spam.example"}, {"opened": ""}, {"opened": "palsu"}])
def test_what_only_machines_fill_is_refused_and_nothing_typed_is_lost(client, account, changed):
    response = client.post(FORM, typed(**changed))
    assert response.status_code == 422 and "Meminta transfer." in response.content.decode()
    assert not ImpostorReport.objects.exists()


def test_a_form_sent_at_once_is_asked_again(client, account):
    response = client.post(FORM, typed(opened=signing.dumps(int(time.time()), salt=SALT)))
    assert response.status_code == 422 and not ImpostorReport.objects.exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"pasted": "https://www.instagram.com/wisata_uji_klaten"}, "terdaftar sebagai akun"),
        ({"pasted": "selamat pagi semuanya"}, "Tidak ada alamat akun"),
        ({"pasted": ""}, "field-error"),
        ({"harm": "televisi"}, "televisi"),
        ({"story": "x" * 1001}, "1000"),
        ({"story": "nul\x00"}, "NUL"),
    ],
)
def test_what_cannot_be_taken_is_refused_beside_its_field(client, account, changed, words):
    response = client.post(FORM, typed(**changed))
    assert response.status_code == 422 and words in response.content.decode()
    assert not ImpostorReport.objects.exists()


def test_evidence_is_read_wholly_and_a_script_is_refused(client, account, dewi, sari):
    bad = SimpleUploadedFile("bukti.png", b"<script>alert(1)</script>", "image/png")
    assert client.post(FORM, typed(upload=bad)).status_code == 422
    client.post(FORM, typed(upload=pdf_upload("bukti.pdf")))
    report = ImpostorReport.objects.get()
    assert report.evidence_sha256 and "bukti" not in report.evidence.name
    address = reverse("impostors:evidence", args=[report.pk])
    client.force_login(sari)
    assert client.post(address).status_code == 404
    client.force_login(dewi)
    answer = client.post(address)
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    assert Entry.objects.on(report).filter(event="tiruan.bukti_dibuka").exists()


def test_a_report_runs_from_new_to_taken_down_and_the_check_says_each_step(client, report, dewi, account):
    assert register.check(FAKE).fake is None
    client.force_login(dewi)
    client.post(reverse("impostors:decide", args=[report.pk, "periksa"]))
    client.post(
        reverse("impostors:decide", args=[report.pk, "tiruan"]),
        {"reason": "Memakai lambang dinas.", "imitated": account.pk},
    )
    client.logout()
    page = client.get("/cek/", {"q": FAKE}).content.decode()
    assert (
        "Dikenal sebagai akun tiruan" in page and "Memakai lambang dinas." in page and "success" not in page
    )
    answer = client.get("/api/v1/akun/verifikasi", {"q": FAKE}).json()
    assert answer["status"] == "tidak_terdaftar" and answer["akun_tiruan"]["keadaan"] == "masih_ada"
    assert answer["mirip_dengan"]["nama_akun"] == account.handle
    assert "wisata_uji_klaten_bansos" in client.get("/akun-tiruan/").content.decode()
    assert "dinyatakan akun tiruan" in client.get("/daftar/perubahan.atom").content.decode()
    client.force_login(dewi)
    detail = client.get(report.get_absolute_url()).content.decode()
    assert "Melapor ke Instagram" in detail and "636276399721841" in detail
    client.post(reverse("impostors:decide", args=[report.pk, "lapor-platform"]), {"reference": "IG-1"})
    client.post(reverse("impostors:decide", args=[report.pk, "turun"]))
    report.refresh_from_db()
    assert (report.status, report.reference) == (Status.TAKEN_DOWN, "IG-1")
    assert register.check(FAKE).answer.explanation.startswith(
        "Dikenal sebagai akun tiruan yang sudah diturunkan"
    )
    assert [entry.event for entry in Entry.objects.on(report).order_by("seq")] == [
        "tiruan.dilaporkan", "tiruan.diperiksa", "tiruan.terbukti", "tiruan.dilaporkan_platform", "tiruan.diturunkan",
    ]  # fmt: skip


def test_a_wrong_decision_is_taken_back_and_forgotten_by_the_check(fake, dewi, client):
    actions.clear_account(report=fake, reason="Ternyata akun paguyuban.", by=dewi)
    assert register.check(FAKE).fake is None
    assert "bansos" not in client.get("/akun-tiruan/").content.decode()


def test_only_diskominfo_decides_and_never_on_a_report_of_its_own(report, budi, dewi, account):
    with pytest.raises(NotAllowed):
        actions.examine_report(report=report, by=budi)
    own = actions.report_impostor(pasted=f"{FAKE}2", harm="lainnya", by=dewi)
    with pytest.raises(NotAllowed, match="sendiri"):
        actions.examine_report(report=own, by=dewi)


def test_an_officer_sees_own_reports_and_those_about_the_unit_and_no_others(client, report, sari, budi):
    client.force_login(sari)
    assert client.get(report.get_absolute_url()).status_code == 404
    client.post(reverse("impostors:create"), {"pasted": "https://x.com/dinkes_palsu", "harm": "lainnya"})
    assert ImpostorReport.objects.visible_to(sari).get().reported_by == sari
    client.force_login(budi)
    assert client.get(report.get_absolute_url()).status_code == 200
    assert client.get(reverse("impostors:decide", args=[report.pk, "periksa"])).status_code == 403


def test_an_official_account_is_never_declared_a_fake(account, dewi, budi, disbudporapar):
    segment = Segment.objects.get()
    other = propose(budi, disbudporapar, segment, pasted=FAKE)
    report = actions.report_impostor(pasted=FAKE, harm="lainnya")
    actions.examine_report(report=report, by=dewi)
    accounts.verify_account(account=other, by=dewi)
    with pytest.raises(RuleBroken, match="terdaftar milik"):
        actions.decide_fake(report=report, reason="x", by=dewi)


def test_a_known_fake_cannot_be_registered_as_an_account(fake, budi, disbudporapar):
    with pytest.raises(RuleBroken, match="akun tiruan"):
        propose(budi, disbudporapar, Segment.objects.get(), pasted=FAKE)


def test_the_same_fake_is_declared_once_and_a_second_report_is_a_duplicate(fake, dewi):
    second = actions.report_impostor(pasted=FAKE, harm="lainnya")
    actions.examine_report(report=second, by=dewi)
    with pytest.raises(RuleBroken, match="ganda"):
        actions.decide_fake(report=second, reason="x", by=dewi)
    actions.mark_duplicate(report=second, first=fake, by=dewi)
    assert second.status == Status.DUPLICATE and fake.code in second.decision_note


def test_an_address_that_names_no_account_is_examined_but_not_declared_a_fake(account, dewi):
    short = actions.report_impostor(pasted="https://bit.ly/3abcDEF", harm="meminta_data")
    actions.examine_report(report=short, by=dewi)
    with pytest.raises(RuleBroken, match="belum menunjuk"):
        actions.decide_fake(report=short, reason="x", by=dewi)


def test_of_two_who_decide_one_wins(report, dewi, diskominfo):
    other = make_person("dina", "Dina Contoh", diskominfo, MembershipKind.DISKOMINFO)
    actions.examine_report(report=report, by=dewi)
    stale = ImpostorReport.objects.get(pk=report.pk)
    actions.decide_fake(report=report, reason="Bukti cukup.", by=dewi)
    with pytest.raises(StateChanged):
        actions.clear_account(report=stale, reason="Bukan.", by=other)


def test_a_known_fake_without_a_decision_cannot_exist(report):
    with pytest.raises(IntegrityError), transaction.atomic():
        ImpostorReport.objects.filter(pk=report.pk).update(status=Status.FAKE)


def test_each_platform_has_its_steps_and_the_desk_may_mend_them(dewi, budi, client):
    assert TakedownSteps.objects.filter(platform__in=["facebook", "instagram", "x", "youtube", "tiktok", "whatsapp",
                                                       "telegram", ""]).count() == 8  # fmt: skip
    steps = TakedownSteps.objects.get(platform="tiktok")
    steps.steps = "Buka profil.\n\nLaporkan."
    with pytest.raises(NotAllowed):
        actions.keep_steps(steps=steps, by=budi)
    actions.keep_steps(steps=steps, by=dewi)
    assert TakedownSteps.objects.get(platform="tiktok").lines == ["Buka profil.", "Laporkan."]
    client.force_login(dewi)
    assert client.get(reverse("admin:accounts_takedownsteps_changelist")).status_code == 200

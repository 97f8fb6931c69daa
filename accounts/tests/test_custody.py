"""Who holds an account: seen by few, every look written down, never a password, handed over when they leave."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts import actions, rules
from accounts.evidence import code_for
from accounts.models import Account, Handover
from accounts.tests.cast import account_in, colleague, propose, segment
from accounts.workflow import Status
from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
DONE = {"password_changed": True, "sessions_ended": True, "recovery_moved": True, "has_two_factor": True}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


@pytest.fixture
def official(disbudporapar, budi, dewi):
    return account_in(Status.ACTIVE, unit=disbudporapar, by=budi, desk=dewi)


def leave(person, on):
    """The person's membership and appointments of the unit end the day before ``on``."""
    last = on - datetime.timedelta(days=1)
    person.memberships.update(ends_on=last)
    person.appointments.update(ended_on=last, ended_by=person)
    person.forget_standing()


def look(client, account):
    return client.post(reverse("accounts:custody", args=[account.pk]))


def test_the_unit_and_diskominfo_see_custody_and_each_look_is_a_line_of_the_log(client, official, budi, dewi):
    actions.change_custody(
        account=official, by=budi, official_email="wisata@klaten.invalid", recovery="surel"
    )
    for person in (budi, dewi):
        client.force_login(person)
        page = look(client, official)
        assert page.status_code == 200 and "wisata@klaten.invalid" in page.content.decode()
    seen = Entry.objects.on(official).filter(event="akun.penguasaan_dilihat")
    assert [entry.actor for entry in seen] == [budi, dewi]


@pytest.mark.parametrize("person", ["sari", "joko"])
def test_people_of_other_offices_never_see_custody(client, official, budi, person, request):
    actions.change_custody(account=official, by=budi, official_email="wisata@klaten.invalid")
    client.force_login(request.getfixturevalue(person))
    assert look(client, official).status_code == 403
    assert "wisata@klaten.invalid" not in client.get(official.get_absolute_url()).content.decode()
    assert not Entry.objects.on(official).filter(event="akun.penguasaan_dilihat").exists()


def test_no_page_that_merely_opens_shows_the_recovery_data(client, disbudporapar, budi, dewi):
    account = account_in(
        Status.RETURNED, unit=disbudporapar, by=budi, desk=dewi, official_email="wisata@klaten.invalid",
        official_phone="0272 321046", recovery="surel",
    )  # fmt: skip
    client.force_login(budi)
    for name in ("detail", "revise"):
        page = client.get(reverse(f"accounts:{name}", args=[account.pk])).content.decode()
        assert "wisata@klaten.invalid" not in page and "321046" not in page
    client.force_login(dewi)
    desk = client.get(reverse("admin:accounts_account_change", args=[account.pk])).content.decode()
    assert "wisata@klaten.invalid" not in desk and "321046" not in desk


def test_a_mended_proposal_keeps_the_recovery_data_left_empty(client, disbudporapar, budi, dewi):
    account = account_in(
        Status.RETURNED, unit=disbudporapar, by=budi, desk=dewi, official_email="wisata@klaten.invalid",
        recovery="surel",
    )  # fmt: skip
    client.force_login(budi)
    sent = {
        "purpose": "Mengabarkan wisata", "segments": [account.segments.get().pk], "media_type": "media_sharing",
        "custodian": budi.pk, "recovery": "surel", "evidence_kind": "kode",
    }  # fmt: skip
    assert client.post(reverse("accounts:revise", args=[account.pk]), sent).status_code == 302
    account.refresh_from_db()
    assert (account.status, account.official_email) == (Status.PROPOSED, "wisata@klaten.invalid")


@pytest.mark.parametrize(
    "text",
    [
        "sandi: Klaten2026",
        "password=rahasia99",
        "pin 123456",
        "Kl4ten#2026!",
        "kuncinya Wisata$2026",
        "sandi baru: bebekbebek",
        "sandinya adalah klaten77",
    ],
)
@pytest.mark.parametrize("field", ["purpose", "evidence", "media_type_note", "plan_reference"])
def test_what_looks_like_a_password_is_refused_in_every_field(disbudporapar, budi, field, text):
    with pytest.raises(RuleBroken, match="kata sandi"):
        propose(budi, disbudporapar, **{field: text})
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "Kode KLT-AB2C-9XYZ di bio", "https://www.instagram.com/Wisata_2026?x=1", "Humas.Dinas2026@klaten.invalid",
        "Melayani 26 kecamatan sejak 2020!", "RENCANA/12/2026", "Sandi berubah dan nama kanal diganti.",
        "Kata sandi sudah diganti 12/5/2026", "Kode OTP 6 angka terkirim ke nomor lama", "PIN hilang",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_passwords(text):
    rules.check_no_secret(words=text)


@pytest.mark.parametrize(
    "changed",
    [
        {"recovery": "surel"}, {"recovery": "telepon"}, {"official_phone": "telepon kantor"},
        {"official_phone": "=cmd|1"},
    ],
)  # fmt: skip
def test_a_way_back_that_leads_nowhere_is_refused(official, budi, changed):
    with pytest.raises(RuleBroken):
        actions.change_custody(account=official, by=budi, **changed)
    official.refresh_from_db()
    assert (official.recovery, official.official_phone) == ("belum", "")


def test_the_log_names_the_fields_that_changed_and_not_what_they_hold(official, budi):
    actions.change_custody(account=official, by=budi, official_phone="0272 321046", recovery="telepon")
    line = Entry.objects.on(official).last()
    assert "telepon pemulihan dinas" in line.sentence and "321046" not in str(line.data)
    actions.change_custody(account=official, by=budi, official_phone="0272 321046")
    assert Entry.objects.on(official).last() == line  # nothing changed, nothing written


def test_holders_are_staff_of_the_unit_and_two_different_people(disbudporapar, budi, sari):
    with pytest.raises(RuleBroken, match="staf"):
        propose(budi, disbudporapar, custodian=sari)
    with pytest.raises(RuleBroken, match="kedua"):
        propose(budi, disbudporapar, second_custodian=budi)
    with pytest.raises(RuleBroken, match="Pemegang akun belum dipilih"):
        propose(budi, disbudporapar, custodian=None)


def test_the_code_for_the_bio_belongs_to_one_unit_and_one_account(disbudporapar, dinkes, budi):
    account = propose(budi, disbudporapar)
    assert account.evidence_code == code_for(disbudporapar, account.key)
    assert len({code_for(unit, key) for unit in (disbudporapar, dinkes) for key in ("a", "b")}) == 4


def test_a_screenshot_is_drawn_anew_kept_privately_and_its_download_is_written_down(
    client, disbudporapar, budi, sari
):
    picture = SimpleUploadedFile("../../etc/passwd.png", PIXEL + b"<script>alert(1)</script>", "image/png")
    account = propose(budi, disbudporapar, evidence_kind="tangkapan", evidence_upload=picture)
    assert account.evidence_file.name.startswith("bukti/") and "passwd" not in account.evidence_file.name
    address = reverse("accounts:evidence", args=[account.pk])
    client.force_login(sari)
    assert client.post(address).status_code == 404
    client.force_login(budi)
    answer = client.post(address)
    body = b"".join(answer.streaming_content)
    assert body.startswith(b"\x89PNG") and b"script" not in body
    assert "attachment" in answer.headers["Content-Disposition"]
    assert Entry.objects.on(account).last().event == "akun.penguasaan_dilihat"


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4", b"<svg onload=alert(1)>", b"GIF89a", b"\x89PNG\r\n\x1a\nbroken", b""]
)
def test_a_hostile_picture_is_refused_and_nothing_is_stored(client, disbudporapar, budi, content):
    client.force_login(budi)
    sent = {
        "unit": disbudporapar.pk, "pasted": "ig: wisata_uji_klaten", "purpose": "Wisata", "segments": [segment().pk],
        "media_type": "media_sharing", "custodian": budi.pk, "recovery": "belum", "evidence_kind": "tangkapan",
        "evidence_upload": SimpleUploadedFile("bukti.png", content, "image/png"),
    }  # fmt: skip
    assert client.post(reverse("accounts:create"), sent).status_code == 422
    assert not Account.objects.exists()


def test_a_handover_locks_the_old_holder_out_before_it_counts(official, disbudporapar, budi, dewi):
    rini = colleague(disbudporapar)
    for missing in ("password_changed", "sessions_ended", "recovery_moved"):
        with pytest.raises(RuleBroken, match="belum lengkap"):
            actions.hand_over_account(
                account=official, leaving=budi, taking=rini, by=rini, **DONE | {missing: False}
            )
    actions.hand_over_account(account=official, leaving=budi, taking=rini, by=rini, **DONE)
    official.refresh_from_db()
    assert official.custodian == rini and Handover.objects.get().leaving == budi
    with pytest.raises(StateChanged):
        actions.hand_over_account(account=official, leaving=budi, taking=rini, by=rini, **DONE)
    with pytest.raises(NotAllowed):
        actions.hand_over_account(account=official, leaving=rini, taking=budi, by=dewi, **DONE)


def test_the_second_holder_may_take_over_alone(official, disbudporapar, budi):
    rini = colleague(disbudporapar)
    actions.change_custody(account=official, by=budi, second_custodian=rini)
    with pytest.raises(RuleBroken, match="serah terima"):
        actions.change_custody(account=official, by=budi, second_custodian=None)
    actions.hand_over_account(account=official, leaving=budi, taking=rini, by=rini, **DONE)
    official.refresh_from_db()
    assert (official.custodian, official.second_custodian) == (rini, None)


def test_when_the_holder_leaves_the_unit_must_hand_over_before_it_reviews_or_proposes(
    client, official, disbudporapar, budi, ratna
):
    rini = colleague(disbudporapar)
    leave(budi, dates.today())
    client.force_login(ratna)
    assert "Serah terima diperlukan" in client.get(official.get_absolute_url()).content.decode()
    assert f"Catat serah terima akun {official.handle}" in client.get("/").content.decode()
    confirmed = {"address_right": True, "purpose_right": True, "holders_right": True, "has_two_factor": True}
    with pytest.raises(RuleBroken, match="serah terima"):
        actions.review_account(account=official, by=ratna, **confirmed)
    with pytest.raises(RuleBroken, match="Serah terima"):
        propose(ratna, disbudporapar, pasted="ig: akun_baru_klaten")
    sent = {"leaving": budi.pk, "taking": rini.pk, **dict.fromkeys(DONE, "on")}
    assert client.post(reverse("accounts:hand_over", args=[official.pk]), sent).status_code == 302
    actions.review_account(account=Account.objects.get(pk=official.pk), by=ratna, **confirmed)
    assert propose(ratna, disbudporapar, pasted="ig: akun_baru_klaten").status == Status.PROPOSED


def test_a_session_that_proved_nothing_lately_is_asked_before_custody_is_shown(
    client, official, budi, settings
):
    settings.REAUTHENTICATION_SECONDS = 900
    client.force_login(budi)
    answer = look(client, official)
    assert answer.status_code == 302 and answer.url.startswith(reverse("account_reauthenticate"))
    assert not Entry.objects.on(official).filter(event="akun.penguasaan_dilihat").exists()

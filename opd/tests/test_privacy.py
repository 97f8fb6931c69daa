"""Personal data: seen, taken along, corrected, forgotten in time; incidents with their 72 hours (UU 27/2022)."""

import datetime
import io
import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from klaten_medsos.audit import log
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from opd import actions, privacy, tasks
from opd.models import Incident, OfficeHolder, ReadKind, SensitiveRead
from tests.cast import pdf_upload

pytestmark = pytest.mark.django_db
NOW = "2026-03-02 09:00+07:00"


@pytest.fixture(autouse=True)
def march(time_machine):
    time_machine.move_to(NOW, tick=False)


# --- own data ------------------------------------------------------------------------------------------


def test_budi_reads_his_data_and_takes_it_along(client, budi):
    budi.nip = "198503172010011004"
    budi.save()
    client.force_login(budi)
    page = client.get(reverse("own_data")).content.decode()
    assert "Budi Contoh" in page and "198503172010011004" in page and "Data saya" in page
    answer = client.post(reverse("own_data_download", args=["json"]))
    data = json.loads(answer.content)
    assert data["profil"]["nip"] == "198503172010011004" and data["penunjukan"][0]["sebagai"] == "Petugas"
    assert (
        "attachment" in answer.headers["Content-Disposition"]
        and "no-store" in answer.headers["Cache-Control"]
    )
    assert "sari" not in answer.content.decode().lower()
    table = client.post(reverse("own_data_download", args=["csv"])).content.decode()
    assert "profil,,nama,Budi Contoh" in table
    assert [entry.event for entry in Entry.objects.on(budi)] == ["data.diekspor"] * 2
    assert SensitiveRead.objects.filter(kind=ReadKind.OWN_DATA, subjects=budi).count() == 2


def test_taking_data_along_asks_again_who_is_there(client, budi, settings):
    settings.REAUTHENTICATION_SECONDS = 600
    client.force_login(budi)
    address = reverse("own_data_download", args=["json"])
    asked = client.post(address)
    assert asked.status_code == 302 and asked.url.startswith(reverse("account_reauthenticate"))
    taken = client.post(asked.url, {"password": "rahasia-uji-12345", "next": address})
    assert taken.status_code == 200 and json.loads(taken.content)["profil"]["nama_pengguna"] == "budi"


def test_an_address_that_is_only_opened_takes_no_data_along_and_writes_nothing(client, budi):
    """A link in a mail, a preview or a prefetch must not leave a line saying that Budi took his data."""
    client.force_login(budi)
    assert client.get(reverse("own_data_download", args=["json"])).status_code == 405
    assert not Entry.objects.on(budi).exists() and not SensitiveRead.objects.exists()


# --- lists of people taken along -------------------------------------------------------------------------

EXPORTS = {
    "users at the desk": ("admin:opd_user_export", ["csv"]),
    "users at the desk as a workbook": ("admin:opd_user_export", ["xlsx"]),
    "memberships at the desk": ("admin:opd_membership_export", ["csv"]),
    "office holders at the desk": ("admin:opd_officeholder_export", ["csv"]),
    "requests for correction at the desk": ("admin:opd_datarequest_export", ["csv"]),
    "office holders": ("opd:official_csv", []),
    "office holders as a workbook": ("opd:official_xlsx", []),
    "managers of a unit": ("opd:unit_roster_csv", ["unit"]),
    "managers of a unit as a workbook": ("opd:unit_roster_xlsx", ["unit"]),
    "managers of all units": ("opd:all_rosters", []),
}


@pytest.fixture
def known_everywhere(budi, disbudporapar, dewi):
    """Budi stands in every list: user, member, office holder, appointed, and asking for a correction."""
    OfficeHolder.objects.create(
        office="kepala", unit=disbudporapar, title="Kepala", name=budi.name, user=budi, nip="198503172010011004",
        starts_on=datetime.date(2026, 1, 1),
    )  # fmt: skip
    actions.ask_correction(by=budi, text="Nama saya kurang gelar.")
    return budi


def _address(name, arguments, unit):
    return reverse(name, args=[unit.pk if one == "unit" else one for one in arguments])


@pytest.mark.parametrize("door", EXPORTS)
def test_a_list_of_people_taken_along_is_noted_for_those_it_names(
    client, dewi, known_everywhere, disbudporapar, door
):
    client.force_login(dewi)
    answer = client.get(_address(*EXPORTS[door], disbudporapar))
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    (read,) = SensitiveRead.objects.all()
    assert (read.reader, read.kind) == (dewi, ReadKind.OWN_DATA) and "baris)" in read.object_label
    assert known_everywhere in read.subjects.all()
    client.force_login(known_everywhere)
    assert "Dewi Contoh membuka ekspor data pribadi" in client.get(reverse("own_data")).content.decode()


@pytest.mark.parametrize("door", EXPORTS)
def test_a_list_of_people_is_taken_along_only_by_who_proved_themselves_just_now(
    client, settings, dewi, known_everywhere, disbudporapar, door
):
    settings.REAUTHENTICATION_SECONDS = 600
    client.force_login(dewi)
    asked = client.get(_address(*EXPORTS[door], disbudporapar))
    assert asked.status_code == 302 and asked.url.startswith(reverse("account_reauthenticate"))
    assert not SensitiveRead.objects.exists()
    back = client.post(asked.url, {"password": "rahasia-uji-12345"}, follow=True)
    assert back.status_code == 200 and "attachment" in back.headers["Content-Disposition"]


def test_an_export_of_things_is_neither_asked_nor_noted(client, settings, dewi, disbudporapar):
    settings.REAUTHENTICATION_SECONDS = 600
    client.force_login(dewi)
    assert client.get(reverse("admin:opd_unit_export", args=["csv"])).status_code == 200
    assert not SensitiveRead.objects.exists()


def test_the_export_holds_no_secret(client, budi):
    budi.set_password("sepeda merah di tepi sawah")
    budi.save()
    text = json.dumps(privacy.own_data(budi))
    assert budi.password not in text and "session_key" not in text and "secret" not in text


def test_a_request_for_correction_reaches_diskominfo_and_its_answer_comes_back(client, budi, dewi, kirana):
    client.force_login(budi)
    assert client.post(reverse("own_data"), {"text": "Gelar saya S.Kom."}).status_code == 302
    asked = budi.data_requests.get()
    assert asked.due_at == asked.asked_at + datetime.timedelta(hours=72)
    assert Notice.objects.filter(kind="permintaan_data", recipient=dewi).exists()
    client.force_login(dewi)
    url = reverse("admin:opd_datarequest_change", args=[asked.pk])
    assert client.post(url, {"answer": "Sudah diperbaiki."}).status_code == 302
    asked.refresh_from_db()
    assert asked.answered_by == dewi
    assert Notice.objects.filter(kind="permintaan_data", recipient=budi).exists()
    with pytest.raises(StateChanged):
        actions.answer_correction(asked=asked, answer="Lagi", by=dewi)
    assert "Sudah diperbaiki." in client.get(url).content.decode()


def test_empty_and_endless_requests_are_refused_and_nothing_typed_is_lost(client, budi, dewi):
    client.force_login(budi)
    assert client.post(reverse("own_data"), {"text": " "}).status_code == 422
    assert client.post(reverse("own_data"), {"text": "x" * 2001}).status_code == 422
    for number in range(3):
        client.post(reverse("own_data"), {"text": f"Keliru {number}"})
    fourth = client.post(reverse("own_data"), {"text": "Keliru empat"})
    assert fourth.status_code == 422 and "Keliru empat" in fourth.content.decode()
    with pytest.raises(NotAllowed):
        actions.answer_correction(asked=budi.data_requests.first(), answer="ya", by=budi)


# --- who read what -------------------------------------------------------------------------------------


def test_opening_the_scan_of_a_decree_is_noted_and_seen_by_whom_it_is_about(
    client, budi, dewi, sari, disbudporapar
):
    decree = disbudporapar.decrees.get(appointments__user=budi)
    decree.file.save("sk.pdf", pdf_upload())
    client.force_login(dewi)
    assert client.get(reverse("opd:decree_file", args=[decree.pk])).status_code == 200
    (read,) = SensitiveRead.objects.all()
    assert (read.reader, read.kind) == (dewi, ReadKind.DECREE_SCAN) and read.at == timezone.now()
    assert list(SensitiveRead.objects.visible_to(sari)) == []
    assert list(SensitiveRead.objects.visible_to(dewi)) == [read]
    assert "Naskah Keputusan" in client.get(reverse("admin:opd_sensitiveread_changelist")).content.decode()
    client.force_login(budi)
    assert "Dewi Contoh membuka naskah keputusan" in client.get(reverse("own_data")).content.decode()


# --- forgetting ----------------------------------------------------------------------------------------


@pytest.fixture
def left(budi, dewi, disbudporapar):
    """Budi did something, then left."""
    actions.save_unit(unit=disbudporapar, by=dewi, fields=["phone"])
    actions.set_password(user=budi, password="sepeda merah di tepi sawah", by=budi)
    Authenticator.objects.create(user=budi, type="totp", data={})
    actions.change_user(user=budi, by=dewi, is_active=False)
    budi.refresh_from_db()
    return budi


def test_someone_who_left_keeps_their_name_until_the_period_is_over(left, dewi, time_machine):
    assert privacy.kept_until(left) == datetime.date(2031, 3, 2)
    time_machine.move_to("2031-03-01 23:59+07:00")
    assert privacy.due_people() == [] and tasks.anonymise_due() == 0
    with pytest.raises(RuleBroken, match="2 Maret 2031"):
        actions.anonymise_user(user=left, by=dewi)
    time_machine.move_to("2031-03-02 00:00+07:00")
    assert privacy.due_people() == [left] and tasks.anonymise_due() == 1
    assert tasks.anonymise_due() == 0


def test_name_number_address_and_ways_in_are_gone_and_the_chain_still_verifies(
    left, dewi, client, time_machine
):
    name = f"Pengelola {left.pk:04}"
    before = list(Entry._base_manager.order_by("seq").values())
    time_machine.move_to("2031-03-02 09:00+07:00")
    actions.anonymise_user(user=left, by=dewi)
    left.refresh_from_db()
    assert (left.name, left.email, left.nip) == (name, "", "") and left.username == f"pengelola{left.pk:04}"
    assert not left.has_usable_password() and not Authenticator.objects.filter(user=left).exists()
    # the sealed rows are as they were, and sound
    assert list(Entry._base_manager.order_by("seq").values())[: len(before)] == before
    assert list(log.verify()) == []
    # screens tell what was done under the new name
    sentences = [entry.sentence for entry in Entry.objects.on(left)]
    assert sentences and not any("Budi" in sentence for sentence in sentences)
    assert f"{name} memasang kata sandi baru." in sentences
    client.force_login(dewi)
    for address in (
        reverse("admin:audit_entry_changelist"),
        reverse("admin:opd_user_history", args=[left.pk]),
    ):
        page = client.get(address).content.decode()
        assert name in page and "Budi Contoh" not in page, address
    with pytest.raises(StateChanged):
        actions.anonymise_user(user=left, by=dewi)


def test_people_still_here_are_never_anonymised(budi, dewi, operator, sari):
    for by in (dewi, None):
        with pytest.raises(RuleBroken, match="masih aktif"):
            actions.anonymise_user(user=budi, by=by)
    with pytest.raises(NotAllowed):
        actions.anonymise_user(user=budi, by=sari)


def test_someone_who_comes_back_counts_anew(left, dewi, time_machine):
    actions.change_user(user=left, by=dewi, is_active=True)
    left.refresh_from_db()
    assert left.left_at is None and privacy.kept_until(left) is None


def test_lists_of_the_log_ask_no_more_queries_for_more_people(
    left, dewi, client, django_assert_max_num_queries
):
    client.force_login(dewi)
    client.get(reverse("admin:audit_entry_changelist"))
    with django_assert_max_num_queries(14):
        client.get(reverse("admin:audit_entry_changelist"))


def test_the_commands_of_the_operator(left, budi, tmp_path, time_machine):
    out = io.StringIO()
    file = tmp_path / "budi.json"
    call_command("ekspor_subjek", "budi", "--out", str(file), stdout=out)
    assert (
        json.loads(file.read_text())["profil"]["nama"] == "Budi Contoh"
        and file.stat().st_mode & 0o777 == 0o600
    )
    with pytest.raises(CommandError, match="disimpan sampai"):
        call_command("hapus_subjek", "budi")
    time_machine.move_to("2031-03-02 09:00+07:00")
    call_command("hapus_subjek", "--lihat", stdout=out)
    call_command("hapus_subjek", "--semua", stdout=out)
    assert f"budi menjadi Pengelola {left.pk:04}." in out.getvalue()
    with pytest.raises(CommandError, match="Tidak ada"):
        call_command("ekspor_subjek", "budi")


# --- incidents -----------------------------------------------------------------------------------------


def incident(by, **changed) -> Incident:
    now = timezone.now()
    said = {
        "title": "Laptop hilang", "discovered_at": now, "data_kinds": "Nama dan surel 12 petugas", "how": "Di bus",
        "people_count": 12, "handling": "Sesi diakhiri", **changed,
    }  # fmt: skip
    return actions.save_incident(incident=Incident(**said), by=by)


def test_the_clock_of_72_hours_runs_and_reminds_once_per_threshold(dewi, operator, time_machine):
    found = incident(dewi)
    assert found.due_at == found.discovered_at + datetime.timedelta(hours=72) and found.is_running
    counts = []
    for hours in (0, 1, 23, 25, 49, 67, 71, 73, 80):
        time_machine.move_to(found.discovered_at + datetime.timedelta(hours=hours))
        counts.append(tasks.remind_incidents())
    # at once, then with 48, 24, 6 and 0 hours left: two people each
    assert counts == [2, 0, 0, 2, 2, 2, 0, 2, 0]
    assert "terlewati" in Notice.objects.filter(kind="insiden_data", recipient=dewi).latest("pk").subject
    with pytest.raises(CommandError, match="1 insiden melewati"):
        call_command("laporan_insiden", stdout=io.StringIO())
    found.reported_at = found.told_at = timezone.now()
    actions.save_incident(incident=found, by=dewi)
    assert not found.is_running and tasks.remind_incidents() == 0


def test_the_register_refuses_what_would_bend_the_clock(dewi, budi, time_machine):
    found = incident(dewi)
    with pytest.raises(NotAllowed):
        incident(budi)
    with pytest.raises(RuleBroken, match="belum tiba"):
        incident(dewi, discovered_at=timezone.now() + datetime.timedelta(hours=1))
    time_machine.shift(3600)
    found.discovered_at = timezone.now()
    with pytest.raises(RuleBroken, match="dimundurkan"):
        actions.save_incident(incident=found, by=dewi)
    found.refresh_from_db()
    found.closed_at = timezone.now()
    with pytest.raises(RuleBroken, match="belum dapat ditutup"):
        actions.save_incident(incident=found, by=dewi)
    found.refresh_from_db()
    found.reported_at = found.discovered_at - datetime.timedelta(hours=1)
    with pytest.raises(RuleBroken):
        actions.save_incident(incident=found, by=dewi)


def test_diskominfo_records_one_at_the_desk_and_prints_the_letter(client, dewi, budi):
    client.force_login(dewi)
    typed = {
        "title": "Surel salah kirim", "discovered_at_0": "2026-03-02", "discovered_at_1": "08:00", "data_kinds": "Surel <b>",
        "how": "Daftar terkirim ke luar", "people_count": "3", "handling": "Diminta dihapus",
    }  # fmt: skip
    answer = client.post(reverse("admin:opd_incident_add"), typed)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    found = Incident.objects.get()
    assert found.recorded_by == dewi
    change = client.get(reverse("admin:opd_incident_change", args=[found.pk])).content.decode()
    assert "sisa 71 jam" in change and "Cetak surat" in change
    letter = client.get(reverse("admin:opd_incident_letter", args=[found.pk])).content.decode()
    assert "Pasal 46" in letter and "Surel &lt;b&gt;" in letter and "3 orang" in letter
    out = io.StringIO()
    call_command("laporan_insiden", stdout=out)
    call_command("laporan_insiden", found.pk, stdout=out)
    assert "Surel salah kirim" in out.getvalue() and "berjalan" in out.getvalue()
    client.force_login(budi)
    assert client.get(reverse("admin:opd_incident_letter", args=[found.pk])).status_code in (302, 403)

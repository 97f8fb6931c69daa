"""Pages of the SOP, the desk that records it, and the reading that is asked of officers (Pasal 16)."""

import datetime
from dataclasses import replace

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.notices.models import Kind, Notice
from opd import actions, sop_duties, sop_notices
from opd.admin.sop import _fieldsets
from opd.forms.sop import FIELDS, DaysField, ShiftsField, SopParametersForm, initial_of
from opd.models import DayOverride, SopAcknowledgement, SopVersion
from opd.sop import DEFAULT, PARAMETERS, parameters
from opd.sop_words import GROUPS, differences, told
from opd.sop_words import PARAMETERS as WORDS
from opd.tests.test_sop import READ, at, recorded
from tests.cast import pdf_upload

pytestmark = pytest.mark.django_db
ADD = "/admin/opd/sopversion/add/"


def typed(**changed):
    """The desk's form as filled in: the parameters in force, and a Keputusan of today."""
    initial = initial_of(parameters())
    filled = {name: value for name, value in initial.items() if value is not False}
    today = f"{dates.today():%d-%m-%Y}"
    return {
        **filled,
        "number": "480/9/2026",
        "decided_on": today,
        "effective_on": today,
        "summary": "",
        **changed,
    }


# --- the desk ------------------------------------------------------------------------------------------


def test_dewi_records_an_sop_in_the_words_of_an_officer(client, dewi):
    client.force_login(dewi)
    sent = typed(
        approval_tiers=2, hours_jumat="07:30 - 11:30; 13.00 s.d. 14.30", hours_sabtu="08.00-12.00", hours_kamis="tutup",
        reminder_days_before="H-3, 30 7", checklist="- Sumber disebut\n\n  Bahasa   santun ", file=pdf_upload(),
        requires_acknowledgement="on",
    )  # fmt: skip
    assert client.post(ADD, sent).status_code == 302
    sop = parameters()
    assert (sop.approval_tiers, sop.reminder_days_before) == (2, (30, 7, 3))
    assert sop.service_hours[4] == (("07.30", "11.30"), ("13.00", "14.30"))
    assert sop.service_hours[5] == (("08.00", "12.00"),) and sop.service_hours[3] == ()
    assert sop.checklist == ("Sumber disebut", "Bahasa santun")
    assert sop.requires_acknowledgement and sop.label == "SOP Nomor 480/9/2026"


def test_the_preview_shows_what_would_change_keeps_what_was_typed_and_records_nothing(client, dewi):
    client.force_login(dewi)
    page = client.post(ADD, typed(first_response_hours=12, _preview="1")).content.decode()
    assert "<del>48 jam</del>" in page and "<ins>12 jam</ins>" in page
    assert "Yang berubah dibanding nilai bawaan" in page
    assert 'value="480/9/2026"' in page and 'name="first_response_hours" value="12"' in page
    assert not SopVersion.objects.exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"hours_senin": "pagi"}, "belum dapat dibaca sebagai jam"),
        ({"hours_senin": "12.00–08.00"}, "Jam akhir harus sesudah jam awal"),
        ({"hours_senin": "08.00–12.00, 11.00–13.00"}, "tumpang tindih"),
        ({"hours_senin": "08.75–25.00"}, "Jam akhir harus sesudah jam awal"),
        ({"reminder_days_before": "seminggu"}, "Tulis bilangan hari"),
        ({"reminder_days_before": "0"}, "diisi 1 sampai 366"),
        ({"checklist": "sama\nSama"}, "tertulis dua kali"),
        ({"approval_tiers": "9"}, "3"),
        ({f"hours_{day.lower()}": "" for day in dates.WEEKDAYS}, "Jam layanan belum dapat dibaca"),
        ({"effective_on": "01-01-2021"}, "berlaku surut"),
        ({"decided_on": "31-12-2099"}, "penetapan belum tiba"),
        ({"file": SimpleUploadedFile("x.pdf", b"bukan pdf", "application/pdf")}, "Jenis berkas"),
        ({"summary": "a\x00b"}, "NUL"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field_and_nothing_is_lost(client, dewi, changed, words):
    client.force_login(dewi)
    response = client.post(ADD, {"file": pdf_upload(), **typed(), **changed})
    page = response.content.decode()
    assert response.status_code == 200 and words in page
    assert 'value="480/9/2026"' in page
    assert not SopVersion.objects.exists()


def test_a_number_already_recorded_is_refused_beside_its_field(client, dewi):
    recorded(dewi, number="480/9/2026")
    client.force_login(dewi)
    assert "sudah tercatat" in client.post(ADD, {**typed(), "file": pdf_upload()}).content.decode()


def test_a_recorded_version_is_only_read_at_the_desk(client, dewi):
    version = recorded(dewi)
    client.force_login(dewi)
    change = reverse("admin:opd_sopversion_change", args=[version.pk])
    page = client.get(change).content.decode()
    assert "2 jenjang" in page and 'name="_save"' not in page
    assert client.post(change, {"number": "lain"}).status_code == 403
    assert (
        client.post(reverse("admin:opd_sopversion_delete", args=[version.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert client.get(reverse("admin:opd_sopversion_changelist")).status_code == 200


@pytest.mark.parametrize("who", ["budi", "ratna", "joko"])
def test_others_cannot_record_at_the_desk(client, request, who):
    client.force_login(request.getfixturevalue(who))
    for sent in (typed(file=pdf_upload()), typed(_preview="1")):
        assert client.post(ADD, sent, follow=True).status_code == 403
    assert not SopVersion.objects.exists()


def test_every_parameter_has_a_field_words_and_a_place():
    grouped = [name for _, _, names in GROUPS for name in names]
    assert sorted(grouped) == sorted(PARAMETERS) == sorted(WORDS)
    shown = {name for _, options in _fieldsets() for name in options["fields"]}
    assert set(FIELDS) <= shown
    form = SopParametersForm({k: v for k, v in initial_of(DEFAULT).items() if v is not False})
    assert form.is_valid(), form.errors
    assert form.sop == replace(DEFAULT, is_default=False, label="versi baru")


def test_hours_and_days_are_read_however_people_write_them():
    assert ShiftsField().clean("7:30–12.00") == (("07.30", "12.00"),)
    assert ShiftsField().clean("00.00-24.00") == (("00.00", "24.00"),)
    assert DaysField().clean("1;7 14,h-3") == (14, 7, 3, 1)


def test_differences_name_only_the_lines_that_went_and_came():
    new = replace(DEFAULT, checklist=(*DEFAULT.checklist[1:], "Bahasa santun"), approval_tiers=2)
    found = {change.label: change for change in differences(DEFAULT, new)}
    assert set(found) == {"Jenjang persetujuan pesan", "Daftar periksa peninjau"}
    assert found["Daftar periksa peninjau"].before == [DEFAULT.checklist[0]]
    assert found["Daftar periksa peninjau"].after == ["Bahasa santun"]
    swapped = replace(DEFAULT, checklist=DEFAULT.checklist[::-1])
    assert [change.after for change in differences(DEFAULT, swapped)] == [list(swapped.checklist)]
    assert differences(DEFAULT, DEFAULT) == []
    assert sum(len(rows) for _, _, rows in told(DEFAULT)) == len(PARAMETERS)


# --- pages ---------------------------------------------------------------------------------------------


def test_before_any_sop_the_pages_that_count_by_it_say_so(client, budi, dewi):
    client.force_login(budi)
    for name in ("reports:list", "posts:list", "feedback:list"):
        assert "SOP belum ditetapkan – nilai bawaan" in client.get(reverse(name)).content.decode(), name
    assert "nilai bawaan" in client.get(reverse("opd:sop_list")).content.decode()
    recorded(dewi)
    for name in ("reports:list", "posts:list", "opd:sop_list"):
        assert "SOP belum ditetapkan" not in client.get(reverse(name)).content.decode(), name


def test_everyone_reads_what_the_sop_says_and_said(client, dewi, sari):
    with time_machine.travel(at("2026-03-02 10.00"), tick=False):
        first = recorded(dewi, number="1")
        second = recorded(
            dewi, number="2", effective_on=datetime.date(2026, 6, 1), sop=replace(READ, inactivity_days=45)
        )
    with time_machine.travel(at("2026-07-01 10.00"), tick=False):
        client.force_login(sari)
        page = client.get(reverse("opd:sop_list")).content.decode()
        assert "45 hari" in page and "Sudah diganti" in page and "Catat versi baru" not in page
        newer = client.get(second.get_absolute_url()).content.decode()
        assert "<del>30 hari</del>" in newer and "<ins>45 hari</ins>" in newer
        assert "dibanding SOP Nomor 1" in newer
        assert "dibanding nilai bawaan" in client.get(first.get_absolute_url()).content.decode()


def test_any_two_versions_are_compared(client, dewi, sari):
    with time_machine.travel(at("2026-03-02 10.00"), tick=False):
        first, second, third = (
            recorded(dewi, number=str(n), sop=replace(READ, inactivity_days=10 * n)) for n in (1, 2, 3)
        )
    client.force_login(sari)
    page = client.get(third.get_absolute_url(), {"dengan": first.pk}).content.decode()
    assert "<del>10 hari</del>" in page and "dibanding SOP Nomor 1" in page
    for junk in ("x", "9" * 40, third.pk):
        assert (
            "dibanding SOP Nomor 2" in client.get(third.get_absolute_url(), {"dengan": junk}).content.decode()
        )


def test_the_calendar_names_each_holiday_and_what_diskominfo_declared(client, dewi, budi):
    day = DayOverride(date=datetime.date(2027, 7, 28), name="Hari Jadi Klaten", source="SE Bupati")
    actions.declare_day(day=day, by=dewi)
    client.force_login(budi)
    page = client.get(reverse("opd:workday_list"), {"tahun": 2027}).content.decode()
    assert "Hari Jadi Klaten" in page and "penetapan Diskominfo" in page and "Tetapkan hari" not in page
    client.force_login(dewi)
    assert "Tetapkan hari" in client.get(reverse("opd:workday_list")).content.decode()


def test_the_scan_is_served_as_a_harmless_attachment(client, dewi, budi):
    version = recorded(dewi)
    client.force_login(budi)
    response = client.get(reverse("opd:sop_file", args=[version.pk]))
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert b"".join(response.streaming_content).startswith(b"%PDF-")


def test_a_coming_version_is_cancelled_on_its_page_and_hidden_from_officers(client, dewi, budi):
    version = recorded(dewi, effective_on=dates.today() + datetime.timedelta(days=3))
    url = reverse("opd:sop_cancel", args=[version.pk])
    client.force_login(budi)
    assert client.post(url, {"reason": "iseng"}).status_code == 403
    client.force_login(dewi)
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "Salah ketik."}).status_code == 302
    assert client.post(url, {"reason": "Lagi."}).status_code == 409
    assert "Salah ketik." in client.get(version.get_absolute_url()).content.decode()
    client.force_login(budi)
    assert client.get(version.get_absolute_url()).status_code == 404


def test_an_officer_reads_ticks_and_is_then_left_in_peace(client, dewi, budi):
    version = recorded(dewi, sop=READ)
    client.force_login(budi)
    url = reverse("opd:sop_acknowledge", args=[version.pk])
    assert [duty.citation for duty in sop_duties.duties_for(budi)] == ["Pasal 16"]
    assert "Nyatakan telah membaca" in client.get(version.get_absolute_url()).content.decode()
    client.post(url, {})
    assert not SopAcknowledgement.objects.exists()
    for _ in range(2):
        assert client.post(url, {"understood": "on"}).status_code == 302
    assert SopAcknowledgement.objects.get().user == budi
    assert "Anda menyatakan telah membaca" in client.get(version.get_absolute_url()).content.decode()
    assert sop_duties.duties_for(budi) == []
    assert Entry.objects.on(version).filter(event="sop.dibaca").count() == 1


def test_the_overview_shows_diskominfo_everyone_and_officers_their_own(client, dewi, budi, ratna, sari):
    version = recorded(dewi, sop=READ)
    actions.acknowledge_sop(version=version, by=ratna)
    url = reverse("opd:sop_readers", args=[version.pk])
    client.force_login(dewi)
    page = client.get(url).content.decode()
    assert "2 dari 3" in page and "Sari Contoh" in page
    assert page.index("Budi Contoh") < page.index("Ratna Contoh")  # who has not read comes first
    sheet = client.get(reverse("opd:sop_readers_csv", args=[version.pk])).content.decode()
    assert "Dinas Kesehatan,Sari Contoh,Petugas,belum" in sheet
    assert client.get(reverse("opd:sop_readers_xlsx", args=[version.pk])).content.startswith(b"PK")
    client.force_login(sari)
    page = client.get(url).content.decode()
    assert "Sari Contoh" in page and "Budi Contoh" not in page


def test_the_overview_asks_as_many_queries_for_many_officers(
    client, dewi, budi, ratna, sari, django_assert_max_num_queries
):
    version = recorded(dewi, sop=READ)
    client.force_login(dewi)
    with django_assert_max_num_queries(14):
        client.get(reverse("opd:sop_readers", args=[version.pk]))


# --- duties and notices --------------------------------------------------------------------------------


def test_diskominfo_is_asked_to_set_an_sop_and_told_who_is_late(dewi, budi):
    assert "Catat SOP" in sop_duties.duties_for(dewi)[0].title
    with time_machine.travel(at("2026-03-02 10.00"), tick=False):
        recorded(dewi, sop=READ)
        assert sop_duties.duties_for(dewi) == []
    with time_machine.travel(at("2026-03-17 10.00"), tick=False):
        assert "1 pengelola" in sop_duties.duties_for(dewi)[0].title
        assert sop_duties.duties_for(budi)[0].tone == "danger"


def test_officers_are_told_of_a_new_sop_and_reminded_once_per_occasion(dewi, budi, ratna, tono):
    with time_machine.travel(at("2026-03-02 10.00"), tick=False):
        version = recorded(dewi, sop=READ)
    told_of = Notice.objects.filter(kind=Kind.SOP_NEW)
    assert {notice.recipient for notice in told_of} == {budi, ratna}
    actions.acknowledge_sop(version=version, by=ratna)
    said = []
    for day in (
        "2026-03-08",
        "2026-03-09",
        "2026-03-10",
        "2026-03-13",
        "2026-03-16",
        "2026-03-17",
        "2026-03-30",
    ):
        with time_machine.travel(at(f"{day} 08.00"), tick=False):
            said.append(sop_notices.remind_readers(dates.today()))
    assert said == [0, 1, 0, 1, 1, 1, 0]
    assert {notice.recipient for notice in Notice.objects.filter(kind=Kind.SOP_UNREAD)} == {budi}

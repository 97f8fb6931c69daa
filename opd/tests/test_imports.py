"""Lists from a spreadsheet: tried first, taken whole or not at all, and the second time changes nothing."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from klaten_medsos.sheets import csv_response, read_sheet, xlsx_response
from opd.imports import OfficialsImport, UnitsImport, officials, take, units
from opd.models import OfficeHolder, Unit
from tests.cast import make_head, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.domain]

NIP = "198503172010011004"


def sheet(text):
    return read_sheet(SimpleUploadedFile("daftar.csv", text.encode()))


def taken(by, text, importer=UnitsImport, keep=True):
    return take(importer(by), sheet(text), keep=keep)


HEAD = "kode;nama;singkatan;jenis;induk\n"


def test_the_66_units_come_back_from_either_file_unchanged(dewi):
    call_command("load_units", verbosity=0)
    rows = [units.row_of(unit) for unit in Unit.objects.select_related("parent")]
    before = Entry.objects.count()
    for response in (
        csv_response("u.csv", units.HEADERS, rows),
        xlsx_response("u.xlsx", units.HEADERS, rows),
    ):
        outcome = take(UnitsImport(dewi), read_sheet(response.content), keep=True)
        assert (len(outcome.same), outcome.to_keep, outcome.errors) == (66, 0, [])
    assert Unit.objects.count() == 66 and Entry.objects.count() == before


def test_into_an_empty_portal_all_66_come_and_the_second_run_creates_none(dewi):
    call_command("load_units", verbosity=0)
    rows = [units.row_of(unit) for unit in Unit.objects.select_related("parent").order_by("-code")]
    Unit.objects.exclude(parent=None).delete()
    Unit.objects.exclude(code="DISKOMINFO").delete()
    file = csv_response("u.csv", units.HEADERS, rows).content
    first = take(UnitsImport(dewi), read_sheet(file), keep=True)
    assert (len(first.new), first.errors) == (65, [])
    second = take(UnitsImport(dewi), read_sheet(file), keep=True)
    assert (len(second.new), len(second.same)) == (0, 66)
    assert Unit.objects.get(code="BAG-HUKUM").parent.code == "SETDA"


def test_a_dry_run_keeps_nothing(dewi):
    outcome = taken(dewi, HEAD + "A;Dinas A;A;Dinas;", keep=False)
    assert len(outcome.new) == 1 and not Unit.objects.filter(code="A").exists()
    assert not Entry.objects.exists()


def test_one_bad_row_and_nothing_is_kept_each_named_by_line_and_column(dewi, dinkes):
    outcome = taken(
        dewi,
        HEAD + "A;Dinas A;A;Dinas;\n\nB;Dinas B;B;Istana;\nC;Dinas C;C;Dinas;TIDAKADA\n;Dinas D;D;Dinas;\n"
        "A;Dinas A2;A2;Dinas;\nDINKES;Dinas Kesehatan Baru;Dinkes;Dinas;\nE;;E;Dinas;",
    )
    assert [(error.line, error.column) for error in outcome.errors] == [
        (4, "jenis"), (5, "induk"), (6, "kode"), (7, "kode"), (8, "nama"), (9, "nama"),
    ]  # fmt: skip
    assert "tidak dikenal" in str(outcome.errors[1]) and "Baris 5, kolom induk" in str(outcome.errors[1])
    assert "sudah tertulis pada baris 2" in outcome.errors[3].message
    assert "halaman unit" in outcome.errors[4].message
    assert not Unit.objects.filter(code__in="ABCE").exists()


def test_a_parent_may_stand_below_its_child_in_the_file(dewi):
    outcome = taken(dewi, HEAD + "A.1;Bagian;B;Bagian;A\nA;Sekretariat;S;Dinas;")
    assert not outcome.errors and Unit.objects.get(code="A.1").parent.code == "A"


def test_a_code_in_small_letters_is_the_same_unit_for_units_parents_and_office_holders(dewi, dinkes):
    outcome = taken(
        dewi, HEAD + "dinkes;Dinas Kesehatan;Dinkes;Dinas;\nb.1;Bagian;B;Bagian;a\nA;Dinas A;A;Dinas;\n"
    )
    assert not outcome.errors and len(outcome.same) == 1
    assert Unit.objects.get(code="b.1").parent.code == "A"
    twice = taken(dewi, HEAD + "C;Dinas C;C;Dinas;\nc;Dinas C;C;Dinas;")
    assert [(error.line, error.column) for error in twice.errors] == [(3, "kode")]
    held = taken(dewi, OFFICIALS + HEAD_OF_DINKES.replace(";DINKES;", ";dinkes;"), OfficialsImport)
    assert not held.errors and OfficeHolder.objects.get().unit == dinkes


def test_a_code_that_cannot_stand_in_an_address_is_refused_at_its_cell(dewi):
    outcome = taken(dewi, HEAD + "A/1;Dinas A;A;Dinas;")
    assert [(error.line, error.column) for error in outcome.errors] == [(2, "kode")]


def test_two_units_that_name_each_other_as_parent_are_refused(dewi):
    outcome = taken(dewi, HEAD + "A;Dinas A;A;Dinas;B\nB;Dinas B;B;Dinas;A")
    assert outcome.errors and not Unit.objects.filter(code="A").exists()


def test_an_unsure_name_is_corrected_and_confirmed_by_the_list(dewi):
    make_unit("DKPP", "Dinas Ketahanan", "DKPP", is_confirmed=False)
    head = "kode;nama;singkatan;jenis;nama_dipastikan\n"
    outcome = taken(dewi, head + "DKPP;Dinas Ketahanan Pangan dan Pertanian;DKPP;Dinas;ya")
    assert outcome.changed == [(2, "Dinas Ketahanan Pangan dan Pertanian", ["nama", "nama sudah dipastikan"])]
    assert Unit.objects.get(code="DKPP").is_confirmed


def test_a_phone_that_became_a_number_is_refused(dewi, dinkes):
    rows = [["DINKES", "Dinas Kesehatan", "Dinkes", "Dinas", 272321046]]
    data = xlsx_response("u.xlsx", ["kode", "nama", "singkatan", "jenis", "telepon"], rows).content
    outcome = take(UnitsImport(dewi), read_sheet(data), keep=True)
    assert "Telepon tersimpan sebagai angka" in outcome.errors[0].message


# --- office holders -------------------------------------------------------------------------------------

OFFICIALS = "jabatan;kode_unit;sebutan;sifat;nama;golongan;nip;mulai;sampai\n"
HEAD_OF_DINKES = (
    f"Kepala Perangkat Daerah;DINKES;Kepala Dinas Kesehatan;Definitif;dr. Contoh;IV/b;{NIP};06/01/2020;\n"
)


def test_a_holder_comes_with_rank_and_nip_and_the_second_run_creates_none(dewi, dinkes):
    outcome = taken(dewi, OFFICIALS + HEAD_OF_DINKES, OfficialsImport)
    assert len(outcome.new) == 1
    holder = OfficeHolder.objects.get()
    assert (holder.rank, holder.nip, holder.starts_on) == (
        "Pembina Tingkat I",
        NIP,
        datetime.date(2020, 1, 6),
    )
    outcome = taken(dewi, OFFICIALS + HEAD_OF_DINKES, OfficialsImport)
    assert (len(outcome.new), len(outcome.same)) == (0, 1)


def test_our_own_export_masks_the_nip_and_comes_back_without_losing_it(dewi, dinkes):
    taken(dewi, OFFICIALS + HEAD_OF_DINKES, OfficialsImport)
    file = csv_response("p.csv", officials.HEADERS, [officials.row_of(OfficeHolder.objects.get())]).content
    assert NIP.encode() not in file
    outcome = take(OfficialsImport(dewi), read_sheet(file), keep=True)
    assert (len(outcome.same), outcome.errors) == (1, [])
    assert OfficeHolder.objects.get().nip == NIP


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("Raja;DINKES;x;;A;;;06/01/2020;", "jabatan", "tidak dikenal"),
        ("kepala;;x;;A;;;06/01/2020;", "kode_unit", "wajib"),
        ("kepala;TIDAK;x;;A;;;06/01/2020;", "kode_unit", "tidak dikenal"),
        ("kepala;DINKES;x;Pjs;A;;;06/01/2020;", "sifat", "Plt"),
        ("kepala;DINKES;x;;A;V/z;;06/01/2020;", "golongan", "tidak dikenal"),
        ("kepala;DINKES;x;;A;;1,98503E+17;06/01/2020;", "nip", "tersimpan sebagai angka"),
        ("kepala;DINKES;x;;A;;198503172010011000;06/01/2020;", "nip", "000"),
        ("kepala;DINKES;x;;A;;;31/02/2020;", "mulai", "kalender"),
        ("kepala;DINKES;x;;A;;;;", "mulai", "belum diisi"),
        (f"kepala;DINKES;x;;A;IX;{NIP};06/01/2020;", "", "PPPK"),
        ("kepala;DINKES;x;;A;;;06/01/2020;05/01/2020", "", ""),
    ],
)
def test_a_holder_that_cannot_be_is_named_by_line_and_column(dewi, dinkes, row, column, words):
    outcome = taken(dewi, OFFICIALS + row, OfficialsImport)
    assert [(error.line, error.column) for error in outcome.errors] == [(2, column)]
    assert words in outcome.errors[0].message and NIP not in outcome.errors[0].message
    assert not OfficeHolder.objects.exists()


def test_two_definitive_heads_at_once_are_refused_by_the_list_too(dewi, dinkes):
    make_head(dinkes, "Lama Contoh")
    outcome = taken(
        dewi, OFFICIALS + "kepala;DINKES;Kepala Dinas;;Baru Contoh;;;06/01/2025;", OfficialsImport
    )
    assert "dipegang Lama Contoh" in outcome.errors[0].message


# --- pages ----------------------------------------------------------------------------------------------


def sent(text):
    return {"upload": SimpleUploadedFile("daftar.csv", text.encode())}


def test_by_page_the_file_is_sent_once_looked_at_and_confirmed(client, dewi):
    client.force_login(dewi)
    page = reverse("opd:unit_import")
    preview = client.post(page, sent(HEAD + "A;Dinas A;A;Dinas;"))
    assert preview.status_code == 200 and "1 baru" in preview.content.decode()
    assert not Unit.objects.filter(code="A").exists()
    confirmed = client.post(page, {"yakin": preview.context["sealed"]}, follow=True)
    assert "1 unit baru, 0 diperbarui, 0 tidak berubah" in confirmed.content.decode()
    again = client.post(page, {"yakin": preview.context["sealed"]}, follow=True)
    assert "0 unit baru, 0 diperbarui, 1 tidak berubah" in again.content.decode()


def test_bad_rows_and_bad_files_are_answered_kindly(client, dewi):
    client.force_login(dewi)
    page = reverse("opd:unit_import")
    for text, words in [
        (HEAD + "A;Dinas A;A;Dinas;TIDAKADA", "TIDAKADA"),
        ("kode;nama\nA;B", "Kolom singkatan, jenis tidak ada"),
        ("<html>", "HTML"),
        (HEAD + "<script>alert(1)</script>;x;x;Dinas;", "kode hanya terdiri"),
    ]:
        answer = client.post(page, sent(text))
        assert words in answer.content.decode()
        assert "<script>alert" not in answer.content.decode()
    assert client.post(page, {"yakin": "palsu"}).status_code == 422
    assert client.post(page, {}).status_code == 422


def test_a_preview_of_another_person_cannot_be_confirmed(client, dewi, operator):
    client.force_login(dewi)
    preview = client.post(reverse("opd:unit_import"), sent(HEAD + "A;Dinas A;A;Dinas;"))
    client.force_login(operator)
    answer = client.post(reverse("opd:unit_import"), {"yakin": preview.context["sealed"]})
    assert answer.status_code == 422 and "kedaluwarsa" in answer.content.decode()


@pytest.mark.parametrize("who", ["budi", "ratna", "kirana", "joko"])
def test_others_import_nothing(client, request, who):
    client.force_login(request.getfixturevalue(who))
    for name in ("opd:unit_import", "opd:official_import"):
        assert client.post(reverse(name), sent(HEAD + "A;Dinas A;A;Dinas;")).status_code == 403
    assert not Unit.objects.filter(code="A").exists()

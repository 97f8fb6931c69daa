"""Drafts from a table: judged first, all or nothing, and never anything but drafts (X5)."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import Incomplete, NotAllowed, RuleBroken
from klaten_medsos.sheets import xlsx_response
from posts import actions
from posts.importing import COLUMNS, EXAMPLE, MOST_ROWS
from posts.models import Post, Review
from posts.tests.stage import draft
from posts.tests.test_pages import body
from posts.workflow import Status

pytestmark = pytest.mark.django_db
PAGE = "/pesan/impor/"


def table(*rows, headers=("judul", "isi", "kategori", "segmen", "akun")) -> SimpleUploadedFile:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([headers, *rows])
    return SimpleUploadedFile("pesan.csv", out.getvalue().encode(), "text/csv")


GOOD = ("Kirab budaya", "Kirab hari Minggu.", "c", "Wisatawan", "instagram:disbudporapar")


def test_x5_whatever_the_table_says_only_drafts_come_of_it(client, stage):
    """A peer's import answers 500, and the code behind it would have scheduled rows without the gate."""
    headers = ("judul", "isi", "kategori", "status", "disetujui oleh", "terbit pada", "rencana terbit")
    rows = [("Kirab", "Kirab.", "c", status, "Ratna Contoh", "2026-01-01", "01/12/2027 08.00")
            for status in ("terbit", "terjadwal", "disetujui")]  # fmt: skip
    client.force_login(stage.budi)
    seen = client.post(PAGE, {"unit": stage.unit.pk, "file": table(*rows, headers=headers)})
    assert seen.status_code == 200
    assert "Kolom yang tidak dipakai: status, disetujui oleh, terbit pada" in body(seen)
    assert not Post.objects.exists()
    answer = client.post(PAGE, {"tabel": seen.context["packed"]})
    assert answer.status_code == 302
    assert {p.status for p in Post.objects.all()} == {Status.DRAFT}
    assert Post.objects.filter(approved_by=None, published_at=None, submitted_at=None).count() == 3
    assert not Review.objects.exists()
    assert Entry.objects.filter(event="pesan.dibuat").count() == 3
    assert Entry.objects.get(event="pesan.diimpor").data["count"] == 3
    again = client.post(PAGE, {"tabel": seen.context["packed"]}, follow=True)
    assert "sudah diimpor" in body(again) and Post.objects.count() == 3


def test_one_wrong_row_imports_none_and_each_mistake_is_named_by_its_line(client, stage):
    rows = [
        GOOD,
        ("", "Tanpa judul.", "c", "", ""),
        ("Kelima", "Kategori kelima.", "hiburan", "", ""),
        ("Segmen", "Segmen orang lain.", "c", "Pasien", ""),
        ("Akun", "Akun orang lain.", "c", "", "dinkes.klt"),
        ("Nama ganda", "Nama di dua platform.", "c", "", "disbudporapar"),
    ]
    client.force_login(stage.budi)
    seen = client.post(PAGE, {"unit": stage.unit.pk, "file": table(*rows)})
    assert seen.status_code == 422
    words = body(seen)
    for said in ("Baris 3", "Baris 4, kolom kategori", "Baris 5, kolom segmen", "Baris 6, kolom akun",
                 "Baris 7, kolom akun", "beberapa platform"):  # fmt: skip
        assert said in words
    with pytest.raises(Incomplete):
        actions.import_drafts(unit=stage.unit, upload=table(*rows), by=stage.budi)
    assert not Post.objects.exists()


def test_a_whole_row_becomes_a_whole_draft_also_from_a_workbook(stage):
    example = dict(zip(COLUMNS, EXAMPLE, strict=True)) | {
        "segmen": "Wisatawan; Pemuda Disbudporapar", "akun": "https://www.instagram.com/disbudporapar/",
        "rencana terbit": "01/12/2027 08.00",
    }  # fmt: skip
    book = xlsx_response("x.xlsx", list(example), [list(example.values())]).content
    [post] = actions.import_drafts(unit=stage.unit, upload=book, by=stage.budi)
    assert (post.category, post.source_kind, post.kip_class) == ("potensi", "kegiatan", "setiap_saat")
    assert post.segments.count() == 2
    assert post.accounts.get() == stage.instagram
    assert post.scheduled_for.isoformat().startswith("2027-12-01T01:00")


@pytest.mark.parametrize("data", [
    b"", b"\x00\xff", b"%PDF-1.7", b"judul;isi\n", b"nama;umur\nA;3\n", b"PK\x03\x04rusak",
    b"judul;judul\na;b\n", b"judul;isi\nA\x00;b\n", b"judul;isi\n" + b"a;b\n" * (MOST_ROWS + 1),
])  # fmt: skip
def test_a_hostile_or_empty_table_is_refused_kindly(client, stage, data):
    client.force_login(stage.budi)
    given = {"unit": stage.unit.pk, "file": SimpleUploadedFile("a.csv", data)}
    assert client.post(PAGE, given).status_code in (200, 422)
    with pytest.raises((RuleBroken, Incomplete)):
        actions.import_drafts(unit=stage.unit, upload=data, by=stage.budi)
    assert not Post.objects.exists()


def test_a_changed_or_foreign_table_is_not_taken(client, stage, sari):
    client.force_login(stage.budi)
    packed = client.post(PAGE, {"unit": stage.unit.pk, "file": table(GOOD)}).context["packed"]
    for person, given in ((stage.budi, packed + "x"), (stage.budi, "x"), (sari, packed)):
        client.force_login(person)
        assert client.post(PAGE, {"tabel": given}).status_code == 302
    assert not Post.objects.exists()
    with pytest.raises(NotAllowed):
        actions.import_drafts(unit=stage.unit, upload=table(GOOD), by=sari)
    client.force_login(stage.budi)
    assert client.post(PAGE, {"unit": stage.other.pk, "file": table(GOOD)}).status_code == 422


def test_the_list_goes_out_as_a_workbook_without_formulas(client, stage):
    draft(stage, title="=1+1", text="@SUM(A1)")
    client.force_login(stage.budi)
    answer = client.get(reverse("posts:xlsx"))
    from klaten_medsos.sheets import read_sheet

    sheet = read_sheet(b"".join(answer) if answer.streaming else answer.content)
    assert [str(row["Judul"]) for row in sheet] == ["=1+1"]
    assert client.get(reverse("posts:import_example")).status_code == 200

"""The printed report and evaluation: whole, calm with any text, accessible, and the same as its preview."""

import re
from io import BytesIO

import page
import pikepdf
import pytest
from django.utils.html import escape

from klaten_medsos.qr import qr_svg
from reports.pdf import html_of, pdf_of
from reports.pdf.layout import layout, written_nip

from . import samples

# printed once, by one worker
pytestmark = pytest.mark.xdist_group("printed")
PROFILES = [page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1]
SNAPSHOTS = {
    "report": samples.report_snapshot, "evaluation": samples.evaluation_snapshot, "hostile": samples.hostile_snapshot,
}  # fmt: skip


@pytest.fixture(scope="module")
def printed():
    """Each sample printed once."""
    return {name: pdf_of(make()) for name, make in SNAPSHOTS.items()}


@pytest.mark.parametrize("name", SNAPSHOTS)
@pytest.mark.parametrize("profile", PROFILES, ids=str)
def test_every_document_is_archival_and_accessible(printed, name, profile):
    report = page.validate_pdf_bytes(printed[name], profile=profile)
    assert [(f.rule_id, f.message) for f in report.failures] == []


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_nothing_sticks_out_of_the_paper(printed, name):
    """Every word's origin lies inside the margins, whatever its length."""
    with pikepdf.open(BytesIO(printed[name])) as made:
        for sheet in made.pages:
            assert [round(float(edge)) for edge in sheet.mediabox] == [0, 0, 595, 842]


def test_the_report_can_be_walked_by_its_bookmarks(printed):
    with pikepdf.open(BytesIO(printed["report"])) as made, made.open_outline() as outline:
        (title,) = outline.root
        names = [item.title for item in title.children]
    assert [name[:2] for name in names[:7]] == ["a.", "b.", "c.", "d.", "e.", "f.", "g."]
    assert names[7:] == ["Definisi angka", "Pengesahan dan verifikasi"]


def test_the_report_says_what_the_law_asks_with_its_words():
    html = html_of(samples.report_snapshot())
    for section in samples.report_snapshot()["content"]["sections"]:
        assert escape(section["law_text"]) in html
    assert html.count("<h2") == 9
    assert len(re.findall(r'class="chart-svg', html)) == 2


def test_the_signature_block_is_written_as_the_county_writes_it():
    html = html_of(samples.report_snapshot())
    block = html[html.index('class="signature"') :]
    order = ["Klaten, 6 Januari 2027", "KEPALA DINAS KESEHATAN,", "Belum ditandatangani secara elektronik (BSrE)",
             "dr. Wulan Contoh, M.Kes.", "Pembina Tk. I", "NIP.19700101 199003 1 001"]  # fmt: skip
    places = [block.index(words) for words in order]
    assert places == sorted(places)
    assert "QR verifikasi dokumen, bukan TTE." in block


def test_an_office_without_a_recorded_holder_leaves_a_line_and_no_nip():
    snapshot = samples.report_snapshot()
    snapshot["content"]["signatories"][0] |= {"title": "", "name": "", "rank": "", "nip": ""}
    html = html_of(snapshot)
    assert "PEJABAT BELUM TERCATAT" in html
    assert "NIP." not in html


@pytest.mark.parametrize(
    ("nip", "written"),
    [("197001011990031001", "19700101 199003 1 001"), ("", ""), ("123", "123"), ("１" * 18, "１" * 18)],
)
def test_a_nip_is_written_8_6_1_3(nip, written):
    assert written_nip(nip) == written


def test_the_evaluation_carries_the_end_of_the_audit_chain_and_the_report_does_not():
    snapshot = samples.evaluation_snapshot()
    assert snapshot["meta"]["audit_hash"] in html_of(snapshot)
    assert "BUPATI KLATEN" in html_of(snapshot)
    assert snapshot["meta"]["audit_hash"] not in html_of(samples.report_snapshot())


def test_tables_and_figures_are_numbered_through_and_name_their_rows():
    laid = layout(samples.report_snapshot())
    tables = [table for section in laid["sections"] for table in section["tables"]]
    assert [table.number for table in tables] == [1, 2]
    assert tables[0].rows[-1]["css"] == "total"
    assert tables[0].rows[0]["cells"][1].css == "num"
    assert not tables[0].rows[0]["css"]


def test_missing_values_are_said_and_percent_signs_do_not_fall_off():
    html = html_of(samples.evaluation_snapshot())
    assert "data tidak ada" in html
    assert "100,0\u00a0%" in html


def test_markup_typed_by_an_officer_stays_text():
    html = html_of(samples.hostile_snapshot())
    assert "<script" not in html
    assert "javascript:x'&gt;" in html.replace("&#x27;", "'")
    assert re.findall(r'href="(?!#|portal:pdf\.css|https://medsos)[^"]*"', html) == []
    for forbidden in (" style=", " onload=", "<img"):
        assert forbidden not in html


def test_letters_the_fonts_lack_are_marked_and_the_reader_is_told():
    told = "menggantikan huruf atau gambar kecil"
    assert told not in html_of(samples.report_snapshot())
    snapshot = samples.report_snapshot()
    snapshot["content"]["sections"][0]["paragraphs"] = ["\U000e0fff"]
    assert told in html_of(snapshot)


def test_a_preview_is_the_same_page_marked_and_without_code():
    snapshot = samples.report_snapshot()
    shown = html_of(snapshot, preview=True, back="/laporan/1/")
    assert "PRATINJAU" in shown
    assert snapshot["meta"]["code"] not in shown
    assert 'class="qr"' not in shown
    assert "<style" not in shown and "<script" not in shown and " style=" not in shown
    body = html_of(snapshot)
    for section in snapshot["content"]["sections"]:
        assert (section["title"] in shown) and (section["title"] in body)


def test_a_qr_code_is_one_path_with_words_for_those_who_cannot_see_it():
    drawn = qr_svg("https://medsos.klaten.invalid/periksa/ABCD/")
    assert drawn.count("<path") == 1
    assert "<title>Kode QR: https://medsos.klaten.invalid/periksa/ABCD/</title>" in drawn

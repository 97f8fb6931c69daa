"""Tables handed in are read without trust (T18); tables handed out hold no formulas (T17)."""

import datetime
import io
import random
import time
import zipfile

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.sheets import csv_response, exact, harmless, read_grid, read_sheet, xlsx_response

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def sent(data, name="unit.csv"):
    return SimpleUploadedFile(name, data)


def workbook(*rows, hidden_first=False):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        if hidden_first:
            secret = book.add_worksheet("Rahasia")
            secret.write(0, 0, "jangan dibaca")
            secret.hide()
        page = book.add_worksheet("Data")
        if hidden_first:
            page.set_first_sheet()
            page.activate()
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime.date):
                    page.write_datetime(line, column, value, book.add_format({"num_format": "dd/mm/yyyy"}))
                else:
                    page.write(line, column, value)
    return out.getvalue()


def rebuilt(data, change=None, add=(), drop=()):
    """The same workbook with parts changed ({name: bytes}), added or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename not in drop:
                new.writestr(member.filename, (change or {}).get(member.filename, old.read(member)))
        for name, part in add:
            new.writestr(name, part)
    return out.getvalue()


def one_sheet(xml, shared=None):
    """A workbook whose only sheet is the given XML."""
    parts = {"xl/worksheets/sheet1.xml": xml.encode()}
    if shared is not None:
        parts["xl/sharedStrings.xml"] = shared.encode()
    return rebuilt(workbook(["kode"], ["A"]), change=parts)


def refusal(data, read=read_sheet):
    with pytest.raises(ValidationError) as refused:
        read(sent(data))
    return refused.value.messages[0]


# --- CSV as it comes -------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16")],
)
def test_a_csv_is_read_however_a_spreadsheet_saved_it(delimiter, encoding, named):
    lines = [["Kode", "Nama unit"], ["DINKES", "Dinas “Kesehatan”"], ["SETDA", "Sekretariat Daerah"]]
    sheet = read_sheet(sent("\r\n".join(delimiter.join(line) for line in lines).encode(encoding)))
    assert (sheet.headers, sheet.encoding, sheet.delimiter) == (("Kode", "Nama unit"), named, delimiter)
    assert [(row.line, row["nama_unit"]) for row in sheet] == [
        (2, "Dinas “Kesehatan”"),
        (3, "Sekretariat Daerah"),
    ]


def test_letters_of_old_windows_are_read_and_the_encoding_is_named():
    sheet = read_sheet(sent("kode;nama\nA;Café – “lama”".encode("cp1252")))
    assert sheet.encoding == "cp1252" and sheet.rows[0]["nama"] == "Café – “lama”"


def test_the_hint_of_excel_about_its_separator_is_obeyed_and_counted_as_a_line():
    sheet = read_sheet(sent(b"sep=;\r\nkode;nama\r\nA;Satu, dua, tiga\r\n"))
    assert [(row.line, row["nama"]) for row in sheet] == [(3, "Satu, dua, tiga")]


def test_lines_count_as_the_spreadsheet_shows_them_over_blank_and_broken_lines():
    sheet = read_sheet(sent(b'\nkode;nama\n\nA;"Baris\ndua"\n;\nB;Akhir\n'))
    assert [(row.line, row["kode"]) for row in sheet] == [(4, "A"), (6, "B")]


def test_a_delimiter_inside_quotes_of_the_header_does_not_mislead():
    assert read_sheet(sent(b'"a,b,c";d\n1;2')).headers == ("a,b,c", "d")


def test_short_rows_are_filled_and_a_cell_without_a_header_is_refused_by_line():
    assert read_sheet(sent(b"a;b;c\n1")).rows[0].cells == ("1", "", "")
    assert "Baris 3" in refusal(b"a;b\n1;2\n1;2;3")


def test_a_missing_column_is_named_and_so_is_what_was_read():
    with pytest.raises(ValidationError, match="Kolom nama tidak ada.*kode, jenis"):
        read_sheet(sent(b"kode;jenis\nA;Dinas")).require("Kode", "nama")


# --- numbers that a spreadsheet damaged ------------------------------------------------------------------


def test_a_nip_kept_as_a_number_is_refused_and_never_repeated():
    sheet = read_sheet(sent(workbook(["nip", "nip teks"], [198503172010011004, "198503172010011004"])))
    assert exact(sheet.rows[0]["nip teks"], "NIP") == "198503172010011004"
    with pytest.raises(RuleBroken, match="NIP tersimpan sebagai angka") as refused:
        exact(sheet.rows[0]["nip"], "NIP")
    assert "1985" not in str(refused.value)


@pytest.mark.parametrize("text", ["1,98503E+17", "1.98503E+17", "1E+17", "6,28123E+11"])
def test_a_long_number_shown_in_powers_of_ten_is_known_as_damaged(text):
    sheet = read_sheet(sent(f"nip;lain\n{text};x".encode()))
    with pytest.raises(RuleBroken):
        exact(sheet.rows[0]["nip"], "NIP")


def test_numbers_days_and_truth_become_plain_text():
    row = read_sheet(sent(workbook(list("abcd"), [1250, 2.5, datetime.date(2026, 12, 31), True]))).rows[0]
    assert row.cells == ("1250", "2.5", "2026-12-31", "ya")
    assert [cell.is_number for cell in row.cells] == [True, True, False, False]


def test_only_the_first_visible_sheet_is_read():
    assert read_sheet(sent(workbook(["kode"], ["A"], hidden_first=True))).headers == ("kode",)


# --- hostile files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "kosong"),
        (b" \r\n \r\n", "kosong"),
        (b"kode;nama\n", "hanya berisi judul"),
        (b"kode;Kode \nA;B", "dua kali"),
        (b"<!DOCTYPE html><html><table><tr><td>x</table>", "HTML"),
        (b"\xef\xbb\xbf\n<html><body>Masuk</body>", "HTML"),
        (b"<?xml version='1.0'?><Workbook/>", "HTML"),
        (b"kode;nama\nA;\x00B", "bukan teks"),
        (b"kode;nama\nA;\x1b[31mB", "bukan teks"),
        (b'kode;nama\nA;"tidak ditutup', "tanda kutip"),
        (b"kode;nama\nA;\x81", "tidak terbaca"),
        ("kode;nama\nA;B".encode("utf-16")[:-1], "terpotong"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "terkunci sandi"),
        (b"a\n" * 5_002, "5.000 baris"),
        (b";".join([b"k"] * 51) + b"\nA", "50 kolom"),
        (b"a;b\n" + b"x" * 5_001 + b";y", "baris 2 terlalu panjang"),
        (b"a;b\n" + b"x" * (2 * 1024 * 1024), "2 MB"),
        (b"PK\x03\x04" + bytes(50), "rusak"),
    ],
)
def test_what_is_no_honest_table_is_refused_with_its_reason(data, word):
    assert word in refusal(data)


def test_five_thousand_rows_of_fifty_columns_are_welcome():
    lines = [[f"k{column}" for column in range(50)], *([["x"] * 50] * 5_000)]
    assert len(read_sheet(sent("\n".join(";".join(line) for line in lines).encode()))) == 5_000
    assert len(read_sheet(sent(workbook(*lines)))) == 5_000


def test_a_zip_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("data.csv", "kode;nama")
    assert "bukan XLSX" in refusal(out.getvalue())


@pytest.mark.parametrize("name", ["../xl/a.xml", "/etc/a.xml", "xl\\..\\a.xml", "C:/a.xml", "xl/../../a.xml"])
def test_a_part_with_a_path_trick_is_refused(name):
    data = rebuilt(workbook(["kode"], ["A"]), add=[(zipfile.ZipInfo(name), b"<a/>")])
    assert "tidak wajar" in refusal(data)


def test_a_part_named_twice_or_linked_elsewhere_is_refused():
    with pytest.warns(UserWarning):
        data = rebuilt(workbook(["kode"], ["A"]), add=[("xl/workbook.xml", b"<a/>")])
    assert "rusak" in refusal(data)
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = 0o120777 << 16
    assert "tidak wajar" in refusal(rebuilt(workbook(["kode"], ["A"]), add=[(link, b"/etc/passwd")]))


def test_macros_are_refused_by_their_part_and_by_their_type():
    book = workbook(["kode"], ["A"])
    assert "makro" in refusal(rebuilt(book, add=[("xl/vbaProject.bin", b"\xd0\xcf")]))
    types = zipfile.ZipFile(io.BytesIO(book)).read("[Content_Types].xml")
    macro = types.replace(b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")
    assert "makro" in refusal(rebuilt(book, change={"[Content_Types].xml": macro}))


def test_more_than_fifty_parts_are_refused():
    extra = [(f"xl/extra{at}.xml", b"<a/>") for at in range(50)]
    assert "terlalu banyak bagian" in refusal(rebuilt(workbook(["kode"], ["A"]), add=extra))


def test_a_bomb_is_refused_while_it_unpacks():
    bomb = b"<a>" + b" " * 60_000_000 + b"</a>"
    data = rebuilt(workbook(["kode"], ["A"]), add=[("xl/worksheets/sheet2.xml", bomb)])
    assert len(data) < 200_000
    assert "mengembang" in refusal(data)


def test_an_archive_that_lies_about_a_size_is_refused():
    data = bytearray(one_sheet("<worksheet>" + " " * 1_000_000 + "</worksheet>"))
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert "rusak" in refusal(bytes(data))


def test_a_locked_part_is_refused():
    data = bytearray(workbook(["kode"], ["A"]))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "terkunci sandi" in refusal(bytes(data))


def test_entities_are_refused_before_they_grow():
    xml = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    )
    assert "tidak wajar" in refusal(one_sheet(xml))


NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    ("place", "word"), [('r="A1048576"', "5.000 baris"), ('r="XFD1"', "50 kolom"), ('r="AY1"', "50 kolom")]
)
def test_one_far_cell_does_not_ask_for_the_whole_rectangle(place, word):
    xml = (
        f"<worksheet {NAMESPACE}><sheetData><row><c r='A1'><v>1</v></c><c {place}><v>1</v></c></row>"
        "</sheetData></worksheet>"
    )
    started = time.monotonic()
    assert word in refusal(one_sheet(xml))
    assert time.monotonic() - started < 2


def test_empty_formatted_cells_far_away_do_no_harm():
    xml = (
        f"<worksheet {NAMESPACE}><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>kode</t></is></c></row>"
        "<row r='2'><c r='A2' t='inlineStr'><is><t>A</t></is></c></row>"
        "<row r='1048576'><c r='XFD1048576' s='0'/></row></sheetData></worksheet>"
    )
    assert [row["kode"] for row in read_sheet(sent(one_sheet(xml)))] == ["A"]


def test_one_long_text_named_by_every_cell_is_refused_before_it_is_copied():
    shared = f"<sst {NAMESPACE}><si><t>{'x' * 4_900}</t></si></sst>"
    row = "<row>" + '<c t="s"><v>0</v></c>' * 50 + "</row>"
    xml = f"<worksheet {NAMESPACE}><sheetData>{row * 5_000}</sheetData></worksheet>"
    data = one_sheet(xml, shared)
    assert len(data) < 100_000
    assert "terlalu banyak" in refusal(data) or "mengembang" in refusal(data)


@pytest.mark.parametrize("element", ["<c/>", "<row/>"])
def test_millions_of_empty_cells_are_refused_soon(element):
    page = f"<worksheet {NAMESPACE}><sheetData><row>{element * 3_000_000}</row></sheetData></worksheet>"
    ballast = random.Random(4).randbytes(600_000)  # so that the ratio of packed to unpacked looks honest
    data = rebuilt(one_sheet(page), add=[("xl/media/gambar.png", ballast)])
    assert "terlalu besar" in refusal(data)


def test_a_shared_text_that_is_too_long_is_refused():
    shared = f"<sst {NAMESPACE}><si><t>{'x' * 5_001}</t></si></sst>"
    assert "5.000 karakter" in refusal(one_sheet(f"<worksheet {NAMESPACE}/>", shared))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(junk):
    for data in (junk, b"PK\x03\x04" + junk, b"kode;nama\n" + junk):
        try:
            read_grid(data)
        except ValidationError as refused:
            assert refused.messages[0]


BOOK = workbook(["kode", "nama"], ["A", "Satu"], ["B", 2])


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=8))
def test_a_workbook_with_damaged_bytes_is_read_or_refused(at, junk):
    try:
        read_grid(BOOK[:at] + junk + BOOK[at + len(junk) :])
    except ValidationError as refused:
        assert refused.messages[0]


# --- what goes out ---------------------------------------------------------------------------------------

RISKY = [
    "=1+1", "+62812", "-2", "@SUM(A1)", "\tx", "\rx", "＝1+1", "＋1", "－1", "＠A", "  =1+1", "\n=1",
    '=HYPERLINK("http://contoh.test")', "=cmd|' /C calc'!A0",
]  # fmt: skip


@pytest.mark.parametrize("text", RISKY)
def test_no_text_leaves_as_a_formula(text):
    assert harmless(text).startswith("'")
    body = csv_response("a.csv", ["judul"], [[text]]).content.decode("utf-8-sig")
    assert body.split("\r\n", 1)[1].lstrip('"').startswith("'")
    book = zipfile.ZipFile(io.BytesIO(xlsx_response("a.xlsx", ["judul"], [[text]]).content))
    page, styles = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/styles.xml").decode()
    assert "<f>" not in page and 't="s"' in page and "hyperlink" not in page
    assert 'quotePrefix="1"' in styles


def test_what_we_write_we_read_back_unchanged():
    rows = [
        ["DINKES", "+62272321046", "-", 'Kata "kutip", koma; dan titik koma'],
        ["A", "@akun", "", "baris\ndua"],
    ]
    headers = ["kode", "telepon", "catatan", "nama"]
    for response in (csv_response("a.csv", headers, rows), xlsx_response("a.xlsx", headers, rows)):
        sheet = read_sheet(sent(response.content))
        assert [list(row.cells) for row in sheet] == rows


def test_missing_is_said_in_words_and_numbers_stay_numbers():
    assert csv_response("a.csv", ["a", "b"], [[None, -3]]).content.decode("utf-8-sig").split("\r\n")[1] == (
        "data tidak ada,-3"
    )
    sheet = read_sheet(sent(xlsx_response("a.xlsx", ["a", "b"], [[None, -3]]).content))
    assert sheet.rows[0].cells == ("data tidak ada", "-3") and sheet.rows[0]["b"].is_number

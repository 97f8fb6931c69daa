"""XLSX from strangers: unpacked under a meter, measured before it is read, rebuilt from what is needed.

The reader lays a sheet out as a full rectangle and copies every shared text into every cell that names it, so
one far cell or one long text may ask for more memory than the machine has. Therefore each part is measured
first, and the reader gets a new archive of the measured parts only: what was counted is what is read.
"""

import io
import re
import stat
import zipfile
import zlib
from xml.parsers import expat

import python_calamine

from . import limits
from .cells import EMPTY, Cell, cell_of_value

ZIP_START = b"PK\x03\x04"
OLE_START = b"\xd0\xcf\x11\xe0"
_CHUNK = 64 * 1024
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_DAMAGED = "Berkas XLSX rusak dan tidak dapat dibaca. Buka di spreadsheet lalu simpan ulang."


def read(data: bytes) -> list[tuple[int, list[Cell]]]:
    """``(line, cells)`` of every row with content on the first visible sheet."""
    measured = _measured(data)
    try:
        book = python_calamine.load_workbook(io.BytesIO(measured))
        names = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        if not names:
            limits.refuse("Berkas ini tidak memiliki lembar kerja yang terlihat.")
        grid = book.get_sheet_by_name(names[0]).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, OSError, ValueError, OverflowError):
        limits.refuse(_DAMAGED)
    rows = []
    for line, values in enumerate(grid, start=1):
        cells = [EMPTY if value == "" else cell_of_value(value) for value in values]
        if any(cells):
            if any(len(cell) > limits.CELL_CHARACTERS for cell in cells):
                limits.too_long_cell(line)
            rows.append((line, cells))
    return rows


def _measured(data: bytes) -> bytes:
    """A new archive with the XML parts of ``data``, all within the limits; ``ValidationError`` otherwise."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_members(members)
            parts = _unpack(archive, members, len(data))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError):
        limits.refuse(_DAMAGED)
    except RuntimeError:  # zipfile's way to say that a part asks for a password
        limits.refuse("Berkas XLSX terkunci sandi. Simpan ulang tanpa sandi lalu kirim kembali.")
    if "[Content_Types].xml" not in parts or "xl/workbook.xml" not in parts:
        limits.refuse("Berkas ini bukan XLSX. Simpan tabel sebagai XLSX atau CSV UTF-8.")
    if b"macroEnabled" in parts["[Content_Types].xml"]:
        _has_macro()
    _measure(parts)
    rebuilt = io.BytesIO()
    with zipfile.ZipFile(rebuilt, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return rebuilt.getvalue()


def _has_macro():
    limits.refuse("Berkas memuat makro, yang tidak diterima. Simpan sebagai XLSX biasa (tanpa makro).")


def _check_members(members):
    if len(members) > limits.ZIP_MEMBERS:
        limits.refuse("Berkas XLSX terdiri dari terlalu banyak bagian. Salin tabelnya ke buku kerja baru.")
    names = [member.filename for member in members]
    if len({name.lower() for name in names}) != len(names):
        limits.refuse(_DAMAGED)
    for member in members:
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            limits.refuse(_DAMAGED)
        name = member.filename
        parts = name.split("/")
        if (
            name.startswith("/")
            or "\\" in name
            or ":" in name
            or ".." in parts
            or "\x00" in member.orig_filename
        ):
            limits.refuse("Berkas XLSX memuat nama bagian yang tidak wajar dan tidak dibuka.")
        if stat.S_ISLNK(member.external_attr >> 16):
            limits.refuse("Berkas XLSX memuat nama bagian yang tidak wajar dan tidak dibuka.")
        if member.flag_bits & 0x1:
            limits.refuse("Berkas XLSX terkunci sandi. Simpan ulang tanpa sandi lalu kirim kembali.")
        if name.lower().endswith((".bin", ".exe", ".js", ".vbs")) and "vba" in name.lower():
            _has_macro()


def _unpack(archive, members, packed_size) -> dict[str, bytes]:
    """The XML parts by name, every byte counted as it comes out, whatever the archive says of itself."""
    parts, total = {}, 0
    allowed = min(limits.UNPACKED_BYTES, packed_size * limits.UNPACKED_RATIO)
    for member in members:
        if not member.filename.endswith((".xml", ".rels")):
            continue  # pictures and printer settings: never needed, never unpacked
        out = io.BytesIO()
        with archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                total += len(chunk)
                if total > allowed:
                    limits.refuse(
                        "Berkas XLSX mengembang terlalu besar saat dibuka dan ditolak demi keamanan."
                    )
                out.write(chunk)
        parts[member.filename] = out.getvalue()
    return parts


def _measure(parts):
    """Shared texts first, then the sheets that repeat them."""
    texts: list[int] = []
    sheets, allowed = [], limits.ELEMENTS
    for part in parts.values():
        walk = _SharedTexts(allowed)
        texts += walk.lengths_in(part)
        allowed = walk.allowed
        if walk.root == "worksheet":
            sheets.append(part)
    for part in sheets:
        _Extent(texts, limits.ELEMENTS).walk(part)


class _Walk:
    """A pass through one XML part, ``allowed`` elements long.

    It refuses document types: they are how small files grow (entities).
    """

    def __init__(self, allowed):
        self.allowed = allowed

    def walk(self, part: bytes):
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self.root = ""
        try:
            parser.Parse(part, True)
        except expat.ExpatError:
            limits.refuse(_DAMAGED)

    def _refuse_doctype(self, *args):
        limits.refuse("Berkas XLSX memuat bagian yang tidak wajar dan tidak dibuka.")

    def _start(self, name, attributes):
        name = name.rpartition(":")[2]
        self.root = self.root or name
        self.allowed -= 1
        if self.allowed < 0:
            limits.refuse(
                "Tabel terlalu besar untuk dibaca. Salin isinya ke buku kerja baru, atau simpan sebagai CSV."
            )
        self.start(name, attributes)

    def _end(self, name):
        self.end(name.rpartition(":")[2])

    def _characters(self, text):
        self.characters(text)


class _SharedTexts(_Walk):
    """How long each shared text is; the reader copies it as often as cells name it."""

    def lengths_in(self, part) -> list[int]:
        self.lengths = []
        self.walk(part)
        return self.lengths

    def start(self, name, attributes):
        if self.root == "sst" and name == "si":
            self.lengths.append(0)

    def end(self, name):
        pass

    def characters(self, text):
        if self.root == "sst" and self.lengths:
            self.lengths[-1] += len(text)
            if self.lengths[-1] > limits.CELL_CHARACTERS:
                limits.too_long_cell()


class _Extent(_Walk):
    """How far the cells with content reach and how much they say in all."""

    def __init__(self, texts, allowed):
        super().__init__(allowed)
        self.texts, self.total = texts, 0
        self.line = self.column = 0
        self.place = (0, 0)
        self.is_shared = False
        self.value = ""

    def start(self, name, attributes):
        if self.root != "worksheet":
            return
        if name == "row":
            self.line = _number(attributes.get("r", ""), self.line + 1)
            self.column = 0
        elif name == "c":
            self.column += 1
            self.place = (self.line, self.column)
            if told := _PLACE.fullmatch(attributes.get("r", "")):
                self.column = _column(told[1])
                self.place = (max(self.line, int(told[2])), self.column)
            self.is_shared = attributes.get("t") == "s"
        elif name in ("v", "is"):
            self.value = ""
            if self.place[0] > limits.ROWS + 1:
                limits.too_many_rows()
            if self.place[1] > limits.COLUMNS:
                limits.too_many_columns()

    def characters(self, text):
        if self.root == "worksheet" and len(self.value) <= limits.CELL_CHARACTERS:
            self.value += text

    def end(self, name):
        if self.root != "worksheet" or name not in ("v", "is"):
            return
        at = _number(self.value.strip(), -1)
        shared = self.is_shared and 0 <= at < len(self.texts)
        self.total += self.texts[at] if shared else len(self.value)
        if self.total > limits.TEXT_CHARACTERS:
            limits.refuse("Isi tabel terlalu banyak. Bagi menjadi beberapa berkas.")


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number

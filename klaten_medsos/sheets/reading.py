"""A table handed in: its headers, and its rows with the line numbers a spreadsheet shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from . import limits, text, workbook
from .cells import EMPTY, Cell

_SPACES = re.compile(r"[\s_]+")


def header_key(header: str) -> str:
    """How a column is looked up: “Kode  Unit”, “kode unit” and “kode_unit” are the same column."""
    return _SPACES.sub("_", header.strip().casefold())


@dataclass(frozen=True)
class Row:
    """One row. ``row["kode"]`` finds a cell by header, however it is spaced or capitalised."""

    line: int
    cells: tuple[Cell, ...]
    columns: dict[str, int] = field(repr=False)

    def __getitem__(self, header: str) -> Cell:
        return self.cells[self.columns[header_key(header)]]

    def get(self, header: str, otherwise: Cell = EMPTY) -> Cell:
        at = self.columns.get(header_key(header))
        return otherwise if at is None else self.cells[at]


@dataclass(frozen=True)
class Sheet:
    """A table: ``headers`` as typed, ``rows`` with content. ``encoding`` is "utf-8", "utf-16", "cp1252" or ""."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    format: str
    encoding: str = ""
    delimiter: str = ""

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    def has(self, header: str) -> bool:
        return header_key(header) in {header_key(known) for known in self.headers}

    def require(self, *headers: str) -> None:
        """``ValidationError`` naming the columns that are missing."""
        missing = [header for header in headers if not self.has(header)]
        if missing:
            limits.refuse(
                f"Kolom {', '.join(missing)} tidak ada. Pakai judul kolom seperti pada berkas contoh; "
                f"yang terbaca: {', '.join(self.headers)[:200]}."
            )


@dataclass(frozen=True)
class Grid:
    """The bare rows of a file, before anybody says which of them holds the headers."""

    rows: list[tuple[int, list[Cell]]]
    format: str
    encoding: str = ""
    delimiter: str = ""


def read_grid(uploaded) -> Grid:
    """Every row with content as ``(line, cells)``; for files with lines above their headers.

    ``uploaded`` has ``size`` and ``read()``, or is ``bytes``. CSV (semicolon, comma or tab; UTF-8, UTF-16, or
    Windows-1252 when it is neither) or XLSX (first visible sheet). Lines count from 1 as a spreadsheet shows
    them. Raises ``ValidationError`` (Indonesian) for what is too large, damaged, locked, or no table.
    """
    if not isinstance(uploaded, bytes) and uploaded.size > limits.FILE_BYTES:
        _too_large()
    data = uploaded if isinstance(uploaded, bytes) else uploaded.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        _too_large()
    if not data.strip():
        limits.refuse("Berkas kosong. Pilih berkas yang berisi tabel.")
    if data.startswith(workbook.OLE_START):
        limits.refuse(
            "Berkas ini terkunci sandi atau berformat Excel lama (.xls). Simpan sebagai XLSX tanpa sandi."
        )
    if data.startswith(b"%PDF-"):
        limits.refuse("Berkas ini PDF, bukan tabel. Kirim CSV atau XLSX.")
    if data.startswith(workbook.ZIP_START):
        return Grid(workbook.read(data), "xlsx")
    rows, encoding, delimiter = text.read(data)
    return Grid(rows, "csv", encoding, delimiter)


def _too_large():
    limits.refuse(
        "Berkas lebih dari 2 MB. Hapus lembar dan kolom yang tidak diperlukan, atau bagi berkasnya."
    )


def read_sheet(uploaded) -> Sheet:
    """The table in ``uploaded``: the first row with content holds the headers.

    Raises ``ValidationError`` as ``read_grid`` does, and for headers that are missing or said twice.
    """
    grid = read_grid(uploaded)
    if not grid.rows:
        limits.refuse("Berkas kosong. Pilih berkas yang berisi tabel.")
    (_, head), *body = grid.rows
    headers = [str(cell) for cell in head]
    while headers and not headers[-1]:
        headers.pop()
    columns: dict[str, int] = {}
    for at, header in enumerate(headers):
        if header and header_key(header) in columns:
            limits.refuse(f"Judul kolom “{header[:60]}” tertulis dua kali. Hapus atau ganti salah satunya.")
        if header:
            columns[header_key(header)] = at
    rows = []
    for line, cells in body:
        homeless = [at for at, cell in enumerate(cells) if cell and (at >= len(headers) or not headers[at])]
        if homeless:
            limits.refuse(f"Baris {line} berisi data pada kolom ke-{homeless[0] + 1} yang tidak berjudul.")
        padded = (*cells[: len(headers)], *(EMPTY for _ in range(len(headers) - len(cells))))
        rows.append(Row(line, padded, columns))
    if not rows:
        limits.refuse("Berkas hanya berisi judul kolom. Isi sedikitnya satu baris.")
    return Sheet(tuple(headers), tuple(rows), grid.format, grid.encoding, grid.delimiter)

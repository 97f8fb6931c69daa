"""CSV as spreadsheets in Indonesia save it: semicolons, commas or tabs, and four ways to write letters."""

import csv
import io
import re

from . import limits
from .cells import Cell, cell_of_text

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ";\t,"
_SEP_LINE = re.compile(r"\A\s*sep=([;,\t])\r?\n?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKUP = re.compile(r"\s*<(!doctype|html|head|body|table|meta|\?xml|script|div)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"?')


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; ``ValidationError`` for what is no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding), "utf-8" if encoding == "utf-8-sig" else "utf-16"
    if len(data) >= 4 and data[:200:2].count(0) == 0 and data[1:200:2].count(0) * 2 > len(data[1:200:2]):
        return _decoded(data, "utf-16-le"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(data, "cp1252"), "cp1252"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return limits.refuse(
            "Huruf dalam berkas tidak terbaca atau berkasnya terpotong. "
            "Buka di spreadsheet lalu simpan sebagai “CSV UTF-8” atau XLSX."
        )


def delimiter_of(text: str) -> str:
    """The sign that separates the cells of the first line with content, quoted parts aside."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = _QUOTED.sub("", first)
    return max(_DELIMITERS, key=bare.count) if any(sign in bare for sign in _DELIMITERS) else ","


def read(data: bytes) -> tuple[list[tuple[int, list[Cell]]], str, str]:
    """``(line, cells)`` of every row with content, the encoding and the delimiter."""
    text, encoding = decode(data)
    if _MARKUP.match(text):
        limits.refuse(
            "Berkas ini halaman web (HTML), bukan tabel. Unduh ulang setelah masuk, atau simpan sebagai CSV atau XLSX."
        )
    if _CONTROL.search(text):
        limits.refuse("Berkas ini bukan teks CSV. Simpan sebagai CSV UTF-8 atau XLSX.")
    first, line = 1, 0
    told = _SEP_LINE.match(text)
    if told:
        delimiter, text, first = told[1], text[told.end() :], 2
    else:
        delimiter = delimiter_of(text)
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for line, values in enumerate(reader, start=first):
            if not any(value.strip() for value in values):
                continue
            if len(rows) > limits.ROWS:
                limits.too_many_rows()
            while len(values) > limits.COLUMNS and not values[-1].strip():
                values.pop()
            if len(values) > limits.COLUMNS:
                limits.too_many_columns()
            if any(len(value) > limits.CELL_CHARACTERS for value in values):
                limits.too_long_cell(line)
            rows.append((line, [cell_of_text(value) for value in values]))
    except csv.Error:
        limits.refuse(
            f"Susunan CSV rusak sesudah baris {line}: periksa tanda kutip yang tidak ditutup, lalu simpan ulang."
        )
    return rows, encoding, delimiter

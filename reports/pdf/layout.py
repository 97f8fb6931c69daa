"""What the print templates show: a snapshot with its tables numbered, its charts drawn and its parts listed."""

import json
import re
from dataclasses import dataclass, field

from klaten_medsos.charts import Chart
from klaten_medsos.pdf_fonts import UNDRAWN
from klaten_medsos.pdf_text import printable
from klaten_medsos.qr import qr_svg
from reports.drawing import draw

LINE = 66  # letters that fit beside each other in a table of the printed page
SHORT = 14  # rows of a table that is not torn apart
TOTAL = "Jumlah"
FACES = {"laporan": "sans", "evaluasi": "serif"}


@dataclass(frozen=True)
class Cell:
    """``text`` with the classes of its cell."""

    text: str
    css: str = ""


@dataclass(frozen=True)
class Table:
    """A numbered table; the first cell of a row names it."""

    number: int
    caption: str
    headers: list
    rows: list
    note: str = ""

    @property
    def is_short(self) -> bool:
        """Short enough to be kept on one page."""
        letters = sum(len(cell.text) for row in self.rows for cell in row["cells"])
        return len(self.rows) <= SHORT and letters <= SHORT * LINE


@dataclass(frozen=True)
class Figure:
    """A numbered chart."""

    number: int
    chart: Chart


@dataclass
class Numbers:
    """Counts tables and figures through the document, so that a text can point at them."""

    tables: int = 0
    figures: int = 0
    contents: list = field(default_factory=list)

    def table(self, spec: dict) -> Table:
        self.tables += 1
        numeric, longest = set(spec["numeric"]), max(LINE // max(len(spec["headers"]), 1), 8)

        def cells(row):
            return [_cell(text, at in numeric, longest) for at, text in enumerate(row)]

        rows = [{"css": "total" if TOTAL in row[:2] else "", "cells": cells(row)} for row in spec["rows"]]
        return Table(self.tables, spec["caption"], cells(spec["headers"]), rows, spec.get("note", ""))

    def figure(self, spec: dict) -> Figure:
        self.figures += 1
        return Figure(self.figures, draw(spec))


def layout(snapshot: dict, *, preview=False) -> dict:
    """The context ``page`` of the print templates, from ``{"content": ..., "meta": ...}``.

    Whatever was typed is cleaned here once more, so that no path leads past it.
    """
    content, meta = printable(snapshot["content"]), printable(snapshot["meta"])
    numbers = Numbers()
    page = {
        "content": content,
        "meta": meta,
        "undrawn": UNDRAWN if UNDRAWN in json.dumps(content, ensure_ascii=False) else "",
        "face": FACES[content["kind"]],
        "signatories": [_signatory(person) for person in content["signatories"]],
        "qr": "" if preview else qr_svg(meta["verify_url"]),
    }
    if content["kind"] == "laporan":
        page["sections"] = [_section(section, numbers) for section in content["sections"]]
        page["annexes"] = [
            annex | {"tables": [numbers.table(spec) for spec in annex["tables"]]}
            for annex in content.get("annexes", ())  # documents frozen before had none
        ]
        page["definitions"] = _definitions(content["sections"])
        page["people"] = _people(content["people"])
    else:
        page["scores"] = numbers.table(content["scores_table"])
        page["figures"] = [numbers.figure(spec) for spec in content["charts"]]
        page["grades"] = numbers.table(
            {
                "caption": "Predikat",
                "headers": ["Nilai", "Predikat"],
                "rows": content["grades"],
                "numeric": [],
            }
        )
        page["people"] = _people(content["people"])
    return page


def _section(section: dict, numbers: Numbers) -> dict:
    return section | {
        "tables": [numbers.table(spec) for spec in section["tables"]],
        "figures": [numbers.figure(spec) for spec in section["charts"]],
        "is_empty": not (section["paragraphs"] or section["tables"] or section["charts"]),
    }


def _definitions(sections) -> list:
    """Every term once, in the order of the sections."""
    seen: dict[str, dict] = {}
    for section in sections:
        for line in section["definitions"]:
            seen.setdefault(line["term"], line)
    return list(seen.values())


def _people(people) -> list:
    return [
        {"role": line["role"], "name": line["name"], "at": line["at"] or "–", "basis": line["basis"] or "–"}
        for line in people
    ]


def _signatory(person: dict) -> dict:
    return person | {"nip": written_nip(person["nip"])}


def written_nip(nip: str) -> str:
    """18 digits as a signature block writes them, 8-6-1-3; anything else as it stands."""
    if re.fullmatch(r"[0-9]{18}", nip):
        return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    return nip


def _cell(text: str, is_number: bool, longest: int) -> Cell:
    """A cell with a word wider than its share may break it anywhere; others keep their words whole."""
    text = text.replace(" %", "\u00a0%")
    is_long = any(len(word) > longest for word in text.split())
    return Cell(text, " ".join(css for css, wanted in (("num", is_number), ("long", is_long)) if wanted))

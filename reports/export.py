"""Figures and lists as CSV, with cells no spreadsheet will run."""

import csv

from django.http import HttpResponse

from klaten_medsos.numbers import MISSING
from klaten_medsos.regulation import ReportSection

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def cell(value) -> str | int | float:
    """A number as it is, missing in words, text neutralised when it could be read as a formula."""
    if value is None:
        return MISSING
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    words = str(value)
    return f"'{words}" if words.startswith(FORMULA_STARTS) else words


def csv_response(filename, headers, rows) -> HttpResponse:
    """The rows as a download; the byte order mark lets spreadsheets read Indonesian letters."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    writer = csv.writer(response)
    writer.writerow(headers)
    writer.writerows([cell(value) for value in row] for row in rows)
    return response


def figure_rows(figures):
    """Every figure of huruf a to g as ``(huruf, measure path, value)``, exactly as counted."""
    for part in ReportSection:
        for path, value in _leaves(figures[part.letter]):
            yield part.letter, path, value


def _leaves(value, path=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "definitions":
                yield from _leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for at, inner in enumerate(value, start=1):
            yield from _leaves(inner, f"{path}.{at}")
    else:
        yield path, value

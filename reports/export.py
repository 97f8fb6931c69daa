"""The figures of a report as rows of a table."""

from klaten_medsos.regulation import ReportSection


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

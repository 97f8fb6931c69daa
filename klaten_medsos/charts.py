"""Small charts, one drawing for page and PDF: bars, stacked bars, lines, and a 100 % bar.

Each function returns a Chart: the SVG, its title (which should state the finding), a description, and the
same figures as a table. A value of None is missing: it is a gap or the words "data tidak ada", never zero.
At most eight series or parts; group the rest before drawing.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .chart_layout import FONT_SIZE, LINE_HEIGHT, SMALL, cut, runs, spread, text_width, ticks, wrap
from .numbers import MISSING, exact_or_none, format_number, format_percent, percentage
from .svg import BAR, PALETTE, dot, drawing, label_lines, legend, polyline, rect, rule, segment, text

WIDTH = 480
_GAP = 8
_KEY = 25  # room for the piece of line before its name


@dataclass(frozen=True)
class Chart:
    """A drawing with everything needed to read it without seeing it."""

    svg: SafeString
    title: str
    description: str
    table_headers: tuple[str, ...]
    table_rows: tuple[tuple[str, ...], ...]


def bar_chart(
    title, rows, *, description="", label_header="Kategori", value_label="Jumlah", decimals=0, unit=""
):
    """Lying bars for ``rows`` of (label, value or None); negative values run to the left of zero.

    ``unit`` is written behind each value ("%", "hari").
    """
    rows = [(str(label), exact_or_none(value)) for label, value in rows]

    def show(value):
        return MISSING if value is None else _with_unit(value, decimals, unit)

    known = [(label, value) for label, value in rows if value is not None]
    table = ((label_header, value_label), tuple((label, show(value)) for label, value in rows))
    if not known:
        return _empty("bars", title, description, table)
    highest, lowest = max(known, key=lambda row: row[1]), min(known, key=lambda row: row[1])
    summary = description or _sentence(
        f"Diagram batang {len(rows)} baris: tertinggi {highest[0]} {show(highest[1])}",
        f"terendah {lowest[0]} {show(lowest[1])}" if len(known) > 1 else "",
        f"{len(rows) - len(known)} tanpa data" if len(known) < len(rows) else "",
    )
    label_room = _label_room(label for label, _ in rows)
    value_room = max(text_width(show(value)) for _, value in known) + _GAP
    top, bottom = max(0, highest[1]), min(0, lowest[1])
    left = label_room + _GAP + (value_room if bottom < 0 else 0)
    scale = max(WIDTH - left - value_room, 40) / (float(top - bottom) or 1)
    zero = left + float(-bottom) * scale
    parts, y = [], _GAP / 2
    for label, value in rows:
        lines = wrap(label, label_room)
        height = max(BAR, len(lines) * LINE_HEIGHT)
        parts += label_lines(lines, y, height)
        middle = y + height / 2
        if value is None:
            parts.append(text(zero + 6, middle + 5, MISSING, size=SMALL))
        else:
            length = abs(float(value)) * scale
            start = zero - length if value < 0 else zero
            parts.append(rect(start, middle - BAR / 2, length, BAR, 0, f"{label}: {show(value)}"))
            at, anchor = (start - 6, "end") if value < 0 else (zero + length + 6, "start")
            parts.append(text(at, middle + 5, show(value), anchor=anchor))
        y += height + _GAP
    parts.append(rule(zero, 0, zero, y - _GAP / 2, strong=True))
    return Chart(drawing("bars", title, summary, WIDTH, y, parts), title, summary, *table)


def stacked_bar_chart(
    title, rows, series: Sequence[str], *, description="", label_header="Kategori", decimals=0
):
    """Lying bars cut into ``series``; ``rows`` of (label, values), one value or None per series.

    The total stands at the end of the bar; a row where a part is missing says "tidak lengkap".
    ValueError for negative values, or when a row and the series differ in length.
    """
    rows = [(str(label), [exact_or_none(v) for v in values]) for label, values in rows]
    _check_parts(series, [values for _, values in rows])

    def total_of(values):
        known = [value for value in values if value is not None]
        if not known:
            return MISSING
        words = format_number(sum(known), decimals)
        return words if len(known) == len(values) else f"{words} (tidak lengkap)"

    table = (
        (label_header, *series, "Jumlah"),
        tuple(
            (label, *(format_number(v, decimals) for v in values), total_of(values)) for label, values in rows
        ),
    )
    if all(value is None for _, values in rows for value in values):
        return _empty("stacked", title, description, table)
    summary = description or _sentence(
        f"Diagram batang bertumpuk {len(rows)} baris menurut {', '.join(series)}",
        "; ".join(f"{label} {total_of(values)}" for label, values in rows[:12]),
    )
    label_room = _label_room(label for label, _ in rows)
    left = label_room + _GAP
    lengths = [
        (max(WIDTH - left - text_width(total_of(values)) - _GAP, 40), float(sum(v or 0 for v in values)))
        for _, values in rows
    ]
    scale = min((room / amount for room, amount in lengths if amount), default=1)
    parts, y = legend(list(enumerate(series)), WIDTH)
    top = y
    for label, values in rows:
        lines = wrap(label, label_room)
        height = max(BAR, len(lines) * LINE_HEIGHT)
        parts += label_lines(lines, y, height)
        middle, x = y + height / 2, left
        for index, value in enumerate(values):
            if value:
                length = float(value) * scale
                words = format_number(value, decimals)
                parts += segment(x, middle, length, index, words, f"{label}, {series[index]}: {words}")
                x += length
        total = total_of(values)
        parts.append(text(x + 6, middle + 5, total, size=SMALL if total == MISSING else FONT_SIZE))
        y += height + _GAP
    parts.append(rule(left, top - _GAP / 2, left, y - _GAP / 2, strong=True))
    return Chart(drawing("stacked", title, summary, WIDTH, y, parts), title, summary, *table)


def share_bar(
    title, parts: Sequence[tuple[str, object]], *, description="", label_header="Bagian", decimals=0
):
    """One bar of 100 % from (label, value or None) parts; shares are of the known values only.

    ValueError for negative values. Parts that are all zero have no shares; the picture says "jumlah 0".
    """
    named = [(str(label), exact_or_none(value)) for label, value in parts]
    _check_parts([label for label, _ in named], [[value for _, value in named]])
    whole = sum(value for _, value in named if value is not None)

    def share(value):
        return format_percent(percentage(value, whole))

    table = (
        (label_header, "Jumlah", "Bagian"),
        tuple((label, format_number(value, decimals), share(value)) for label, value in named),
    )
    if not whole:
        words = MISSING if all(value is None for _, value in named) else "jumlah 0"
        return _empty("share", title, description, table, words)

    def say(label, value):
        if value is None:
            return f"{label}: {MISSING}"
        return f"{label}: {format_number(value, decimals)} ({share(value)})"

    summary = description or _sentence("; ".join(say(label, value) for label, value in named))
    pieces, x = [], 0.0
    for index, (label, value) in enumerate(named):
        if value:
            length = float(value) / float(whole) * WIDTH
            pieces += segment(x, 16, length, index, share(value), say(label, value), height=32)
            x += length
    names, y = legend([(index, say(label, value)) for index, (label, value) in enumerate(named)], WIDTH, y=40)
    return Chart(drawing("share", title, summary, WIDTH, y, [*pieces, *names]), title, summary, *table)


def line_chart(
    title, labels: Sequence[str], series, *, description="", label_header="Periode", decimals=0, height=240
):
    """Lines over ``labels`` for ``series`` of (name, values), one value or None per label.

    A line breaks where a value is missing. Zero is always on the axis. ValueError when lengths differ.
    """
    labels = [str(label) for label in labels]
    lines = [(str(name), [exact_or_none(v) for v in values]) for name, values in series]
    if len(lines) > len(PALETTE):
        raise ValueError(f"At most {len(PALETTE)} series can be told apart, not {len(lines)}.")
    if any(len(values) != len(labels) for _, values in lines):
        raise ValueError("Each series needs one value, or None, for each label.")
    table = (
        (label_header, *(name for name, _ in lines)),
        tuple(
            (label, *(format_number(values[at], decimals) for _, values in lines))
            for at, label in enumerate(labels)
        ),
    )
    known = [float(value) for _, values in lines for value in values if value is not None]
    if not known:
        return _empty("lines", title, description, table)
    summary = description or _sentence(
        f"Diagram garis {len(labels)} titik",
        *(_first_to_last(name, v, labels, decimals) for name, v in lines),
    )
    frame = _Frame(known, labels, _endings(lines, labels, decimals), decimals, height)
    parts = [*frame.grid(), *frame.axis_labels()]
    for index, (name, values) in enumerate(lines):
        for run in runs(values):
            parts.append(polyline([(frame.x(at), frame.y(values[at])) for at in run], index))
            for at in run:
                tip = f"{name}, {labels[at]}: {format_number(values[at], decimals)}"
                parts.append(dot(frame.x(at), frame.y(values[at]), index, tip))
    parts += frame.names()
    if len(known) < len(labels) * len(lines):
        height += LINE_HEIGHT
        parts.append(text(frame.left, height - 6, f"Garis terputus: {MISSING}", size=SMALL))
    return Chart(drawing("lines", title, summary, WIDTH, height, parts), title, summary, *table)


class _Frame:
    """The field lines are drawn in: axis figures at the left, periods below, names at the right."""

    def __init__(self, known, labels, endings, decimals, height):
        self.labels, self.endings, self.decimals = labels, endings, decimals
        self.ticks = ticks(min(0.0, *known), max(0.0, *known), decimals)
        widest_tick = max(text_width(self.figure(tick), SMALL) for tick in self.ticks)
        widest_name = max(text_width(f"{name} {figure}", SMALL) for _, _, name, figure in endings)
        self.left = widest_tick + _GAP
        self.right = WIDTH - _KEY - min(widest_name + 1, WIDTH * 0.34)
        self.top, self.bottom = 12, height - 26

    def figure(self, tick):
        return format_number(tick, self.decimals)

    def x(self, at):
        share = at / (len(self.labels) - 1) if len(self.labels) > 1 else 0.5
        return self.left + (self.right - self.left) * share

    def y(self, value):
        low, high = self.ticks[0], self.ticks[-1]
        return self.bottom - (float(value) - low) / (high - low) * (self.bottom - self.top)

    def grid(self):
        for tick in self.ticks:
            y = self.y(tick)
            yield rule(self.left, y, self.right, y, strong=tick == 0)
            yield text(self.left - 6, y + 4, self.figure(tick), anchor="end", size=SMALL)

    def axis_labels(self):
        """As many periods as fit without touching, the first always among them."""
        field = self.right - self.left
        words = [cut(label, field, SMALL) for label in self.labels]
        fitting = max(1, int(field // (max(text_width(label, SMALL) for label in words) + 6)))
        for at in range(0, len(words), math.ceil(len(words) / fitting)):
            x = max(self.x(at), text_width(words[at], SMALL) / 2)
            yield text(x, self.bottom + 18, words[at], anchor="middle", size=SMALL)

    def names(self):
        """Beside the end of each line a piece of it, its name and its last figure."""
        at_height = [(self.y(value), series, name, figure) for value, series, name, figure in self.endings]
        for y, series, name, figure in spread(at_height, SMALL + 3, self.top, self.bottom):
            yield polyline([(self.right + 7, y), (self.right + _KEY - 5, y)], series)
            room = WIDTH - self.right - _KEY - text_width(f" {figure}", SMALL)
            yield text(self.right + _KEY, y + 4, f"{cut(name, room, SMALL)} {figure}", size=SMALL)


def _endings(lines, labels, decimals):
    """(last value, series, name, its figure) of each line; the period is said when it is not the last."""
    for_each = []
    for series, (name, values) in enumerate(lines):
        last = max((at for at, value in enumerate(values) if value is not None), default=None)
        if last is not None:
            when = "" if last == len(labels) - 1 else f" ({labels[last]})"
            for_each.append((values[last], series, name, f"{format_number(values[last], decimals)}{when}"))
    return for_each


# --- Shared steps ---------------------------------------------------------------------------------


def _empty(kind, title, description, table, words=MISSING):
    """The picture of nothing to draw: it says so."""
    summary = description or f"{words.capitalize()}."
    frame = [rule(0, 1, WIDTH, 1), text(WIDTH / 2, 37, words, anchor="middle"), rule(0, 63, WIDTH, 63)]
    return Chart(drawing(kind, title, summary, WIDTH, 64, frame), title, summary, *table)


def _check_parts(series, value_lists):
    if len(series) > len(PALETTE):
        raise ValueError(f"At most {len(PALETTE)} parts can be told apart, not {len(series)}.")
    for values in value_lists:
        if len(values) != len(series):
            raise ValueError("Each row needs one value, or None, for each series.")
        if any(value is not None and value < 0 for value in values):
            raise ValueError("Parts of a whole cannot be negative.")


def _with_unit(value, decimals, unit):
    return f"{format_number(value, decimals)} {unit}".strip()


def _sentence(*clauses):
    return "; ".join(clause for clause in clauses if clause) + "."


def _label_room(labels):
    """Width for the row labels: what the longest needs, at most two fifths of the picture."""
    return min(max(text_width(label) for label in labels), WIDTH * 0.4)


def _first_to_last(name, values, labels, decimals):
    known = [(label, value) for label, value in zip(labels, values, strict=True) if value is not None]
    if not known:
        return f"{name}: {MISSING}"
    first, final = (f"{format_number(value, decimals)} ({label})" for label, value in (known[0], known[-1]))
    return f"{name} dari {first} ke {final}" if len(known) > 1 else f"{name} {first}"

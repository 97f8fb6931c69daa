"""Pieces a chart is drawn from: escaped SVG elements, the series palette, and text that fits.

The same drawing serves the web and the PDF, so colours are presentation attributes; each coloured element
also has a class (``chart-fill-1``, ``chart-stroke-1``, ``chart-on-1``, ``chart-line``) that style sheets
may override, for instance in dark mode. No style attributes, no ids.
"""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

from .chart_layout import FONT_SIZE, LINE_HEIGHT, SMALL, cut, text_width

BAR = 20
FONTS = "Inter, Liberation Sans, Arial, sans-serif"


@dataclass(frozen=True)
class Colour:
    """A series colour and the text colour readable on it."""

    fill: str
    on: str


_INK, _WHITE = "#1b2426", "#ffffff"

# Dark and middle tones by turns: neighbours differ in grey print too. Each is at least 3:1 on paper, its
# text at least 4.5:1 (asserted by a test).
PALETTE = (
    Colour("#0b5661", _WHITE),
    Colour("#6d92b6", _INK),
    Colour("#5b3a70", _WHITE),
    Colour("#8b9454", _INK),
    Colour("#6b4226", _WHITE),
    Colour("#b87f93", _INK),
    Colour("#3b4a4d", _WHITE),
    Colour("#879094", _INK),
)
GRID = "#ddd8cc"
DASHES = ("none", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "1 4", "14 3 2 3")


def coordinate(value):
    """A number as SVG writes it: at most two decimals, a dot, no trailing zeros."""
    return f"{round(float(value), 2):g}" if abs(value) < 100_000 else f"{round(value)}"


def text(x, y, words, *, anchor="start", size=FONT_SIZE, bold=False, on=None):
    """One line of text; ``on`` is the index of the series it is written upon."""
    return format_html(
        '<text class="{}" x="{}" y="{}" font-size="{}" font-weight="{}" text-anchor="{}" fill="{}">{}</text>',
        "chart-text" if on is None else f"chart-on-{on + 1}",
        coordinate(x),
        coordinate(y),
        size,
        600 if bold else 400,
        anchor,
        "currentColor" if on is None else PALETTE[on].on,
        words,
    )


def rect(x, y, width, height, series, tip=""):
    """A filled bar of a series; ``tip`` is shown by browsers on hover."""
    return format_html(
        '<rect class="chart-fill-{}" x="{}" y="{}" width="{}" height="{}" fill="{}">{}</rect>',
        series + 1,
        coordinate(x),
        coordinate(y),
        coordinate(width),
        coordinate(height),
        PALETTE[series].fill,
        format_html("<title>{}</title>", tip) if tip else "",
    )


def polyline(points, series):
    """The line of a series through (x, y) points; a single point has no line."""
    if len(points) < 2:
        return ""
    return format_html(
        '<polyline class="chart-stroke-{}" points="{}" fill="none" stroke="{}" stroke-width="2.5"'
        ' stroke-linejoin="round" stroke-dasharray="{}"/>',
        series + 1,
        " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points),
        PALETTE[series].fill,
        DASHES[series],
    )


def dot(x, y, series, tip=""):
    return format_html(
        '<circle class="chart-fill-{}" cx="{}" cy="{}" r="3" fill="{}">{}</circle>',
        series + 1,
        coordinate(x),
        coordinate(y),
        PALETTE[series].fill,
        format_html("<title>{}</title>", tip) if tip else "",
    )


def rule(x1, y1, x2, y2, *, strong=False):
    """A grid line, or the strong line of zero."""
    return format_html(
        '<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1"/>',
        "chart-axis" if strong else "chart-grid",
        coordinate(x1),
        coordinate(y1),
        coordinate(x2),
        coordinate(y2),
        "currentColor" if strong else GRID,
    )


def drawing(kind, title, description, width, height, parts):
    """The whole picture, named for screen readers."""
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart-svg chart-{}" role="img" aria-label="{}"'
        ' viewBox="0 0 {} {}" width="{}" height="{}" font-family="{}">'
        "<title>{}</title><desc>{}</desc>{}</svg>",
        kind,
        f"{title.rstrip('.')}. {description}",
        coordinate(width),
        coordinate(height),
        coordinate(width),
        coordinate(height),
        FONTS,
        title,
        description,
        format_html_join("", "{}", ((part,) for part in parts if part)),
    )


def label_lines(lines, y, height):
    first = y + height / 2 + 5 - (len(lines) - 1) * LINE_HEIGHT / 2
    return [text(0, first + at * LINE_HEIGHT, line) for at, line in enumerate(lines)]


def segment(x, middle, length, series, words, tip, height=BAR):
    """A part of a bar with its value inside where it fits; a hair of paper sets it off from the next."""
    yield rect(x, middle - height / 2, max(length - 1, 0.5), height, series, tip)
    if text_width(words, SMALL) + 6 <= length:
        yield text(x + length / 2, middle + 4, words, anchor="middle", size=SMALL, on=series)


def legend(names, width, y=0):
    """Swatch and name for each (series, name), in flowing lines; gives the parts and where they end."""
    parts, x = [], 0.0
    for series, name in names:
        words = cut(name, width - 18, SMALL)
        needed = 18 + text_width(words, SMALL) + 14
        if x and x + needed - 14 > width:
            x, y = 0.0, y + LINE_HEIGHT + 2
        parts.append(rect(x, y + 3, 12, 12, series))
        parts.append(text(x + 18, y + 13, words, size=SMALL))
        x += needed
    return parts, y + LINE_HEIGHT + 8

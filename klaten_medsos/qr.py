"""A QR code as one path, so that the page-setter draws one thing and not a thousand."""

from itertools import groupby

import segno
from django.utils.html import format_html

QUIET = 4


def qr_svg(text: str, label: str = ""):
    """The QR code of ``text`` as inline SVG with its quiet zone and words for those who cannot see it.

    The words are “Kode QR: ” and the text; give a ``label`` instead when the text is a secret.
    """
    matrix = segno.make(text, error="m", micro=False).matrix
    size = len(matrix) + 2 * QUIET
    words = label or f"Kode QR: {text}"
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="qr" role="img" aria-label="{}"'
        ' viewBox="0 0 {} {}" width="{}" height="{}"><title>{}</title><path fill="#000000" d="{}"/></svg>',
        words,
        size,
        size,
        size,
        size,
        words,
        "".join(_runs(matrix)),
    )


def _runs(matrix):
    """Each unbroken run of dark modules of a row as a flat rectangle."""
    for y, row in enumerate(matrix, start=QUIET):
        x = QUIET
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length

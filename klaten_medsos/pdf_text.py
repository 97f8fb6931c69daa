"""Text made harmless for the page-setter: what officers paste must not stall it, hide or turn letters."""

import re
import unicodedata

from .pdf_fonts import drawable

LONGEST = 20_000
MARKS_IN_A_ROW = 8

# Control characters (tab and line ends stay), surrogates, non-characters, and marks that turn the writing
# direction of what follows: the latter make "gnp.exe" out of "exe.png".
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)
_MARKS = ("Mn", "Mc", "Me", "Cf")


def clean_text(text: str, limit: int = LONGEST) -> str:
    """``text`` in NFC without unseen characters, at most 8 combining marks in a row, cut at ``limit``.

    Fifty thousand accents on one letter keep the page-setter busy for minutes; no language needs nine.
    """
    text = _UNSEEN.sub("", text)
    if not text.isascii():
        text = "".join(_few_marks(unicodedata.normalize("NFC", text)))
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _few_marks(text):
    run = 0
    for letter in text:
        run = run + 1 if unicodedata.category(letter) in _MARKS else 0
        if run <= MARKS_IN_A_ROW:
            yield letter


def printable(content):
    """``content`` (JSON: dicts, lists, plain values) with every text in it cleaned and drawable."""
    if isinstance(content, str):
        return drawable(clean_text(content))
    if isinstance(content, dict):
        return {key: printable(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [printable(value) for value in content]
    return content

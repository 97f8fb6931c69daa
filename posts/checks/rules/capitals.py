"""Shouting in capitals (Pasal 4 huruf b, Pasal 5 huruf a and c)."""

import re

from .base import Span, rule

SENTENCE_LETTERS = 35
CAPTION_LETTERS = 18
WORD = re.compile(r"[^\W\d_]+")


def shouting(text):
    """(letters, words of four letters or more) if the text is in capitals, else (0, 0)."""
    letters = [char for char in text if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    if not letters or upper / len(letters) < 0.92:
        return 0, 0
    return len(letters), sum(len(word) >= 4 for word in WORD.findall(text))


@rule(
    "KP01-kapital",
    flag="kapital",
    reason="Ditulis dengan huruf kapital semua sehingga sulit dibaca dan terkesan berteriak.",
    fix="Tulis dengan huruf kapital hanya di awal kalimat dan pada nama.",
    confidence=0.92,
)
def find_capitals(doc):
    """A whole caption in capitals, or a line or sentence of at least 35 letters."""
    whole, words = shouting(doc.plain)
    if whole >= CAPTION_LETTERS and words >= 3:
        yield Span(0, len(doc.norm))
        return
    for index in range(len(doc.breaks)):
        start, end = doc.sentence_span(index)
        letters, words = shouting(doc.plain[start:end])
        if letters >= SENTENCE_LETTERS and words >= 4:
            yield Span(start, end)
            continue
        for match in re.finditer(
            r"(?<!\w)(?:[^\Wa-z\d_]{2,30}[\s,.!?&/\-]{1,4}){5,60}[^\Wa-z\d_]{2,30}", doc.plain[start:end]
        ):
            letters, words = shouting(match[0])
            if letters >= SENTENCE_LETTERS and words >= 5:
                yield Span(start + match.start(), start + match.end())

"""Hide personal data: every digit but the last two of a long number, the middle of an address line."""

import re

NAMED = re.compile(
    r"\b((?:[Pp]ak|[Bb]u|[Bb]apak|[Ii]bu|[Mm]bah|[Mm]as|[Mm]bak|[Kk]ang|[Ss]dr|[Ss]audara|[Ss]audari|[Aa]nanda|"
    r"[Aa]dik|[Kk]orban|[Bb]ernama|[Aa]tas nama|[Nn]y|[Tt]n|[Hh]j?)\.?\s+)((?:[A-Z][a-z']+)(?: [A-Z][a-z'.]+){0,3})"
)
LONG_NUMBER = re.compile(r"\d(?:[ .\-/]?\d){4,}")


def _stars(match):
    digits_left = sum(char.isdigit() for char in match[0]) - 2
    out = []
    for char in match[0]:
        if char.isdigit():
            out.append("•" if digits_left > 0 else char)
            digits_left -= 1
        else:
            out.append(char)
    return "".join(out)


def mask_numbers(text):
    """Keep only the last two digits of any number of five digits or more."""
    return LONG_NUMBER.sub(_stars, text)


def mask_words(text):
    """First letter of each word, the rest starred: for names, addresses and credentials."""
    return re.sub(r"(?<=\w)\w", "•", text)


def quote(text, *, personal=False, limit=60):
    """A short quote fit for a finding: shortened, and fully masked where personal."""
    text = " ".join(text.split())
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    return mask_words(mask_numbers(text)) if personal else mask_numbers(text)


def mask_text(text, findings):
    """A whole text fit for keeping: personal and secret passages starred, long numbers and names hidden."""
    out, at = [], 0
    spans = sorted((f.start, f.end) for f in findings if f.flag in ("data_pribadi", "rahasia"))
    for start, end in spans:
        if start < at:
            start = at
        if end <= start:
            continue
        out += [text[at:start], mask_words(mask_numbers(text[start:end]))]
        at = end
    return NAMED.sub(lambda match: match[1] + mask_words(match[2]), mask_numbers("".join([*out, text[at:]])))

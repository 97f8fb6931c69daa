"""Where things go in a chart: text that fits its room, round axis figures, labels that do not touch."""

import math

FONT_SIZE = 14
SMALL = 12
LINE_HEIGHT = 17

_NARROW = frozenset("iljtfrI.,;:'|!()[] ")
_WIDE = frozenset("mwMW%@")


def text_width(words, size=FONT_SIZE):
    """About how wide a line is drawn, slightly generous so that what fits here fits everywhere."""
    ems = 0.0
    for letter in words:
        if letter in _NARROW:
            ems += 0.34
        elif letter in _WIDE:
            ems += 0.92
        elif letter.isupper() or ord(letter) > 0x2FF:
            ems += 0.74
        else:
            ems += 0.59
    return ems * size


def cut(words, room, size=FONT_SIZE):
    """The words if they fit, else their beginning with "…", ended at a word when that loses little."""
    if text_width(words, size) <= room:
        return words
    kept = words
    while kept and text_width(kept + "…", size) > room:
        kept = kept[:-1]
    at_word = kept.rsplit(" ", 1)[0] if " " in kept else kept
    best = at_word if len(at_word) >= 0.6 * len(kept) else kept
    return best.rstrip(" ,.;:-–/") + "…"


def wrap(words, room, size=FONT_SIZE, lines=2):
    """The words on at most ``lines`` lines that fit; the last one is cut when there are more."""
    result: list[str] = []
    rest = " ".join(str(words).split())
    while rest and len(result) < lines - 1 and text_width(rest, size) > room:
        line, tokens = "", rest.split(" ")
        while tokens and text_width(f"{line} {tokens[0]}".strip(), size) <= room:
            line = f"{line} {tokens.pop(0)}".strip()
        if not line:
            break
        result.append(line)
        rest = " ".join(tokens)
    if rest:
        result.append(cut(rest, room, size))
    return result


def ticks(low, high, decimals=9):
    """Round figures from at most low to at least high, about five, told apart by ``decimals``."""
    span = (high - low) or 1
    rough = 10 ** math.floor(math.log10(span / 4))
    step = next(rough * factor for factor in (1, 2, 5, 10) if span / (rough * factor) <= 5)
    step = max(step, 10.0**-decimals)
    first, last = math.floor(low / step), math.ceil((high if high > low else low + span) / step)
    return [round(step * at, 10) for at in range(first, last + 1)]


def runs(values):
    """Positions of neighbouring known values, one list per unbroken stretch."""
    run = []
    for at, value in enumerate([*values, None]):
        if value is not None:
            run.append(at)
        elif run:
            yield run
            run = []


def spread(labels, distance, top, bottom):
    """Move labels that would touch apart, keeping their order; each is (y, ...), given back with its new y.

    When there are more than fit between top and bottom they run out at the top.
    """
    placed: list[float] = []
    ordered = sorted(labels, key=lambda label: label[0])
    for y, *_ in ordered:
        placed.append(max(y, placed[-1] + distance) if placed else max(y, top))
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], bottom)
        bottom = placed[at] - distance
    return [(y, *label[1:]) for y, label in zip(placed, ordered, strict=True)]

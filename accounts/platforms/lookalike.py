"""Which official name does this one imitate?

Names are compared by *skeleton*: letters that look alike become one (`0`→`o`, `1`/`i`→`l`, `rn`→`m`, Cyrillic and
Greek letters …), separators and free additions such as `official` are dropped. Two skeletons that are equal or
at most two typing errors apart (Damerau-Levenshtein) are look-alikes, unless the names speak of two different
offices, places or numbers (`dinkes`/`dinsos`, `sman1`/`sman2`).

They are found without walking through all names: each beginning is filed under everything that remains of it
after up to two deletions, and a question asks for its own remains. Where very many names begin alike, those that
differ only in the ending, or only before it, are looked at first. `Likeness` is the search; where the names are
filed is somebody else's matter: `Neighbours` keeps them in memory, the portal in its database. A question compares
at most `MAX_COMPARED` names, so that no register and no text makes it slow.
"""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from .lexicon import ABBREVIATIONS, AFFIXES, BAITS, LOOK, OFFICES, PLACES

PREFIX, ENDING = 8, 3
SEPARATORS = re.compile(r"[^a-z0-9]+")
DIGITS = re.compile(r"\d+")
YEAR = re.compile(r"(?:19|20)\d\d")
CONFUSABLE_PAIRS = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("v", "u"))
MIN_CORE, MIN_BAITED = 5, 7
# Digits that stand for letters, where letters stand on both sides.
DIGIT_LETTERS = str.maketrans("0134578", "oleastb")
DIGITS_INSIDE = re.compile(r"(?<=[a-z])\d{1,3}(?=[a-z])")
MASK = (1 << 40) - 1
# The bound of one question: names compared letter by letter in one round, and close ones weighed against the lexicon.
MAX_COMPARED, MAX_CLOSE = 2000, 12


class Named(NamedTuple):
    """A filed name: whose it is (`ref` of the one who filed it), as `written`, and the `bones` it was found by."""

    ref: Any
    written: str
    bones: str


class Filing(NamedTuple):
    """One entry under which a name is filed. Without a `start` it is found by equal bones only.

    A name in which two errors are allowed is also filed by its `ending` and by its `body` before that: either is
    whole when the errors stand in the other.
    """

    bones: str
    start: str | None
    body: str | None
    ending: str | None


def latin(text: str) -> str:
    """Lower-case Latin letters as a reader sees them: marks dropped, foreign look-alikes replaced."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.casefold().translate(LOOK))
    return (
        "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf", "Me")).translate(LOOK).lower()
    )


def skeleton(text: str) -> str:
    """What the eye keeps of a name."""
    text = SEPARATORS.sub("", latin(text))
    for seen, kept in CONFUSABLE_PAIRS:
        text = text.replace(seen, kept)
    return text


_AFFIX = tuple(sorted({skeleton(word) for word in AFFIXES}, key=len, reverse=True))
_BAIT = tuple(sorted({skeleton(word) for word in AFFIXES + BAITS}, key=len, reverse=True))


def bare(bones: str) -> str:
    """A skeleton without the additions that anybody may add for free."""
    changed = True
    while changed:
        changed = False
        for words, keep in ((_AFFIX, MIN_CORE), (_BAIT, MIN_BAITED)):
            for word in words:
                if len(bones) - len(word) < keep:
                    continue
                if bones.endswith(word):
                    bones, changed = bones[: -len(word)], True
                elif bones.startswith(word):
                    bones, changed = bones[len(word) :], True
        trimmed = bones.rstrip("23456789")
        if trimmed != bones and len(trimmed) >= MIN_BAITED:
            bones, changed = trimmed, True
    return bones


def _readings(name: str) -> tuple[str, ...]:
    """A name with and without what anybody may add."""
    full = skeleton(name)
    short = bare(full)
    return (full,) if full == short else (full, short)


def _asked(name: str) -> tuple[str, ...]:
    """The readings of a name somebody asks about: also with its digits read as letters (`d15hub` → `dishub`)."""
    readings = _readings(name)
    spelled = DIGITS_INSIDE.sub(lambda found: found[0].translate(DIGIT_LETTERS), latin(name))
    return readings if spelled == latin(name) else tuple(dict.fromkeys((*readings, *_readings(spelled))))


def turned(name: str) -> str | None:
    """The parts of a name in the order of the alphabet (`klaten_dinkes` = `dinkes.klaten`); None for one part."""
    parts = [skeleton(part) for part in SEPARATORS.split(latin(name)) if part]
    return " ".join(sorted(parts)) if len(parts) > 1 else None


def tolerance(length: int) -> int:
    """How many typing errors a name of this length may have and still be taken for another."""
    return 2 if length >= 9 else 1 if length >= 5 else 0


def _here(words: Iterable[str]) -> re.Pattern[str]:
    """Finds the longest of `words` at every place, overlapping ones too."""
    return re.compile(f"(?=({'|'.join(sorted(words, key=len, reverse=True))}))")


_OFFICE_HERE, _PLACE_HERE = _here(OFFICES), _here(PLACES)


@lru_cache(maxsize=8192)
def _said(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Offices, places and numbers a name speaks of."""
    parts = [part for part in SEPARATORS.split(latin(text)) if part]
    whole = "".join(parts)
    offices, places = (
        frozenset(
            word
            for match in pattern.finditer(whole)
            if len(word := match[1]) > 4 or match.start() == 0 or word in parts
        )
        for pattern in (_OFFICE_HERE, _PLACE_HERE)
    )
    return offices, places, frozenset(DIGITS.findall(whole))


def siblings(one: str, other: str) -> bool:
    """Does each of two close names speak of an office, a place or a number that the other does not?"""
    *words, (mine, theirs) = zip(_said(one), _said(other), strict=True)
    return any(ours - others and others - ours for ours, others in words) or numbered_apart(mine, theirs)


def numbered_apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Do two names count different things? One slip in a long number that is no year is a slip, not a count."""
    mine, theirs = mine - theirs, theirs - mine
    if len(mine) == len(theirs) == 1:
        [one], [other] = mine, theirs
        if len(one) == len(other) >= 4 and not (YEAR.fullmatch(one) and YEAR.fullmatch(other)):
            return DamerauLevenshtein.distance(one, other, score_cutoff=1) > 1
    return bool(mine and theirs)


def expand(slug: str) -> str:
    """A free-text slug as one word, long office names shortened the way handles shorten them."""
    word = SEPARATORS.sub("", latin(slug))
    for long, short in ABBREVIATIONS.items():
        word = word.replace(long, short)
    return word


@lru_cache(maxsize=65536)
def _remains(start: str) -> tuple[str, ...]:
    """What is left of a beginning after up to two deletions."""
    out = {start}
    if len(start) > 1:
        once = {start[:i] + start[i + 1 :] for i in range(len(start))}
        out |= once
        if len(start) > 2:
            out.update(rest[:i] + rest[i + 1 :] for rest in once for i in range(len(rest)))
    return tuple(out)


def filings(name: str) -> list[Filing]:
    """Everything under which a registered name is filed."""
    out = [
        Filing(bones, bones[:PREFIX] if len(bones) >= MIN_CORE else None, *halves(bones))
        for bones in _readings(name)
    ]
    if (parts := turned(name)) is not None:
        out.append(Filing(parts, None, None, None))
    return out


def halves(bones: str) -> tuple[str, str] | tuple[None, None]:
    """Body and ending of a name that may be written with two errors."""
    return (bones[:-ENDING], bones[-ENDING:]) if tolerance(len(bones)) == 2 else (None, None)


def bodies_of(bones: str) -> list[str]:
    """The bodies of which `bones` may be a misspelling in the ending: that may have grown or shrunk by a letter."""
    if tolerance(len(bones)) < 2:
        return []
    return [bones[:end] for end in range(len(bones) - ENDING - 1, len(bones) - ENDING + 2)]


def remains_of(bones: str) -> tuple[str, ...]:
    """What a question about `bones` asks the files of beginnings for."""
    return _remains(bones[:PREFIX])


def distance(one: str, other: str) -> int | None:
    """Typing errors between two skeletons; None when they are too many to take one for the other."""
    allowed = min(tolerance(len(one)), tolerance(len(other)))
    errors = DamerauLevenshtein.distance(one, other, score_cutoff=allowed)
    return errors if errors <= allowed else None


class Likeness(ABC):
    """The search for imitated names over whatever keeps the files."""

    def __init__(self, read: Callable[[str], str] = str):
        """`read` gives the part of a written name that people look at."""
        self.read = read

    @abstractmethod
    def equal(self, group: str, bones: Sequence[str]) -> list[Named]:
        """The names filed under one of `bones`, those in force first."""

    @abstractmethod
    def within(self, group: str, readings: Sequence[str]) -> Iterator[list[tuple[int, Named]]]:
        """(errors, name) of those so close to one of `readings` that one may be taken for the other.

        In rounds, the likeliest first; the next is only asked for when nobody was found before.
        """

    @abstractmethod
    def beginning_with(self, group: str, bones: str) -> list[Named]:
        """The names that begin with `bones` (at least `MIN_BAITED` letters)."""

    def near(self, group: str, name: str) -> Iterator[Named]:
        """The names that `name` imitates, nearest first."""
        name = self.read(name)
        readings = _asked(name)
        wanted = [*readings, parts] if (parts := turned(name)) is not None else [*readings]
        found = self.equal(group, wanted)
        found.sort(key=lambda named: wanted.index(named.bones))
        seen = {named.ref for named in found}
        yield from (named for named in found if not self._numbered(name, named))
        weighed = 0
        for close in self.within(group, readings):
            for _, named in sorted(close, key=lambda pair: pair[0]):
                if named.ref in seen:
                    continue
                seen.add(named.ref)
                if not siblings(name, self.read(named.written)):
                    yield named
                weighed += 1
                if weighed == MAX_CLOSE:
                    return

    def _numbered(self, name: str, named: Named) -> bool:
        """`puskesmas2` is no imitation of `puskesmas1`, though both lose their number."""
        other = self.read(named.written)
        if skeleton(name) == skeleton(other):
            return False
        return numbered_apart(_said(name)[2], _said(other)[2])

    def abbreviated(self, group: str, slug: str) -> Iterator[Named]:
        """Names that a free-text slug (`Dishub-Misal`) begins, or that begin the slug."""
        word = expand(slug)
        bones = bare(skeleton(word))
        if len(bones) < MIN_BAITED:
            return
        yield from self.near(group, word)
        yield from (n for n in self.beginning_with(group, bones) if len(bones) >= 0.5 * len(n.bones))
        fronts = [bones[:end] for end in range(MIN_BAITED, len(bones)) if end >= 0.6 * len(bones)]
        yield from self.equal(group, fronts)


class Neighbours(Likeness):
    """The files in memory. Names are kept in buckets of equal beginning and equal length, and the beginnings are
    filed under their remains: that costs memory for each *different* beginning only, and official names share
    theirs.
    """

    def __init__(self, names: Iterable[tuple[str, str]], read: Callable[[str], str] = str):
        """`names`: (group, name as written), those in force first. The position in this sequence is the `ref`."""
        super().__init__(read)
        self.names: list[str] = []
        self._equal: dict[tuple[str, str], list[int]] = {}
        self.buckets: dict[tuple[int, int], tuple[list[int], list[str]]] = {}
        self.beginnings: dict[tuple[str, str], int] = {}
        ordered: dict[str, list[tuple[str, int]]] = {}
        for position, (group, name) in enumerate(names):
            self.names.append(name)
            for bones, start, _, _ in filings(read(name)):
                self._equal.setdefault((group, bones), []).append(position)
                ordered.setdefault(group, []).append((bones, position))
                if start is not None:
                    number = self.beginnings.setdefault((group, start), len(self.beginnings))
                    positions, texts = self.buckets.setdefault((number, len(bones)), ([], []))
                    positions.append(position)
                    texts.append(bones)
        self.sorted = {group: sorted(rows) for group, rows in ordered.items()}
        self.filed = array(
            "Q",
            sorted(
                (hash((group, rest)) & MASK) << 24 | number
                for (group, start), number in self.beginnings.items()
                for rest in _remains(start)
            ),
        )

    def _named(self, position: int, bones: str) -> Named:
        return Named(position, self.names[position], bones)

    def equal(self, group: str, bones: Sequence[str]) -> list[Named]:
        return [
            self._named(position, text)
            for text in bones
            for position in self._equal.get((group, text), ())[:MAX_CLOSE]
        ]

    def within(self, group: str, readings: Sequence[str]) -> Iterator[list[tuple[int, Named]]]:
        out: list[tuple[int, Named]] = []
        left = MAX_COMPARED
        for bones in readings:
            limit = tolerance(len(bones))
            if not limit:
                continue
            own = self.beginnings.get((group, bones[:PREFIX]))
            for number in sorted(self._beginnings(group, bones), key=lambda number: number != own):
                for length in range(len(bones) - limit, len(bones) + limit + 1):
                    bucket = self.buckets.get((number, length))
                    if bucket is None or left <= 0:
                        continue
                    texts = bucket[1][:left]
                    left -= len(texts)
                    allowed = min(limit, tolerance(length))
                    out += (
                        (errors, self._named(bucket[0][index], text))
                        for text, errors, index in process.extract(
                            bones, texts, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=None
                        )
                    )
        yield out

    def beginning_with(self, group: str, bones: str) -> list[Named]:
        rows = self.sorted.get(group, [])
        at = bisect_left(rows, (bones, -1))
        found: list[Named] = []
        while at < len(rows) and rows[at][0].startswith(bones) and len(found) < MAX_CLOSE:
            found.append(self._named(rows[at][1], rows[at][0]))
            at += 1
        return found

    def _beginnings(self, group: str, bones: str) -> set[int]:
        out: set[int] = set()
        for rest in _remains(bones[:PREFIX]):
            wanted = (hash((group, rest)) & MASK) << 24
            at = bisect_left(self.filed, wanted)
            while at < len(self.filed) and self.filed[at] >> 24 == wanted >> 24:
                out.add(self.filed[at] & 0xFFFFFF)
                at += 1
        return out

"""Which official name does this one imitate?

Names are compared by *skeleton*: letters that look alike become one (`0`→`o`, `1`/`i`→`l`, `rn`→`m`, Cyrillic and
Greek letters …), separators and free additions such as `official` are dropped. Two skeletons that are equal or
at most two typing errors apart (Damerau-Levenshtein) are look-alikes, unless the names speak of two different
offices, places or numbers (`dinkes`/`dinsos`, `sman1`/`sman2`).

`Neighbours` finds them without walking through all names: each beginning is filed under everything that remains
of it after up to two deletions, and a query asks for its own remains.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from .lexicon import ABBREVIATIONS, AFFIXES, BAITS, LOOK, OFFICES, PLACES
from .table import PLATFORMS
from .urls import domain_parts

PREFIX = 8
SEPARATORS = re.compile(r"[^a-z0-9]+")
DIGITS = re.compile(r"\d+")
CONFUSABLE_PAIRS = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("v", "u"))
MIN_CORE, MIN_BAITED = 5, 7
# Digits that stand for letters, where letters stand on both sides.
DIGIT_LETTERS = str.maketrans("0134578", "oleastb")
DIGITS_INSIDE = re.compile(r"(?<=[a-z])\d{1,3}(?=[a-z])")
MASK = (1 << 40) - 1


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
    return "\0".join(sorted(parts)) if len(parts) > 1 else None


def tolerance(length: int) -> int:
    """How many typing errors a name of this length may have and still be taken for another."""
    return 2 if length >= 9 else 1 if length >= 5 else 0


@lru_cache(maxsize=8192)
def _said(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Offices, places and numbers a name speaks of."""
    parts = [part for part in SEPARATORS.split(latin(text)) if part]
    whole = "".join(parts)
    offices: set[str] = set()
    places: set[str] = set()
    for words, found in ((OFFICES, offices), (PLACES, places)):
        for start in range(len(whole)):
            for end in range(min(len(whole), start + 18), start + 2, -1):
                word = whole[start:end]
                if word in words and (len(word) > 4 or start == 0 or word in parts):
                    found.add(word)
                    break
    return frozenset(offices), frozenset(places), frozenset(DIGITS.findall(whole))


def siblings(one: str, other: str) -> bool:
    """Does each of two close names speak of an office, a place or a number that the other does not?"""
    pairs = zip(_said(one), _said(other), strict=True)
    return any(mine - theirs and theirs - mine for mine, theirs in pairs)


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


class Neighbours:
    """Names filed so that those within two typing errors are found at once.

    Names are kept in buckets of equal beginning and equal length; the beginnings are filed under their
    remains. That costs memory for each *different* beginning only, and official names share theirs.
    """

    def __init__(self, names: Iterable[tuple[Hashable, str]]):
        """`names`: (group, name as written). Positions in this sequence are what `near` answers."""
        self.names: list[str] = []
        self.equal: dict[tuple[Hashable, str], list[int]] = {}
        self.buckets: dict[tuple[int, int], tuple[list[int], list[str]]] = {}
        beginnings: dict[tuple[Hashable, str], int] = {}
        ordered: dict[Hashable, list[tuple[str, int]]] = {}
        for position, (group, name) in enumerate(names):
            self.names.append(name)
            if (parts := turned(name)) is not None:
                self.equal.setdefault((group, parts), []).append(position)
            for bones in _readings(name):
                self.equal.setdefault((group, bones), []).append(position)
                ordered.setdefault(group, []).append((bones, position))
                if len(bones) >= MIN_CORE:
                    number = beginnings.setdefault((group, bones[:PREFIX]), len(beginnings))
                    positions, texts = self.buckets.setdefault((number, len(bones)), ([], []))
                    positions.append(position)
                    texts.append(bones)
        self.sorted = {group: sorted(rows) for group, rows in ordered.items()}
        self.filed = array(
            "Q",
            sorted(
                (hash((group, rest)) & MASK) << 24 | number
                for (group, start), number in beginnings.items()
                for rest in _remains(start)
            ),
        )

    def near(self, group: Hashable, name: str) -> Iterator[int]:
        """Positions of names that `name` imitates, nearest first."""
        readings = _asked(name)
        exact = [position for bones in readings for position in self.equal.get((group, bones), ())]
        if (parts := turned(name)) is not None:
            exact += [position for position in self.equal.get((group, parts), ()) if position not in exact]
        yield from (position for position in exact if not self._numbered(name, position))
        close = [pair for bones in readings for pair in self._within(group, bones)]
        for _, position in sorted(close):
            if position not in exact and not siblings(name, self.names[position]):
                yield position

    def _within(self, group: Hashable, bones: str) -> Iterator[tuple[int, int]]:
        """(distance, position) of all skeletons so few typing errors away that one may be taken for the other."""
        limit = tolerance(len(bones))
        if not limit:
            return
        for number in self._beginnings(group, bones):
            for length in range(len(bones) - limit, len(bones) + limit + 1):
                bucket = self.buckets.get((number, length))
                if bucket is None:
                    continue
                allowed = min(limit, tolerance(length))
                for _, distance, index in process.extract(
                    bones, bucket[1], scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=None
                ):
                    yield distance, bucket[0][index]

    def _beginnings(self, group: Hashable, bones: str) -> set[int]:
        out: set[int] = set()
        for rest in _remains(bones[:PREFIX]):
            wanted = (hash((group, rest)) & MASK) << 24
            at = bisect_left(self.filed, wanted)
            while at < len(self.filed) and self.filed[at] >> 24 == wanted >> 24:
                out.add(self.filed[at] & 0xFFFFFF)
                at += 1
        return out

    def _numbered(self, name: str, position: int) -> bool:
        """`puskesmas2` is no imitation of `puskesmas1`, though both lose their number."""
        other = self.names[position]
        if skeleton(name) == skeleton(other):
            return False
        mine, theirs = _said(name)[2], _said(other)[2]
        return bool(mine - theirs and theirs - mine)

    def abbreviated(self, group: Hashable, slug: str) -> list[int]:
        """Names that a free-text slug (`Dishub-Misal`) begins, or that begin the slug."""
        word = expand(slug)
        bones = bare(skeleton(word))
        if len(bones) < MIN_BAITED:
            return []
        found: list[int] = list(self.near(group, word))
        rows = self.sorted.get(group, [])
        at = bisect_left(rows, (bones, -1))
        while at < len(rows) and rows[at][0].startswith(bones):
            if len(bones) >= 0.5 * len(rows[at][0]):
                found.append(rows[at][1])
            at += 1
        for end in range(MIN_BAITED, len(bones)):
            if end >= 0.6 * len(bones):
                found.extend(self.equal.get((group, bones[:end]), ()))
        return list(dict.fromkeys(found))


_HOME = {
    platform.brand: platform for platform in PLATFORMS.values() if platform.brand and len(platform.brand) >= 6
}
_BRAND_BONES = {skeleton(brand): platform for brand, platform in _HOME.items()}
_BRANDS_BY_LENGTH = {
    length: [(bones, platform) for bones, platform in _BRAND_BONES.items() if abs(len(bones) - length) <= 1]
    for length in range(4, 16)
}
_DOMAINS = sorted(
    {
        host
        for platform in PLATFORMS.values()
        for site in platform.sites
        for host in site.hosts
        if not site.hinted and not host.startswith(("www.", "m."))
    },
    key=len,
    reverse=True,
)
# The short ones only in front: `t.me.example`, but not `chat.me.example`.
_DOMAIN_INSIDE = re.compile(
    rf"(?:^|[.-])({'|'.join(re.escape(host) for host in _DOMAINS if len(host) > 5)})(?=[.-])"
    rf"|^(?:www\.)?({'|'.join(re.escape(host) for host in _DOMAINS if len(host) <= 5)})(?=\.)"
)


def readable_host(host: str) -> str:
    """A host as people see it: punycode labels decoded."""
    if "xn--" not in host:
        return host
    labels = []
    for label in host.split("."):
        try:
            labels.append(label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label)
        except (UnicodeError, ValueError):
            labels.append(label)
    return ".".join(labels)


def imitated_url(host: str, path: str) -> str | None:
    """The address on a real platform that a deceptive host pretends to be; None for an honest host."""
    inside = _DOMAIN_INSIDE.search(host)
    if inside:
        return (inside[1] or inside[2]) + path
    platform = _imitated_platform(host)
    if platform is None:
        return None
    if platform.brand == "blogspot" or platform.brand == "wordpress":
        return f"{host.removeprefix('www.').partition('.')[0]}.{platform.brand}.com{path}"
    home = next(host for site in platform.sites for host in site.hosts)
    return home + path


@lru_cache(maxsize=4096)
def _imitated_platform(host: str):
    subdomain, name, _ = domain_parts(host)
    for label in (name, *subdomain.split(".")):
        readable = readable_host(label)
        for word in (readable, *re.split(r"[-_]", readable)):
            bones = skeleton(word)
            if bones in _BRAND_BONES:
                return _BRAND_BONES[bones]
            for brand, platform in _BRANDS_BY_LENGTH.get(len(bones), ()) if label is name else ():
                if len(brand) >= 6 and DamerauLevenshtein.distance(bones, brand, score_cutoff=1) <= 1:
                    return platform
    return None

"""Where messages of different units meet, and which weeks fall silent (Pasal 7 huruf b)."""

import datetime
import re
from collections import Counter
from dataclasses import dataclass, replace

from accounts.models import Account
from klaten_medsos import dates
from klaten_medsos.regulation import Theme
from opd.models import Unit
from posts.models import Post
from posts.workflow import OPEN, READY, Status

NEAR_DAYS = 3
FEW = 6
MOST_MESSAGES = 400
MOST_OVERLAPS = 50
WEEKS_BACK, WEEKS_AHEAD = 8, 4
WORD = re.compile(r"[a-zà-ÿ]{4,}")
# words that make no topic: months, and what titles of every office hold
COMMON = {name.lower() for name in dates.MONTHS} | {
    "dengan", "untuk", "dalam", "pada", "yang", "dari", "oleh", "bagi", "tahun", "klaten", "kabupaten", "warga",
    "desa", "jadwal", "informasi", "kegiatan", "program", "layanan", "bersama", "dinas",
}  # fmt: skip
AHEAD = (*OPEN, Status.PUBLISHED)


@dataclass(frozen=True)
class Piece:
    """What is compared of one message."""

    pk: int
    unit_id: int
    unit: str
    title: str
    day: datetime.date
    category: str
    theme: str
    segments: frozenset
    words: frozenset


@dataclass(frozen=True)
class Overlap:
    """Two messages of different units that meet, and why."""

    first: Piece
    second: Piece
    reasons: tuple

    @property
    def days(self) -> int:
        return abs((self.second.day - self.first.day).days)


def topic_words(title: str) -> frozenset:
    """The words of a title that make its topic."""
    return frozenset(WORD.findall(title.lower())) - COMMON


def general_segments(pieces) -> frozenset:
    """Segments that more than a third of the messages address: everybody's audience is no meeting."""
    if len(pieces) < FEW:
        return frozenset()
    counted = Counter(name for piece in pieces for name in piece.segments)
    return frozenset(name for name, count in counted.items() if count * 3 > len(pieces))


def reasons_of(one, other, general=frozenset()) -> tuple:
    """Why two messages meet: a shared topic, a shared theme, or one segment within one category."""
    reasons = []
    shared = one.words & other.words
    if len(shared) >= 2 or (shared and shared == min(one.words, other.words, key=len)):
        reasons.append("topik " + ", ".join(sorted(shared)))
    if one.theme and one.theme == other.theme:
        reasons.append(f"tema {Theme(one.theme).label.lower()}")
    if one.category and one.category == other.category:
        reasons += [
            f"segmen {name} pada kategori yang sama"
            for name in sorted((one.segments & other.segments) - general)
        ]
    return tuple(reasons)


def overlaps(pieces) -> list[Overlap]:
    """Pairs of different units within ``NEAR_DAYS`` that share something, the strongest first."""
    general = general_segments(pieces)
    found, ordered = [], sorted(pieces, key=lambda piece: (piece.day, piece.pk))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if (other.day - one.day).days > NEAR_DAYS:
                break
            if other.unit_id != one.unit_id and (reasons := reasons_of(one, other, general)):
                found.append(Overlap(one, other, reasons))
    found.sort(key=lambda pair: (-len(pair.reasons), pair.days, pair.first.day, pair.first.pk))
    return found[:MOST_OVERLAPS]


def pieces_between(posts, first, last) -> list[Piece]:
    """The messages of ``posts`` on the calendar from ``first`` to ``last``; two queries."""
    rows = list(
        posts.on_calendar(first, last)
        .filter(status__in=AHEAD)
        .order_by("calendar_day", "pk")
        .values_list("pk", "unit_id", "unit__abbreviation", "title", "calendar_day", "category", "theme")[
            :MOST_MESSAGES
        ]
    )
    segments = {}
    links = Post.segments.through.objects.filter(post__in=[row[0] for row in rows])
    for post, name in links.values_list("post", "segment__name"):
        segments.setdefault(post, set()).add(name)
    return [Piece(*row, frozenset(segments.get(row[0], ())), topic_words(row[3])) for row in rows]


def meetings_of(user, first, last) -> list[Overlap]:
    """Overlaps that concern ``user``: all of them for Diskominfo, else those of the own unit's messages.

    Of another unit's message only what is approved or out counts, and only the unit, the day and what is
    shared are told: its title stays with its unit.
    """
    mine = pieces_between(Post.objects.visible_to(user), first, last)
    if user.standing.sees_everything:
        return overlaps(mine)
    ready = Post.objects.exclude(unit__in=user.standing.units).filter(status__in=[*READY, Status.PUBLISHED])
    own = {piece.pk for piece in mine}
    others = [replace(piece, title="") for piece in pieces_between(ready, first, last)] if mine else []
    return [pair for pair in overlaps([*mine, *others]) if {pair.first.pk, pair.second.pk} & own]


@dataclass(frozen=True)
class Week:
    """A week and the units with nothing out and nothing ready in it."""

    first: datetime.date
    silent: list
    is_ahead: bool

    @property
    def words(self) -> str:
        return dates.format_range(self.first, self.first + datetime.timedelta(days=6))


def silent_weeks(posts, unit_ids, today) -> list[Week]:
    """The weeks around ``today`` in which a unit with an official account says nothing. Two queries."""
    monday = today - datetime.timedelta(days=today.weekday())
    weeks = [monday + datetime.timedelta(weeks=n) for n in range(-WEEKS_BACK, WEEKS_AHEAD + 1)]
    spoken = {
        (unit, day - datetime.timedelta(days=day.weekday()))
        for unit, day in posts.on_calendar(weeks[0], weeks[-1] + datetime.timedelta(days=6))
        .filter(status__in=[*READY, Status.PUBLISHED, Status.WITHDRAWN])
        .order_by()
        .values_list("unit", "calendar_day")
        .distinct()
    }
    speaking = Account.objects.official().order_by().values("unit")
    units = list(Unit.objects.active().filter(pk__in=speaking).order_by("abbreviation"))
    if unit_ids is not None:
        units = [unit for unit in units if unit.pk in unit_ids]
    return [
        Week(week, [unit for unit in units if (unit.pk, week) not in spoken], week > monday) for week in weeks
    ]

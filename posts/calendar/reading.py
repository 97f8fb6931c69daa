"""What stands on which day. Index range queries, a constant number of them, however many messages there are."""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.workflow import Pill
from opd.workdays import overrides
from posts.models import Listed
from posts.workflow import Status, pill_at

# a month with more is told in numbers: a page of ten thousand titles would help nobody
MOST_TITLES = 240
PER_DAY = 4
IN_WORDS = {
    Status.PUBLISHED: "terbit",
    Status.SCHEDULED: "terjadwal",
    Status.APPROVED: "disetujui",
    Status.WAITING: "menunggu",
    Status.DRAFT: "draf",
    Status.REVISION: "perlu revisi",
    Status.EXPIRED: "kedaluwarsa",
    Status.WITHDRAWN: "ditarik",
}
ONE_DAY = datetime.timedelta(days=1)
DAYS_IN_WEEK = 7


@dataclass(frozen=True)
class Entry:
    """One message on the calendar."""

    pk: int
    title: str
    unit: str
    at: datetime.datetime
    pill: Pill

    @property
    def time(self) -> str:
        return f"{dates.to_wib(self.at):%H.%M}"

    @property
    def url(self) -> str:
        return reverse("posts:detail", args=[self.pk])


@dataclass(frozen=True)
class Day:
    """A day with its messages: ``entries`` are shown, ``more`` are counted, ``counts`` say how many per state."""

    day: datetime.date
    is_outside: bool
    is_today: bool
    holiday: str
    entries: list
    more: int
    counts: list

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def words(self) -> str:
        return dates.format_date(self.day, weekday=True)


def month_days(day) -> list[datetime.date]:
    """The days of whole weeks (Monday first) that hold the month of ``day``."""
    first = day.replace(day=1)
    last = (first + datetime.timedelta(days=32)).replace(day=1) - ONE_DAY
    start = first - datetime.timedelta(days=first.weekday())
    length = (last - start).days + DAYS_IN_WEEK - last.weekday()
    return [start + datetime.timedelta(days=n) for n in range(length)]


def week_days(day) -> list[datetime.date]:
    """Monday to Sunday of the week of ``day``."""
    start = day - datetime.timedelta(days=day.weekday())
    return [start + datetime.timedelta(days=n) for n in range(DAYS_IN_WEEK)]


def key_of(rows) -> str:
    """Where ``rows`` (messages, or their lines in the list of an account) hold the key of the message."""
    return "post_id" if rows.model is Listed else "pk"


def lay_out(rows, days, *, month=None, per_day=PER_DAY, most=MOST_TITLES, today=None) -> list[Day]:
    """``rows`` (already narrowed) on ``days``; two queries. Titles only while there are at most ``most``."""
    today = today or dates.today()
    counts = _counts(rows, days[0], days[-1])
    total = sum(sum(counter.values()) for counter in counts.values())
    entries = _entries(rows, days[0], days[-1], most) if 0 < total <= most else {}
    free = overrides()
    result = []
    for day in days:
        held = entries.get(day, [])
        counter = counts.get(day, Counter())
        result.append(
            Day(
                day,
                month is not None and day.month != month,
                day == today,
                _holiday(day, free),
                held[:per_day],
                sum(counter.values()) - len(held[:per_day]),
                [(IN_WORDS[state], counter[state]) for state in IN_WORDS if counter[state]],
            )
        )
    return result


def _holiday(day, free) -> str:
    """The name of a holiday; a bare weekend has none."""
    name = dates.holiday_name(day, free)
    return "" if name in dates.WEEKDAYS else name


def _counts(rows, first, last):
    """{day: Counter of states}: answered by an index alone, whatever the filters."""
    found = defaultdict(Counter)
    placed = rows.on_calendar(first, last).order_by()
    for day, status, count in placed.values_list("calendar_day", "status").annotate(count=Count("*")):
        found[day][status] += count
    return found


def _entries(rows, first, last, most):
    found = defaultdict(list)
    for entry in entries_of(rows.on_calendar(first, last))[:most]:
        found[entry[0]].append(entry[1])
    for held in found.values():
        held.sort(key=lambda entry: (entry.at, entry.pk))
    return found


def entries_of(rows) -> list:
    """``(day, Entry)`` of each message, by day."""
    now, pk = dates.now(), key_of(rows)
    post = "" if pk == "pk" else "post__"
    read = rows.order_by("calendar_day", pk).values_list(
        "calendar_day",
        pk,
        f"{post}title",
        f"{post}unit__abbreviation",
        "published_at",
        "scheduled_for",
        "status",
    )
    return [
        (day, Entry(pk, title, unit, published or planned, pill_at(status, planned, now)))
        for day, pk, title, unit, published, planned, status in read
    ]

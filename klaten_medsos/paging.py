"""Lists paged by key: the last page costs as much as the first, however long the list is.

A page begins after (or before) a row named in the address by the values of its sort key, so no row is ever
skipped by counting. Counting stops at ``COUNTED``.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import CharField, Func, Q, QuerySet

COUNTED = 200
AFTER, BEFORE = "sesudah", "sebelum"  # GET parameters
_MOMENT_KEY = re.compile(r"([0-9]{1,11})\.([0-9]{6})-([0-9]{1,18})")
_NUMBER_KEY = re.compile(r"([0-9]{1,18})")
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class Kept(Func):
    """A moment as the database keeps it: on SQLite a text, in the order of time, that is read when it is needed.

    A list counts a few hundred keys and writes two of them into addresses.
    """

    arity = 1
    template = "%(expressions)s"
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **context):
        # a bare column would be read by the driver as what it is declared to be
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


class Walk:
    """Rows of a list, highest first by the moment in ``field`` and then by ``pk``, or by ``pk`` alone.

    ``parts`` are querysets that hold the rows between them. A list falls into parts where one index can walk each of
    them in order and none can walk the whole; a row that stands in two of them is shown once.
    """

    def __init__(self, *parts: QuerySet, field: str = "", pk: str = "pk"):
        self.parts, self.field, self.pk = parts, field, pk

    def keys(self, limit: int, key=None, *, upwards: bool = False) -> list[tuple]:
        """At most ``limit`` keys ``(moment, pk)`` or ``(pk,)`` after ``key``, or before it and turned round.

        The moment is as the database keeps it (``Kept``).
        """
        columns = [self.field, self.pk] if self.field else [self.pk]
        order = columns if upwards else [f"-{column}" for column in columns]
        shown = [Kept(self.field), self.pk] if self.field else [self.pk]
        found: list[tuple] = []
        for part in self.parts:
            beyond = self._beyond(part, key, upwards) if key else part
            found += beyond.order_by(*order).values_list(*shown)[:limit]
        if len(self.parts) > 1:
            found = sorted(set(found), reverse=not upwards)
        return found[:limit]

    def _beyond(self, part, key, upwards):
        side = "gt" if upwards else "lt"
        if not self.field:
            return part.filter(**{f"{self.pk}__{side}": key[-1]})
        moment, pk = key
        return part.filter(
            Q(**{f"{self.field}__{side}": moment}) | Q(**{self.field: moment, f"{self.pk}__{side}": pk}),
            # the same said as a plain range, so that the database can walk its index from there
            **{f"{self.field}__{side}e": moment},
        )


@dataclass(frozen=True)
class KeyPage:
    """The ``pks`` of the rows of one page and the query strings of its neighbours ("" where there is none).

    ``number`` is how many rows the whole list has, counted as far as ``COUNTED``; ``has_more`` if there are more.
    """

    pks: Sequence[int]
    previous: str
    next: str
    number: int
    has_more: bool


def page_by_key(walk, given, *, size: int) -> KeyPage:
    """The page of ``walk`` that ``given``, the GET of the request, asks for.

    ``walk`` is a ``Walk`` or what answers like one. A key that cannot be read means the first page, and the first
    page is read together with the count: what is rare is looked for once.
    """
    field = walk.field
    if key := _read(given.get(BEFORE, ""), field):
        keys = walk.keys(size + 1, key, upwards=True)
        if keys:
            has_previous, keys = len(keys) > size, keys[:size][::-1]
            first = _address(BEFORE, keys[0]) if has_previous else ""
            return _page(walk, keys, first, _address(AFTER, keys[-1]))
        key = None
    else:
        key = _read(given.get(AFTER, ""), field)
    if key is None:
        counted = walk.keys(COUNTED + 1)
        return _page(walk, counted[:size], "", _following(counted, size), counted)
    keys = walk.keys(size + 1, key)
    return _page(walk, keys[:size], _address(BEFORE, keys[0]) if keys else "", _following(keys, size))


def _following(keys, size):
    return _address(AFTER, keys[size - 1]) if len(keys) > size else ""


def _page(walk, keys, previous, following, counted=None):
    number = len(walk.keys(COUNTED + 1) if counted is None else counted)
    return KeyPage([key[-1] for key in keys], previous, following, min(number, COUNTED), number > COUNTED)


def _address(name, key) -> str:
    if len(key) == 1:
        return f"{name}={key[0]}"
    moment = key[0]
    if isinstance(moment, str):
        moment = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
    since = moment - _EPOCH
    return f"{name}={since.days * 86_400 + since.seconds}.{since.microseconds:06}-{key[1]}"


def _read(text, field):
    """``(moment, pk)`` or ``(pk,)`` of a key in the address; None for what is none."""
    if not field:
        match = _NUMBER_KEY.fullmatch(text)
        return (int(match[1]),) if match else None
    match = _MOMENT_KEY.fullmatch(text)
    if match is None:
        return None
    try:
        moment = _EPOCH + datetime.timedelta(seconds=int(match[1]), microseconds=int(match[2]))
    except OverflowError:
        return None
    return (moment, int(match[3])) if moment.year <= 2200 else None

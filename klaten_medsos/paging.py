"""Lists paged by key: the last page costs as much as the first, however long the list is.

A page begins after (or before) a row named in the address by the values of its sort key, so no row is ever
skipped by counting. Counting stops at ``COUNTED``.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

COUNTED = 200
AFTER, BEFORE = "sesudah", "sebelum"  # GET parameters
_MOMENT_KEY = re.compile(r"([0-9]{1,11})\.([0-9]{6})-([0-9]{1,18})")
_NUMBER_KEY = re.compile(r"([0-9]{1,18})")
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class KeyPage:
    """The ``rows`` of one page and the query strings of its neighbours ("" where there is none)."""

    rows: Sequence
    previous: str
    next: str

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)


def counted(queryset: QuerySet) -> tuple[int, bool]:
    """How many rows there are, and whether there are more than the ``COUNTED`` that were counted."""
    number = queryset.order_by()[: COUNTED + 1].count()
    return min(number, COUNTED), number > COUNTED


def page_by_key(queryset: QuerySet, given, *, size: int, field: str = "") -> KeyPage:
    """A page of ``queryset``, highest first by the moment in ``field`` and then by pk, or by pk alone.

    ``given`` is the GET of the request; a key that cannot be read means the first page. The queryset brings
    its own filters; its order is set here unless ``field`` is empty and it already orders by pk downwards.
    """
    if field:
        queryset = queryset.order_by(f"-{field}", "-pk")
    if key := _read(given.get(BEFORE, ""), field):
        rows = list(_beyond(queryset, key, field, upwards=True)[: size + 1])
        has_previous, rows = len(rows) > size, rows[:size][::-1]
        if rows:
            first = _address(BEFORE, rows[0], field) if has_previous else ""
            return KeyPage(rows, first, _address(AFTER, rows[-1], field))
        key = None
    else:
        key = _read(given.get(AFTER, ""), field)
    rows = list((_beyond(queryset, key, field) if key else queryset)[: size + 1])
    following = _address(AFTER, rows[size - 1], field) if len(rows) > size else ""
    rows = rows[:size]
    return KeyPage(rows, _address(BEFORE, rows[0], field) if key and rows else "", following)


def _beyond(queryset, key, field, *, upwards=False):
    """The rows after ``key`` in the order of the list, or before it and then turned round."""
    side = "gt" if upwards else "lt"
    if not field:
        queryset = queryset.filter(**{f"pk__{side}": key[-1]})
        return queryset.order_by("pk") if upwards else queryset
    moment, pk = key
    queryset = queryset.filter(
        Q(**{f"{field}__{side}": moment}) | Q(**{field: moment, f"pk__{side}": pk}),
        # the same said as a plain range, so that the database can walk its index from there
        **{f"{field}__{side}e": moment},
    )
    return queryset.order_by(field, "pk") if upwards else queryset


def _address(name, row, field) -> str:
    if not field:
        return f"{name}={row.pk}"
    since = getattr(row, field) - _EPOCH
    return f"{name}={since.days * 86_400 + since.seconds}.{since.microseconds:06}-{row.pk}"


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

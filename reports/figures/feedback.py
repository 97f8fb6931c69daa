"""Huruf d and f: what came back, how soon it was answered, what was forwarded. Counts only, never words."""

import datetime
from collections import Counter, defaultdict
from statistics import median

from django.db.models import Count

from feedback.models import Item, ItemKind, Sentiment
from feedback.workflow import Status
from klaten_medsos import dates
from opd.sop import parameters
from posts.models import AmplificationProof

from . import definitions

TOP_TOPICS = 10


def received(unit, year):
    """Items of ``unit`` received in the WIB ``year``: exactly the rows of the list with that filter."""
    return Item.objects.filter(unit=unit).for_year(year)


def comments(unit, year, at) -> dict:
    """Counts by kind, sentiment and topic; the share answered in time, the median hours, the coverage."""
    items = received(unit, year)
    hours = parameters(on=datetime.date(year, 12, 31)).first_response_hours
    kinds, sentiments = _count(items, "kind"), _count(items, "sentiment")
    states = _count(items, "status")
    return {
        "total": sum(kinds.values()),
        "kinds": [{"label": kind.label, "count": kinds[kind.value]} for kind in ItemKind],
        "sentiments": [{"label": tone.label, "count": sentiments[tone.value]} for tone in Sentiment],
        "topics": _topics(items),
        "filtered": states[Status.FILTERED],
        "answered": states[Status.ANSWERED],
        "open": states[Status.NEW] + states[Status.FORWARDED],
        "offline": items.filter(account=None).count(),
        "accounts_with_items": items.exclude(account=None).order_by().values("account").distinct().count(),
        "response": _response(items, hours, at),
        "definitions": definitions.comments(hours),
    }


def forwards(unit, year) -> dict:
    """How many items went to other units, how many of those are closed, how many came from others; and what the
    unit spread of others' messages (``reposts``), with proofs nobody confirmed counted apart."""
    start, end = dates.year_range(year)
    in_year = Item.objects.filter(forwarded_at__gte=start, forwarded_at__lt=end)
    sent = in_year.filter(unit=unit)
    units = sent.order_by().values_list("forwarded_to__name").annotate(count=Count("pk"))
    return {
        "forwarded": sent.count(),
        "closed": sent.filter(status=Status.ANSWERED).count(),
        "received": in_year.filter(forwarded_to=unit).count(),
        "received_closed": in_year.filter(forwarded_to=unit, status=Status.ANSWERED).count(),
        "units": [{"label": name, "count": count} for name, count in sorted(units)],
        **_reposts(unit, start, end),
        "definitions": definitions.FORWARDS,
    }


def _reposts(unit, start, end) -> dict:
    """Messages of others that came out again on official accounts of ``unit`` (Pasal 14 huruf b)."""
    proofs = AmplificationProof.objects.filter(
        target__unit=unit, published_at__gte=start, published_at__lt=end
    ).exclude(target__task__post__unit=unit)
    counted = proofs.counted()
    return {
        "reposts": counted.count(),
        "reposted_messages": counted.order_by().values("target__task__post").distinct().count(),
        "reposts_unproven": proofs.unproven().count(),
    }


def _count(items, field) -> Counter:
    return Counter(dict(items.order_by().values_list(field).annotate(count=Count("pk"))))


def _topics(items) -> list:
    """The ten topics named most, with their sentiments."""
    table: dict = defaultdict(Counter)
    rows = items.order_by().values_list("topic", "sentiment").annotate(count=Count("pk"))
    for topic, sentiment, count in rows:
        table[" ".join(topic.split()).casefold()][sentiment] += count
    ranked = sorted(table.items(), key=lambda row: (-sum(row[1].values()), row[0]))[:TOP_TOPICS]
    return [
        {
            "label": topic[:1].upper() + topic[1:],
            "count": sum(tones.values()),
            "sentiments": [tones[tone.value] for tone in Sentiment],
        }
        for topic, tones in ranked
    ]


def _response(items, hours, at) -> dict:
    """Answered in time out of those the unit itself had to answer; nothing to answer means missing."""
    limit = datetime.timedelta(hours=hours)
    mine = items.filter(forwarded_to=None).exclude(status=Status.FILTERED)
    took, overdue, pending = [], 0, 0
    for arrived, answered in mine.order_by().values_list("received_at", "answered_at"):
        if answered is not None:
            took.append(max(answered - arrived, datetime.timedelta()))
        elif at - arrived > limit:
            overdue += 1
        else:
            pending += 1
    needed = len(took) + overdue
    in_time = sum(span <= limit for span in took)
    return {
        "hours": hours,
        "needed": needed,
        "in_time": in_time,
        "percent": round(in_time * 100 / needed, 2) if needed else None,
        "pending": pending,
        "median_hours": round(median(span.total_seconds() for span in took) / 3600, 1) if took else None,
    }

"""Huruf c and e: how many follow, and how often messages were passed on."""

from collections import defaultdict

from django.db.models import Count, Q

from accounts.models import Account
from klaten_medsos import dates
from metrics.models import Measurement, Metric
from posts.models import Publication

from . import definitions
from .messages import published
from .policy import official_in


def accounts_of(unit, year):
    """Official accounts of the year, and any account of the unit with readings or messages in it."""
    start, end = dates.year_range(year)
    first, last = dates.local_date(start), type(dates.local_date(start))(year, 12, 31)
    touched = Q(measurements__starts_on__gte=first, measurements__ends_on__lte=last) | Q(
        publications__published_at__gte=start, publications__published_at__lt=end
    )
    by_record = Account.objects.filter(touched, unit=unit).values("pk")
    official = official_in(unit, year).order_by().values("pk")
    return Account.objects.filter(Q(pk__in=official) | Q(pk__in=by_record)).order_by("platform", "handle")


def audience_size(unit, year) -> dict:
    """Per account the first and last follower reading of the year with dates, growth, and the coverage."""
    accounts = list(accounts_of(unit, year))
    readings = defaultdict(list)
    rows = Measurement.objects.filter(account__unit=unit, metric=Metric.FOLLOWERS).within_year(year)
    for account, day, value in rows.order_by("ends_on").values_list("account", "ends_on", "value"):
        readings[account].append((day, value))
    lines = [_audience_of(account, readings[account.pk]) for account in accounts]
    known = [line for line in lines if line["last"]]
    grown = [line for line in known if line["growth"] is not None]
    start = sum(line["first"]["value"] for line in grown)
    growth = sum(line["growth"] for line in grown) if grown else None
    return {
        "accounts": lines,
        "total_last": sum(line["last"]["value"] for line in known) if known else None,
        "growth": growth,
        "growth_percent": _percent(growth, max(start, 100)),
        "months": _by_month(readings),
        "reach": _peaks(unit, year, accounts),
        "coverage": {"with": len(known), "of": len(accounts)},
        "label": "bukan orang unik",
        "definitions": definitions.AUDIENCE,
    }


def shares_and_posts(unit, year) -> dict:
    """``shares`` and platform ``comments`` with coverage; messages published per account and platform."""
    accounts = list(accounts_of(unit, year))
    start, end = dates.year_range(year)
    sent = dict(
        Publication.objects.filter(account__in=accounts, published_at__gte=start, published_at__lt=end)
        .order_by()
        .values_list("account")
        .annotate(count=Count("pk"))
    )
    shares = _totals(unit, year, Metric.SHARES)
    lines = [
        {
            "account": account.handle,
            "platform": account.platform_label,
            "published": sent.get(account.pk, 0),
            "shares": shares.get(account.pk),
        }
        for account in accounts
    ]
    platforms: dict[str, int] = defaultdict(int)
    for line in lines:
        platforms[line["platform"]] += line["published"]
    return {
        "accounts": lines,
        "platforms": [{"label": name, "published": count} for name, count in sorted(platforms.items())],
        "published_total": sum(sent.values()),
        "messages": published(unit, year).count(),
        "shares": _summary(shares, accounts),
        "platform_comments": _summary(_totals(unit, year, Metric.COMMENTS), accounts),
        "definitions": definitions.SHARES,
    }


def _audience_of(account, readings) -> dict:
    first, last = (readings[0], readings[-1]) if readings else (None, None)
    growth = last[1] - first[1] if len(readings) > 1 else None
    return {
        "account": account.handle,
        "platform": account.platform_label,
        "first": _reading(first),
        "last": _reading(last),
        "growth": growth,
        "growth_percent": _percent(growth, max(first[1], 100)) if growth is not None else None,
    }


def _reading(reading):
    return {"on": reading[0].isoformat(), "value": reading[1]} if reading else None


def _percent(part, whole):
    return None if part is None else round(part * 100 / whole, 2)


def _by_month(readings) -> list:
    """All followers at the last reading of each month; None where an account has no reading."""
    with_data = [rows for rows in readings.values() if rows]
    result = []
    for month in range(1, 13):
        last = [
            next((value for day, value in reversed(rows) if day.month == month), None) for rows in with_data
        ]
        result.append(sum(last) if last and None not in last else None)
    return result


def _totals(unit, year, metric) -> dict:
    """{account pk: sum over periods of the year that do not overlap, the longest first}."""
    rows = Measurement.objects.filter(account__unit=unit, metric=metric).within_year(year)
    periods = defaultdict(list)
    for account, start, end, value in rows.values_list("account", "starts_on", "ends_on", "value"):
        periods[account].append((start, end, value))
    totals = {}
    for account, known in periods.items():
        taken: list = []
        for start, end, value in sorted(known, key=lambda row: (row[0] - row[1], row[0])):
            if all(end < other_start or start > other_end for other_start, other_end, _ in taken):
                taken.append((start, end, value))
        totals[account] = sum(value for _, _, value in taken)
    return totals


def _peaks(unit, year, accounts) -> dict:
    """The highest reach read for each account: reach cannot be added up over periods."""
    rows = Measurement.objects.filter(account__unit=unit, metric=Metric.REACH).within_year(year)
    peaks: dict[int, int] = {}
    for account, value in rows.values_list("account", "value"):
        peaks[account] = max(value, peaks.get(account, 0))
    return _summary(peaks, accounts)


def _summary(values, accounts) -> dict:
    """Total and coverage; the total of nothing is missing, not zero."""
    return {
        "total": sum(values.values()) if values else None,
        "coverage": {"with": len(values), "of": len(accounts)},
    }

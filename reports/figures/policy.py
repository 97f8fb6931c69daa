"""Huruf a: the accounts, the officers and the decrees that stood behind the service."""

import datetime
from collections import Counter

from django.db.models import Q

from accounts.models import Account
from accounts.statistics import matrix_of_unit
from accounts.workflow import EVER_OFFICIAL
from klaten_medsos import dates
from klaten_medsos.regulation import MediaType
from opd.models import Appointment, Role

from . import definitions


def official_in(unit, year):
    """Accounts of ``unit`` that were official on at least one day of the WIB ``year``."""
    start, end = dates.year_range(year)
    return Account.objects.filter(
        Q(retired_at=None) | Q(retired_at__gte=start),
        unit=unit,
        status__in=EVER_OFFICIAL,
        decided_at__lt=end,
    )


def policy(unit, year) -> dict:
    """``accounts`` per huruf of Pasal 18, ``segments`` they serve, ``officers``, ``decrees``, ``days_covered``."""
    official = official_in(unit, year).order_by("platform", "handle")
    accounts = list(official)
    matrix = matrix_of_unit(unit, official)
    per_type = Counter(account.media_type for account in accounts)
    first, last = datetime.date(year, 1, 1), min(datetime.date(year, 12, 31), dates.today())
    appointments = _appointments(unit, first, datetime.date(year, 12, 31))
    decrees = {row.decree_id: row.decree for row in appointments}
    return {
        "accounts": [
            {"letter": kind.letter, "label": kind.label, "count": per_type[kind.value]} for kind in MediaType
        ],
        "account_total": len(accounts),
        "account_list": [
            {
                "account": account.handle,
                "platform": account.platform_label,
                "letter": MediaType(account.media_type).letter,
                "purpose": account.purpose,
                "complete": bool(account.official_email and account.has_two_factor and account.purpose),
            }
            for account in accounts
        ],
        "segments": {
            "accounts": matrix.columns,
            "rows": [{"label": row.segment, "served": row.cells} for row in matrix.rows],
            "unserved": matrix.unserved,
        },
        "officers": [
            {
                "name": row.user.name,
                "role": row.get_role_display(),
                "decree": row.decree.number,
                "starts_on": row.decree.starts_on.isoformat(),
                "ends_on": _iso(_end(row)),
            }
            for row in appointments
        ],
        "decrees": [
            {
                "number": decree.number,
                "decided_on": decree.decided_on.isoformat(),
                "starts_on": decree.starts_on.isoformat(),
                "ends_on": _iso(decree.ends_on),
            }
            for decree in decrees.values()
        ],
        "days_covered": {
            role.value: _days_covered([row for row in appointments if row.role == role], first, last)
            for role in Role
        },
        "days": max((last - first).days + 1, 0),
        "definitions": definitions.POLICY,
    }


def _appointments(unit, first, last):
    """Appointments whose span touches the days from ``first`` to ``last``."""
    return list(
        Appointment.objects.filter(
            Q(decree__ends_on=None) | Q(decree__ends_on__gte=first),
            Q(ended_on=None) | Q(ended_on__gte=first),
            decree__unit=unit,
            decree__starts_on__lte=last,
        )
        .select_related("decree", "user")
        .order_by("role", "user__name", "decree__starts_on")
    )


def _end(appointment):
    """The last day of an appointment, or None while it is open."""
    ends = [day for day in (appointment.ended_on, appointment.decree.ends_on) if day]
    return min(ends) if ends else None


def _days_covered(appointments, first, last) -> int:
    """Days from first to last on which at least one of ``appointments`` was in force."""
    covered = set()
    for row in appointments:
        start, end = max(row.decree.starts_on, first), min(_end(row) or last, last)
        covered |= {start + datetime.timedelta(days=n) for n in range((end - start).days + 1)}
    return len(covered)


def _iso(day):
    return day.isoformat() if day else None

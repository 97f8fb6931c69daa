"""Huruf a: the SOP, the pledges, the facilities and the money that stood behind the service (Pasal 15–17, 21)."""

import datetime

from klaten_medsos import dates
from opd.means import budget_of, inventory_of
from opd.models import Appointment, Pledge, SopVersion

from . import definitions


def means(unit, year) -> dict:
    """``sop``, ``pledges``, ``facilities`` and ``budget``; what nobody recorded is None, never zero."""
    return {
        "sop": _sop(year),
        "pledges": _pledges(unit, year),
        "facilities": _facilities(unit),
        "budget": _budget(unit, year),
        "definitions": definitions.MEANS,
    }


def _sop(year) -> list:
    """The versions in force on some day of the year, the earliest first."""
    start, end = dates.year_range(year)
    versions = list(SopVersion.objects.standing().filter(takes_effect_at__lt=end).in_order())
    held = [version for version in versions if version.takes_effect_at >= start]
    before = [version for version in versions if version.takes_effect_at < start][-1:]
    return [
        {
            "number": version.number,
            "decided_on": version.decided_on.isoformat(),
            "starts_on": dates.local_date(version.takes_effect_at).isoformat(),
        }
        for version in (*before, *held)
        if version.takes_effect_at <= dates.now()
    ]


def _pledges(unit, year) -> dict:
    """Of the appointments in force on the last day counted, how many are signed."""
    on = min(datetime.date(year, 12, 31), dates.today())
    held = Appointment.objects.in_force(on).filter(decree__unit=unit)
    return {"signed": Pledge.objects.filter(appointment__in=held).count(), "of": held.count()}


def _facilities(unit) -> dict | None:
    inventory = inventory_of(unit)
    if not inventory.is_recorded:
        return None
    return {
        "rows": [
            {
                "kind": row.get_kind_display(),
                "good": row.good,
                "damaged": row.damaged,
                "internet_type": row.get_internet_type_display(),
                "has_backup": row.has_backup,
                "note": row.note,
            }
            for row in inventory.rows
        ],
        "gaps": inventory.gaps,
        "recorded_on": dates.local_date(inventory.latest.updated_at).isoformat(),
    }


def _budget(unit, year) -> dict | None:
    budget = budget_of(unit, year)
    if not budget.lines:
        return None
    return {
        "lines": [
            {
                "programme": line.programme,
                "activity": line.activity,
                "sub_activity": line.sub_activity,
                "account_code": line.account_code,
                "use": line.get_use_display(),
                "ceiling": line.ceiling,
                "realised": line.realised,
                "percent": _rounded(line.percent),
                "over": line.is_over,
            }
            for line in budget.lines
        ],
        "ceiling": budget.ceiling,
        "realised": budget.realised,
        "percent": _rounded(budget.percent),
        "without_realised": budget.without_realised,
        "over": len(budget.over),
    }


def _rounded(value) -> float | None:
    return None if value is None else round(float(value), 2)

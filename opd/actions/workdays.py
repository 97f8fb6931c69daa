"""Days declared working or free by Diskominfo."""

from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from opd import permissions, workdays
from opd.models import DayOverride

from .cleaning import clean


@transaction.atomic
def declare_day(*, day, by) -> DayOverride:
    """Keep a new or changed ``DayOverride``; deadlines and service hours count by it at once."""
    permissions.check_can_set_sop(by)
    day.name, day.source = " ".join(day.name.split()), " ".join(day.source.split())
    clean(day)
    day.save()
    kind = "hari kerja" if day.is_working else "hari libur"
    record(Event.DAY_DECLARED, on=day, by=by, kind=kind, source=day.source)
    workdays.changed()
    return day


@transaction.atomic
def drop_day(*, day, by) -> None:
    """Take a declaration back: the national calendar has the word again. The log keeps what it said."""
    permissions.check_can_set_sop(by)
    record(Event.DAY_DROPPED, on=day, by=by, is_working=day.is_working, source=day.source)
    day.delete()
    workdays.changed()

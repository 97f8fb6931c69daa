"""When a yearly report is due. The regulation names no date: the SOP does, until then the portal's default.

A report keeps the SOP that was in force when its year ended: a version that comes later moves no deadline of
a report already owed. Holidays are those of the national calendar and those Diskominfo declared.
"""

import datetime

from klaten_medsos import dates
from opd.sop import Sop, parameters
from opd.workdays import overrides


def sop_of(year) -> Sop:
    """The SOP the report over ``year`` is due by: the one in force on the last day of that year."""
    return parameters(on=datetime.date(year, 12, 31))


def due_on(year):
    """The day the report over ``year`` is due: in the year after, moved off days without work."""
    sop = sop_of(year)
    return dates.deadline(
        year + 1, sop.report_deadline_month, sop.report_deadline_day, sop.deadline_shift, overrides()
    )


def basis(year) -> str:
    """Where the deadline comes from, in words, to stand beside the date."""
    sop = sop_of(year)
    return "bawaan portal, bukan ketentuan Perbup" if sop.is_default else sop.label


def weeks_late(year, moment) -> int:
    """Started weeks between the due date and ``moment``; 0 when in time."""
    days = (dates.local_date(moment) - due_on(year)).days
    return max(0, -(-days // 7))

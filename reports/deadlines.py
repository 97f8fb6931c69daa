"""When a yearly report is due. The regulation names no date: the SOP does, until then the portal's default."""

from klaten_medsos import dates
from opd.sop import parameters


def due_on(year, *, on=None):
    """The day the report over ``year`` is due: in the January after, moved off days without work."""
    sop = parameters(on=on)
    return dates.deadline(year + 1, sop.report_deadline_month, sop.report_deadline_day, sop.deadline_shift)


def basis(*, on=None) -> str:
    """Where the deadline comes from, in words, to stand beside the date."""
    if parameters(on=on).is_default:
        return "bawaan portal, bukan ketentuan Perbup"
    return "SOP yang berlaku"


def weeks_late(year, moment) -> int:
    """Started weeks between the due date and ``moment``; 0 when in time."""
    days = (dates.local_date(moment) - due_on(year)).days
    return max(0, -(-days // 7))

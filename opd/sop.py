"""The parameters Diskominfo sets by SOP (Pasal 16); until it sets any, these defaults, marked as such."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Sop:
    """What the regulation leaves to the SOP: it names no date and no number of days itself.

    ``deadline_shift`` as in ``dates.deadline``: "mundur" moves a due date off a holiday to the next working
    day, "maju" to the one before. ``is_default`` tells pages to say “SOP belum ditetapkan”.
    """

    report_deadline_month: int = 1
    report_deadline_day: int = 31
    deadline_shift: str = "mundur"
    reminder_days_before: tuple[int, ...] = (14, 7, 3, 1)
    decree_notice_days: tuple[int, ...] = (30, 7, 1)
    first_response_hours: int = 48
    is_default: bool = True


DEFAULT = Sop()


def parameters(on: datetime.date | None = None) -> Sop:
    """The parameters in force on a day (today when not said)."""
    return DEFAULT

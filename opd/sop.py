"""The parameters Diskominfo sets by SOP (Pasal 16); until it sets any, these defaults, marked as such."""

import datetime
from dataclasses import dataclass

# Each day from Monday: its shifts as ("07.30", "12.00") pairs, WIB; an empty day is closed.
OFFICE_HOURS = (
    *((("07.30", "12.00"), ("13.00", "16.00")) for _ in range(4)),
    (("07.30", "11.30"), ("13.00", "14.30")),
    (),
    (),
)
CHECKLIST = (
    "Isi sesuai fakta dan sumbernya disebut (Pasal 4 huruf a, 1 angka 12)",
    "Tidak memuat informasi yang dikecualikan atau data pribadi (Pasal 15)",
    "Mewakili kepentingan instansi, bukan pribadi (Pasal 5 huruf f)",
    "Mengundang tanggapan dan mudah dipahami khalayak (Pasal 4 huruf b dan c)",
)


@dataclass(frozen=True)
class Sop:
    """What the regulation leaves to the SOP: it names no date and no number of days itself.

    ``deadline_shift`` as in ``dates.deadline``: "mundur" moves a due date off a holiday to the next working
    day, "maju" to the one before. ``service_hours`` as ``OFFICE_HOURS``. ``is_default`` tells pages to say
    “SOP belum ditetapkan”; otherwise ``label`` names the version.
    """

    # the yearly report
    report_deadline_month: int = 1
    report_deadline_day: int = 31
    deadline_shift: str = "mundur"
    reminder_days_before: tuple[int, ...] = (14, 7, 3, 1)
    # who may act
    decree_notice_days: tuple[int, ...] = (30, 7, 1)
    requires_acknowledgement: bool = False
    acknowledgement_grace_days: int = 14
    # what is said
    approval_tiers: int = 1
    checklist: tuple[str, ...] = CHECKLIST
    escalation_hours: int = 8  # service hours a message waits before it goes to the deputy
    after_review_working_days: int = 1  # for what went out by the emergency lane
    amplification_days: int = 3
    # what comes back
    first_response_hours: int = 48
    service_hours: tuple = OFFICE_HOURS
    # where we speak
    inactivity_days: int = 30
    account_review_months: int = 12
    requires_account_two_factor: bool = True
    is_default: bool = True
    label: str = "nilai bawaan"


DEFAULT = Sop()


def parameters(on: datetime.date | None = None) -> Sop:
    """The parameters in force on a day (today when not said).

    A version never takes effect on a day already past when it is recorded, so what a day's parameters are
    does not change afterwards: a record is judged by the SOP of the day it came.
    """
    return DEFAULT

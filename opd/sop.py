"""The parameters Diskominfo sets by SOP (Pasal 16); until it sets any, these defaults, marked as such."""

import datetime
from dataclasses import asdict, dataclass, fields

from django.apps import apps

from klaten_medsos import dates
from klaten_medsos.remembering import forget, remembered

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
NOT_PARAMETERS = ("is_default", "label")
PARAMETERS = tuple(field.name for field in fields(Sop) if field.name not in NOT_PARAMETERS)
SHELF = "opd.sop"


def as_plain(sop: Sop) -> dict:
    """The parameters as JSON keeps them; which version they belong to is not among them."""
    return {name: value for name, value in asdict(sop).items() if name in PARAMETERS}


def from_plain(plain: dict, *, label: str) -> Sop:
    """The parameters a version keeps. One it does not name, because the portal learnt it later, has its default."""
    known = {name: _frozen(plain[name]) for name in PARAMETERS if name in plain}
    return Sop(**known, is_default=False, label=label)


def _frozen(value):
    return tuple(_frozen(part) for part in value) if isinstance(value, (list, tuple)) else value


def parameters(on: datetime.date | datetime.datetime | None = None) -> Sop:
    """The parameters in force now, at a moment, or on a day (as they stood at its end).

    A version takes effect at 00.00 WIB of its day, or when it is recorded if that is later the same day; never
    in the past. So what a past moment's parameters are does not change any more: a record is judged by the SOP
    of the moment it came. Reads one small table, once per request.
    """
    if on is None:
        moment = dates.now()
    elif isinstance(on, datetime.datetime):
        moment = on
    else:
        moment = dates.start_of_day(on + datetime.timedelta(days=1)) - datetime.timedelta(microseconds=1)
    found = None
    for version in remembered(SHELF, _versions):
        if version.takes_effect_at <= moment:
            found = version
    return found.sop if found else DEFAULT


def _versions() -> list:
    """Every version that is or will be in force, in the order they take over from each other; each is read out
    when it is asked for first."""
    versions = apps.get_model("opd", "SopVersion").objects.standing().in_order()
    return list(versions.only("number", "takes_effect_at", "parameters"))


def changed() -> None:
    """Told by the actions when a version was recorded or cancelled, so that this request sees it too."""
    forget(SHELF)

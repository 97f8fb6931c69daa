"""Time as Klaten thinks it: stored in UTC, counted in WIB (Asia/Jakarta).

Years, deadlines and working days are worked out here and nowhere else. Working days are Monday to Friday
without national holidays and cuti bersama; ``overrides`` (``{date: (is_working, name)}``, kept in the
database by Diskominfo) have the last word.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

import holidays

WIB = ZoneInfo("Asia/Jakarta")
FIRST_REPORTABLE_YEAR = 2020  # Pasal 22: in force from 6 January 2020
LAST_YEAR = 2100

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

Overrides = Mapping[date, tuple[bool, str]]
NO_OVERRIDES: Overrides = MappingProxyType({})

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)
_NUMERIC = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORDED = re.compile(r"([0-9]{1,2})\s+([A-Za-z]+)\.?\s+([0-9]{4})")
_MONTH_NAMES = {
    **{name.lower(): number for number, name in enumerate(MONTHS, start=1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)},
    "pebruari": 2,
    "agt": 8,
    "ags": 8,
    "agust": 8,
    "sept": 9,
    "nop": 11,
    "nopember": 11,
}


class InvalidDate(ValueError):
    """A date or year that cannot be; the message is Indonesian and meant for the user."""


# --- Now, and what day and year it is in Klaten ---------------------------------------------------


def now():
    """This moment, aware, UTC."""
    return datetime.now(UTC)


def today():
    """The calendar day in Klaten."""
    return local_date(now())


def to_wib(moment):
    """The same moment on Klaten's clock; ValueError for a datetime without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be placed in WIB.")
    return moment.astimezone(WIB)


def local_date(moment):
    """The WIB calendar day of an aware datetime; a plain date is its own day."""
    return to_wib(moment).date() if isinstance(moment, datetime) else moment


def year_of(moment):
    """The year a moment (or date) counts for in a report."""
    return local_date(moment).year


def start_of_day(day):
    """Midnight WIB at the start of this day, as an aware UTC datetime."""
    return datetime(day.year, day.month, day.day, tzinfo=WIB).astimezone(UTC)


def year_range(year):
    """(start, end) of the WIB year as aware UTC datetimes, end not included."""
    return start_of_day(date(year, 1, 1)), start_of_day(date(year + 1, 1, 1))


def month_range(year, month):
    """(start, end) of the WIB month as aware UTC datetimes, end not included."""
    if not 1 <= month <= 12:
        raise InvalidDate(f"Bulan {month} tidak ada; isi 1 sampai 12.")
    following = date(year + month // 12, month % 12 + 1, 1)
    return start_of_day(date(year, month, 1)), start_of_day(following)


def check_year(value):
    """The year as int ("2026" or 2026); InvalidDate outside 2020-2100 (Pasal 22 for the floor)."""
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{4}", str(value).strip()):
        raise InvalidDate(f"Tahun “{value}” tidak dapat dibaca; tulis empat angka, misalnya 2026.")
    year = int(value)
    if year < FIRST_REPORTABLE_YEAR:
        raise InvalidDate(
            f"Tahun {year} mendahului Perbup Klaten 4/2020, yang berlaku sejak 6 Januari 2020 (Pasal 22); "
            f"isi {FIRST_REPORTABLE_YEAR} atau sesudahnya."
        )
    if year > LAST_YEAR:
        raise InvalidDate(f"Tahun {year} terlalu jauh; isi paling lambat {LAST_YEAR}.")
    return year


# --- Working days ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class DayOff:
    """One line of the year's calendar: a holiday, a cuti bersama, or a day changed by Diskominfo."""

    day: date
    name: str
    is_working: bool
    source: str


@lru_cache(maxsize=16)
def _national_holidays(year):
    """{date: Indonesian name} of national holidays and cuti bersama."""
    found = holidays.country_holidays(
        "ID", years=year, categories=("public", "government"), language="id", expand=False
    )
    return MappingProxyType(dict(found))


def calendar_of(year, overrides: Overrides = NO_OVERRIDES):
    """The DayOff lines of a year in order, each with the source of the date."""
    lines = {
        day: DayOff(day, name, False, "perkiraan kalender" if "perkiraan" in name else "kalender nasional")
        for day, name in _national_holidays(year).items()
    }
    for day, (is_working, name) in overrides.items():
        if day.year == year:
            lines[day] = DayOff(day, name, is_working, "penetapan Diskominfo")
    return tuple(lines[day] for day in sorted(lines))


def holiday_name(day, overrides: Overrides = NO_OVERRIDES):
    """Why this is no working day ("Cuti Bersama Hari Raya Natal", "Sabtu"); "" for a working day."""
    if day in overrides:
        is_working, name = overrides[day]
        return "" if is_working else name
    if name := _national_holidays(day.year).get(day):
        return name
    return WEEKDAYS[day.weekday()] if day.weekday() >= _SATURDAY else ""


def is_working_day(day, overrides: Overrides = NO_OVERRIDES):
    """Whether offices in Klaten work on this date."""
    if day in overrides:
        return overrides[day][0]
    return day.weekday() < _SATURDAY and day not in _national_holidays(day.year)


def next_working_day(day, overrides: Overrides = NO_OVERRIDES):
    """The first working day after this date."""
    return _nearest(day + _ONE_DAY, _ONE_DAY, overrides)


def previous_working_day(day, overrides: Overrides = NO_OVERRIDES):
    """The last working day before this date."""
    return _nearest(day - _ONE_DAY, -_ONE_DAY, overrides)


def add_working_days(day, count, overrides: Overrides = NO_OVERRIDES):
    """The date ``count`` working days after this one (before it, when negative); the start is not counted.

    With 0: the date itself, or the next working day when it is none.
    """
    if count == 0:
        return _nearest(day, _ONE_DAY, overrides)
    step = next_working_day if count > 0 else previous_working_day
    for _ in range(abs(count)):
        day = step(day, overrides)
    return day


def count_working_days(first, last, overrides: Overrides = NO_OVERRIDES):
    """How many working days lie from first to last, both included."""
    length = (last - first).days + 1
    return sum(is_working_day(first + timedelta(days=offset), overrides) for offset in range(length))


def deadline(year, month=1, day=31, shift="mundur", overrides: Overrides = NO_OVERRIDES):
    """The day something is due in this calendar year, moved off days without work.

    The regulation sets no date, so all parts are settings. ``shift`` speaks as Indonesians do:
    "mundur" puts the due date back to the next working day (31 Jan 2027, a Sunday: 1 Feb), "maju" brings
    it forward to the one before (29 Jan). A day past the end of the month means the month's last.
    """
    if shift not in ("mundur", "maju"):
        raise ValueError(f"shift is {shift!r}, not 'mundur' or 'maju'.")
    if not 1 <= month <= 12:
        raise InvalidDate(f"Bulan {month} tidak ada; isi 1 sampai 12.")
    due = date(year, month, min(day, monthrange(year, month)[1]))
    return _nearest(due, _ONE_DAY if shift == "mundur" else -_ONE_DAY, overrides)


def _nearest(day, step, overrides):
    while not is_working_day(day, overrides):
        day += step
    return day


# --- Service hours --------------------------------------------------------------------------------

ServiceHours = tuple[tuple[tuple[str, str], ...], ...]
_CLOCK = re.compile(r"([01][0-9]|2[0-3])\.([0-5][0-9])|(24)\.(00)")


def read_clock(text):
    """Minutes since midnight of "07.30"; "24.00" is the end of the day. ValueError for anything else."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no time of day such as 07.30.")
    hours, minutes = match[1] or match[3], match[2] or match[4]
    return int(hours) * 60 + int(minutes)


@lru_cache(maxsize=32)
def _week(service_hours):
    """Seven days from Monday, each its shifts as (start, end) since midnight, in order."""
    if len(service_hours) != 7:
        raise ValueError("Service hours name seven days.")
    week = tuple(
        tuple(sorted((timedelta(minutes=read_clock(a)), timedelta(minutes=read_clock(b))) for a, b in day))
        for day in service_hours
    )
    for day in week:
        if any(end <= start for start, end in day) or any(
            later[0] < earlier[1] for earlier, later in zip(day, day[1:], strict=False)
        ):
            raise ValueError("A shift ends before it starts, or two shifts of a day overlap.")
    if not any(week):
        raise ValueError("Service hours are empty all week: nothing would ever be due.")
    return week


def check_service_hours(service_hours: ServiceHours) -> None:
    """ValueError when the shifts cannot be: unreadable, backwards, overlapping, or none all week."""
    _week(service_hours)


def shifts_on(day, service_hours: ServiceHours, overrides: Overrides = NO_OVERRIDES):
    """The shifts of a date as (start, end) moments in UTC; empty on holidays and on days without hours.

    ``service_hours`` names for each day from Monday its shifts ("07.30", "12.00"), so a service may open on
    Saturdays. A day Diskominfo declared working whose weekday has no hours takes those of the first weekday
    that has some.
    """
    week = _week(service_hours)
    shifts = week[day.weekday()]
    if day in overrides:
        shifts = (shifts or next(filter(None, week))) if overrides[day][0] else ()
    elif day in _national_holidays(day.year):
        shifts = ()
    midnight = start_of_day(day)
    return tuple((midnight + start, midnight + end) for start, end in shifts)


def add_service_hours(start, hours, service_hours: ServiceHours, overrides: Overrides = NO_OVERRIDES):
    """The moment (UTC) when ``hours`` of service have passed since ``start``; only open time counts.

    Half past four on a Friday plus two hours is Monday morning. With 0 it is ``start`` itself. ``hours`` may
    be a fraction; ValueError when it is negative, InvalidDate when the moment lies beyond ``LAST_YEAR``.
    """
    left = timedelta(hours=float(hours))
    if left < timedelta(0):
        raise ValueError("Service hours are added forward only.")
    moment = start.astimezone(UTC)
    day = local_date(start)
    while left:
        if day.year > LAST_YEAR:
            raise InvalidDate(f"Jam layanan ini berakhir sesudah tahun {LAST_YEAR}.")
        for opens, closes in shifts_on(day, service_hours, overrides):
            begins = max(moment, opens)
            if begins >= closes:
                continue
            if left <= closes - begins:
                return begins + left
            left -= closes - begins
        day += _ONE_DAY
    return moment


def service_time_between(a, b, service_hours: ServiceHours, overrides: Overrides = NO_OVERRIDES):
    """How much service time (timedelta) lies from ``a`` to ``b``; negative when ``b`` is the earlier one."""
    if b < a:
        return -service_time_between(b, a, service_hours, overrides)
    day, last, total = local_date(a), local_date(b), timedelta(0)
    while day <= last:
        for opens, closes in shifts_on(day, service_hours, overrides):
            total += max(min(b, closes) - max(a, opens), timedelta(0))
        day += _ONE_DAY
    return total


def add_months(day, months):
    """The same day ``months`` later (earlier when negative); the month's last where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# --- Reading and writing dates --------------------------------------------------------------------


def format_date(moment, weekday=False):
    """ "31 Desember 2026", or "Kamis, 31 Desember 2026"; a datetime is taken on its WIB day."""
    day = local_date(moment)
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]}, {words}" if weekday else words


def format_datetime(moment):
    """ "31 Desember 2026 pukul 23.30 WIB"."""
    local = to_wib(moment)
    return f"{format_date(local)} pukul {local:%H.%M} WIB"


def format_month(year, month):
    """ "Desember 2026"."""
    return f"{MONTHS[month - 1]} {year}"


def format_range(first, last):
    """ "1 s.d. 31 Desember 2026"; both days included, what they share is said once."""
    first, last = local_date(first), local_date(last)
    if last < first:
        raise InvalidDate(f"Tanggal akhir {format_date(last)} mendahului {format_date(first)}.")
    if first == last:
        return format_date(first)
    if first.year != last.year:
        start = format_date(first)
    elif first.month != last.month:
        start = f"{first.day} {MONTHS[first.month - 1]}"
    else:
        start = str(first.day)
    return f"{start} s.d. {format_date(last)}"


def parse_date_id(text):
    """Read 31/12/2026, 31-12-2026, 31.12.2026, 31 Desember 2026, 31 Des 2026 or 2026-12-31.

    Day comes before month, as in Indonesia. InvalidDate, in Indonesian, for anything else.
    """
    given = " ".join(str(text).split())
    if match := _ISO.fullmatch(given):
        year, month, day = (int(part) for part in match.groups())
    elif match := _NUMERIC.fullmatch(given):
        day, month, year = (int(part) for part in match.groups())
    elif (match := _WORDED.fullmatch(given)) and match[2].lower() in _MONTH_NAMES:
        day, month, year = int(match[1]), _MONTH_NAMES[match[2].lower()], int(match[3])
    else:
        raise InvalidDate(
            f"Tanggal “{given}” tidak dapat dibaca; tulis seperti 31/12/2026 atau 31 Desember 2026."
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidDate(
            f"Tanggal “{given}” tidak ada dalam kalender; urutannya hari, bulan, lalu tahun."
        ) from None

"""Service hours: only open time counts, whatever shifts, holidays and declared days there are."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klaten_medsos import dates
from klaten_medsos.dates import WIB, add_service_hours, service_time_between

OFFICE = (
    *((("07.30", "12.00"), ("13.00", "16.00")) for _ in range(4)),
    (("07.30", "11.30"), ("13.00", "14.30")),
    (),
    (),
)
ROUND_THE_CLOCK = ((("00.00", "24.00"),),) * 7
SATURDAYS = (*OFFICE[:5], (("08.00", "12.00"),), ())
OVERRIDES = {
    date(2026, 7, 28): (False, "Hari Jadi Klaten"),
    date(2026, 8, 1): (True, "Kerja pengganti"),  # a Saturday
    date(2026, 12, 24): (True, "Cuti bersama dicabut"),
}


def wib(text):
    return datetime.strptime(text, "%Y-%m-%d %H.%M").replace(tzinfo=WIB)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-03-02 08.00", 2, "2026-03-02 10.00"),
        ("2026-03-02 11.00", 2, "2026-03-02 14.00"),  # over the noon break
        ("2026-03-02 12.30", 1, "2026-03-02 14.00"),  # asked in the break
        ("2026-03-02 05.00", 1, "2026-03-02 08.30"),
        ("2026-03-02 23.30", 1, "2026-03-03 08.30"),
        ("2026-03-06 13.30", 2, "2026-03-09 08.30"),  # Friday closes at half past two
        ("2026-03-02 08.00", 4, "2026-03-02 12.00"),  # full when the shift ends, not when the next begins
        ("2026-03-02 08.00", 0.5, "2026-03-02 08.30"),
        ("2026-12-31 15.00", 2, "2027-01-04 08.30"),  # New Year's Day is a Friday
    ],
)
def test_hours_are_added_over_breaks_nights_and_weekends(start, hours, end):
    assert add_service_hours(wib(start), hours, OFFICE) == wib(end)


def test_a_day_diskominfo_closed_is_skipped_and_a_saturday_it_opened_has_hours():
    assert add_service_hours(wib("2026-07-27 15.00"), 2, OFFICE, OVERRIDES) == wib("2026-07-29 08.30")
    assert add_service_hours(wib("2026-07-31 14.00"), 1, OFFICE, OVERRIDES) == wib("2026-08-01 08.00")
    assert add_service_hours(wib("2026-12-23 15.00"), 2, OFFICE, OVERRIDES) == wib("2026-12-24 08.30")
    assert add_service_hours(wib("2026-12-23 15.00"), 2, OFFICE) == wib("2026-12-28 08.30")


def test_a_service_may_be_open_on_saturdays_but_not_on_a_holiday():
    assert add_service_hours(wib("2026-03-07 07.00"), 1, SATURDAYS) == wib("2026-03-07 09.00")
    assert dates.holiday_name(date(2026, 8, 17)) and not dates.shifts_on(date(2026, 8, 17), SATURDAYS)


def test_what_lies_between_is_counted_and_has_a_sign():
    monday, tuesday = wib("2026-03-02 15.00"), wib("2026-03-03 08.30")
    assert service_time_between(monday, tuesday, OFFICE) == timedelta(hours=2)
    assert service_time_between(tuesday, monday, OFFICE) == timedelta(hours=-2)
    assert service_time_between(monday, monday, OFFICE) == timedelta(0)


@pytest.mark.parametrize(
    "hours",
    [
        OFFICE[:6],
        ((),) * 7,
        ((("12.00", "08.00"),),) * 7,
        ((("08.00", "12.00"), ("11.00", "15.00")),) * 7,
        ((("8.00", "12.00"),),) * 7,
        ((("08.00", "24.30"),),) * 7,
    ],
)
def test_hours_that_cannot_be_are_refused(hours):
    with pytest.raises(ValueError, match=r"Service hours|shift|time of day"):
        dates.check_service_hours(hours)


def test_hours_run_forward_and_end_before_the_calendar_does():
    with pytest.raises(ValueError, match="forward"):
        add_service_hours(wib("2026-03-02 08.00"), -1, OFFICE)
    with pytest.raises(dates.InvalidDate, match="2100"):
        add_service_hours(wib("2100-12-30 08.00"), 40, OFFICE)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC)
)
weeks = st.sampled_from([OFFICE, ROUND_THE_CLOCK, SATURDAYS])
quarters = st.integers(0, 400).map(lambda n: n / 4)


@settings(max_examples=60, deadline=None)
@given(moments, quarters, weeks)
def test_what_was_added_lies_between(start, hours, week):
    end = add_service_hours(start, hours, week, OVERRIDES)
    assert end >= start
    assert service_time_between(start, end, week, OVERRIDES) == timedelta(hours=hours)


@settings(max_examples=60, deadline=None)
@given(moments, quarters, quarters, weeks)
def test_adding_twice_is_adding_once(start, first, second, week):
    step = add_service_hours(add_service_hours(start, first, week, OVERRIDES), second, week, OVERRIDES)
    # with nothing added there is nothing to wait for, so a step of zero rests where it is
    assert step == add_service_hours(start, first + second, week, OVERRIDES)


@settings(max_examples=40, deadline=None)
@given(st.lists(moments, min_size=3, max_size=3).map(sorted), weeks)
def test_parts_of_a_span_sum_to_the_whole_and_never_exceed_the_clock(three, week):
    a, b, c = three
    whole = service_time_between(a, c, week, OVERRIDES)
    assert service_time_between(a, b, week, OVERRIDES) + service_time_between(b, c, week, OVERRIDES) == whole
    assert timedelta(0) <= whole <= c - a


@settings(max_examples=30, deadline=None)
@given(moments, quarters, quarters, weeks)
def test_more_hours_never_end_sooner(start, some, more, week):
    few, many = sorted((some, more))
    assert add_service_hours(start, few, week, OVERRIDES) <= add_service_hours(start, many, week, OVERRIDES)

"""Klaten's calendar: WIB years, working days, deadlines, and dates in Indonesian."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import time_machine

from klaten_medsos import dates
from klaten_medsos.dates import InvalidDate

LATE_ON_NEW_YEARS_EVE = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)  # 23.30 WIB


def test_half_past_eleven_on_new_years_eve_still_counts_for_the_old_year():
    start, end = dates.year_range(2026)
    assert dates.year_of(LATE_ON_NEW_YEARS_EVE) == 2026
    assert dates.local_date(LATE_ON_NEW_YEARS_EVE) == date(2026, 12, 31)
    assert start <= LATE_ON_NEW_YEARS_EVE < end


def test_midnight_in_klaten_opens_the_new_year_though_utc_lags_behind():
    midnight = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert dates.year_of(midnight) == 2027
    assert dates.year_of(midnight - timedelta(microseconds=1)) == 2026
    assert dates.year_range(2026)[1] == midnight == dates.year_range(2027)[0]


def test_ranges_are_aware_and_in_utc():
    for moment in (*dates.year_range(2026), *dates.month_range(2026, 2), dates.now()):
        assert moment.utcoffset() == timedelta(0)


def test_the_months_of_a_year_join_without_gap_or_overlap():
    months = [dates.month_range(2028, month) for month in range(1, 13)]
    assert months[0][0], months[-1][1] == dates.year_range(2028)
    assert all(one[1] == following[0] for one, following in zip(months, months[1:], strict=False))
    assert months[1][1] - months[1][0] == timedelta(days=29)
    assert months[11][1] == dates.year_range(2028)[1]


@pytest.mark.parametrize("month", [0, 13])
def test_a_thirteenth_month_is_refused(month):
    with pytest.raises(InvalidDate, match="tidak ada; isi 1 sampai 12"):
        dates.month_range(2026, month)
    with pytest.raises(InvalidDate, match="tidak ada; isi 1 sampai 12"):
        dates.deadline(2026, month=month)


def test_today_is_the_day_in_klaten():
    with time_machine.travel(datetime(2026, 12, 31, 17, 5, tzinfo=UTC), tick=False):
        assert dates.today() == date(2027, 1, 1)
        assert dates.now() == datetime(2026, 12, 31, 17, 5, tzinfo=UTC)


def test_a_moment_of_another_zone_is_placed_by_its_instant():
    tokyo = datetime(2027, 1, 1, 1, 0, tzinfo=timezone(timedelta(hours=9)))
    assert dates.local_date(tokyo) == date(2026, 12, 31)


def test_a_moment_without_zone_is_refused_rather_than_guessed():
    with pytest.raises(ValueError, match="time zone"):
        dates.local_date(datetime(2026, 12, 31, 23, 30))


@pytest.mark.parametrize("value", [2020, "2020", " 2026 ", 2100])
def test_years_of_the_regulation_pass(value):
    assert dates.check_year(value) == int(value)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (2019, "mendahului Perbup"),
        ("2019", "Pasal 22"),
        (2101, "paling lambat 2100"),
        ("26", "empat angka"),
        ("", "empat angka"),
        (None, "empat angka"),
        (True, "empat angka"),
        (2026.5, "empat angka"),
        ("２０２６", "empat angka"),
        ("dua ribu", "empat angka"),
    ],
)
def test_other_years_are_refused_in_indonesian(value, message):
    with pytest.raises(InvalidDate, match=message):
        dates.check_year(value)


@pytest.mark.parametrize(("year", "days"), [(2026, 240), (2027, 242)])
def test_working_days_of_the_year_follow_the_joint_decree(year, days):
    assert dates.count_working_days(date(year, 1, 1), date(year, 12, 31)) == days


def test_offices_close_for_ten_days_around_idulfitri_2027():
    closed = [date(2027, 3, 6) + timedelta(days=offset) for offset in range(10)]
    assert closed[-1] == date(2027, 3, 15)
    assert not any(dates.is_working_day(day) for day in closed)
    assert all(dates.holiday_name(day) for day in closed)
    assert dates.next_working_day(date(2027, 3, 5)) == date(2027, 3, 16)
    assert dates.previous_working_day(date(2027, 3, 16)) == date(2027, 3, 5)
    assert dates.is_working_day(date(2027, 3, 5))
    assert dates.holiday_name(date(2027, 3, 5)) == ""


def test_a_shared_leave_day_counts_as_closed_and_says_so_in_indonesian():
    assert not dates.is_working_day(date(2026, 12, 24))
    assert dates.holiday_name(date(2026, 12, 24)) == "Cuti Bersama Hari Raya Natal"
    assert dates.holiday_name(date(2026, 12, 26)) == "Sabtu"


def test_diskominfo_has_the_last_word_on_both_sides():
    overrides = {
        date(2027, 3, 12): (True, "Cuti bersama dicabut"),
        date(2027, 7, 28): (False, "Hari Jadi Klaten"),
        date(2027, 7, 31): (True, "Kerja pengganti"),
    }
    assert dates.is_working_day(date(2027, 3, 12), overrides)
    assert dates.holiday_name(date(2027, 3, 12), overrides) == ""
    assert not dates.is_working_day(date(2027, 7, 28), overrides)
    assert dates.holiday_name(date(2027, 7, 28), overrides) == "Hari Jadi Klaten"
    assert dates.is_working_day(date(2027, 7, 31), overrides)
    assert dates.next_working_day(date(2027, 3, 5), overrides) == date(2027, 3, 12)
    assert dates.count_working_days(date(2027, 1, 1), date(2027, 12, 31), overrides) == 243


def test_the_calendar_names_the_source_of_each_date():
    lines = {line.day: line for line in dates.calendar_of(2027, {date(2027, 7, 28): (False, "Hari Jadi")})}
    assert list(lines) == sorted(lines)
    assert lines[date(2027, 1, 1)].source == "kalender nasional"
    assert lines[date(2027, 3, 10)].source == "perkiraan kalender"
    assert lines[date(2027, 7, 28)].source == "penetapan Diskominfo"
    assert {day.year for day in lines} == {2027}


def test_ten_working_days_step_over_the_closure():
    assert dates.add_working_days(date(2027, 3, 1), 10) == date(2027, 3, 23)
    assert dates.add_working_days(date(2027, 3, 23), -10) == date(2027, 3, 1)
    assert dates.add_working_days(date(2027, 3, 6), 0) == date(2027, 3, 16)
    assert dates.add_working_days(date(2027, 3, 1), 0) == date(2027, 3, 1)


def test_a_deadline_on_a_sunday_is_put_back_or_brought_forward():
    assert dates.deadline(2027) == date(2027, 2, 1)
    assert dates.deadline(2027, shift="maju") == date(2027, 1, 29)
    assert dates.deadline(2026, 7, 31) == date(2026, 7, 31)
    assert dates.deadline(2027, 2, 31) == date(2027, 3, 1)
    assert dates.deadline(2027, 2, 31, shift="maju") == date(2027, 2, 26)
    assert dates.deadline(2027, overrides={date(2027, 1, 31): (True, "Lembur")}) == date(2027, 1, 31)
    with pytest.raises(ValueError, match="mundur"):
        dates.deadline(2027, shift="later")


def test_dates_are_written_in_indonesian():
    assert dates.format_date(date(2026, 12, 31)) == "31 Desember 2026"
    assert dates.format_date(date(2026, 12, 31), weekday=True) == "Kamis, 31 Desember 2026"
    assert dates.format_datetime(LATE_ON_NEW_YEARS_EVE) == "31 Desember 2026 pukul 23.30 WIB"
    assert dates.format_date(LATE_ON_NEW_YEARS_EVE + timedelta(hours=1)) == "1 Januari 2027"
    assert dates.format_month(2026, 5) == "Mei 2026"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 12, 1), date(2026, 12, 31), "1 s.d. 31 Desember 2026"),
        (date(2026, 2, 28), date(2026, 3, 3), "28 Februari s.d. 3 Maret 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 Desember 2026 s.d. 3 Januari 2027"),
        (date(2026, 5, 2), date(2026, 5, 2), "2 Mei 2026"),
    ],
)
def test_a_range_says_once_what_its_ends_share(first, last, words):
    assert dates.format_range(first, last) == words


def test_a_range_that_ends_before_it_starts_is_refused():
    with pytest.raises(InvalidDate, match="mendahului"):
        dates.format_range(date(2026, 5, 2), date(2026, 5, 1))


@pytest.mark.parametrize(
    "text",
    [
        "31/12/2026",
        "31-12-2026",
        "31.12.2026",
        "31 Desember 2026",
        "31  desember\n2026",
        "31 Des 2026",
        "31 DES. 2026",
        "2026-12-31",
    ],
)
def test_the_usual_ways_to_write_a_date_are_read(text):
    assert dates.parse_date_id(text) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/4/2026", date(2026, 4, 3)),
        ("1 Nopember 2026", date(2026, 11, 1)),
        ("9 Agt 2026", date(2026, 8, 9)),
    ],
)
def test_day_comes_first_and_old_month_names_are_known(text, expected):
    assert dates.parse_date_id(text) == expected


def test_every_month_written_is_read_back():
    for month in range(1, 13):
        assert dates.parse_date_id(dates.format_date(date(2026, month, 7))) == date(2026, month, 7)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "tidak dapat dibaca"),
        ("kemarin", "tidak dapat dibaca"),
        ("31/12/26", "tidak dapat dibaca"),
        ("31 December 2026", "tidak dapat dibaca"),
        ("３１/12/2026", "tidak dapat dibaca"),
        (None, "tidak dapat dibaca"),
        ("12/31/2026", "urutannya hari, bulan, lalu tahun"),
        ("31 Februari 2026", "tidak ada dalam kalender"),
        ("0/1/2026", "tidak ada dalam kalender"),
    ],
)
def test_what_is_no_date_is_refused_in_indonesian(text, message):
    with pytest.raises(InvalidDate, match=message):
        dates.parse_date_id(text)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 6, 6), 12, date(2027, 6, 6)), (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)  # fmt: skip
def test_months_later_keeps_the_day_or_takes_the_last_of_a_short_month(day, months, then):
    assert dates.add_months(day, months) == then

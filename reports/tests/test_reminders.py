"""Reminders, obligations and deadlines."""

import datetime
from dataclasses import replace

import pytest
import time_machine

from klaten_medsos.notices.models import Notice
from opd.actions import record_sop
from opd.models import DayOverride, Unit
from opd.sop import DEFAULT
from reports.deadlines import basis, due_on, weeks_late
from reports.duties import duties_for
from reports.obligations import non_reporters, obligations_of_year
from reports.reminders import occasion_on, remind
from tests.cast import make_unit, pdf_upload

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
DUE = datetime.date(2027, 2, 1)  # 31 January 2027 is a Sunday


def test_the_deadline_moves_off_a_sunday_and_is_counted_in_started_weeks():
    assert due_on(2026) == DUE
    late = [weeks_late(2026, DUE + datetime.timedelta(days=n)) for n in (-3, 0, 1, 7, 8)]
    assert late == [0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    "days_left, occasion",
    [(15, None), (14, "2026-h-14"), (8, "2026-h-14"), (7, "2026-h-7"), (4, "2026-h-7"), (3, "2026-h-3"),
     (1, "2026-h-1"), (0, "2026-h-1"), (-1, "2026-terlambat-1"), (-7, "2026-terlambat-1"),
     (-8, "2026-terlambat-2")],
)  # fmt: skip
def test_each_occasion_lasts_until_the_next(days_left, occasion):
    found = occasion_on(DUE - datetime.timedelta(days=days_left))
    assert (found and found[2]) == occasion


def test_each_person_is_told_once_per_occasion_however_often_it_runs(budi, ratna, tono):
    day = DUE - datetime.timedelta(days=7)
    assert remind(day) == 2
    assert remind(day) == remind(day + datetime.timedelta(days=1)) == 0
    assert {notice.recipient.username for notice in Notice.objects.all()} == {"budi", "ratna"}
    assert remind(DUE + datetime.timedelta(days=1)) == 2


def test_a_unit_that_signed_is_left_in_peace_and_one_that_only_submitted_is_not(story):
    day = due_on(2025) + datetime.timedelta(days=1)
    story.submitted()
    assert remind(day) == 2
    from reports.actions import sign_report
    from reports.models import Report

    sign_report(report=Report.objects.get(), by=story.pejabat)
    assert remind(day + datetime.timedelta(days=7)) == 0


def test_a_day_diskominfo_declares_free_moves_the_deadline_of_all(db, diskominfo):
    DayOverride.objects.create(date=DUE, name="Hari Jadi Contoh", source="SE Contoh")
    assert due_on(2026) == datetime.date(2027, 2, 2)
    assert {row.due_on for row in obligations_of_year(2026)} == {datetime.date(2027, 2, 2)}


def test_a_report_keeps_the_sop_its_year_ended_with(dewi):
    """Recorded on 15 January 2027, the new date binds the report over 2027, not the one already owed."""
    with time_machine.travel(datetime.datetime(2027, 1, 15, 3, tzinfo=datetime.UTC), tick=False):
        record_sop(
            number="480/1/2027", decided_on=datetime.date(2027, 1, 14), effective_on=datetime.date(2027, 1, 15),
            upload=pdf_upload(), by=dewi,
            sop=replace(DEFAULT, report_deadline_month=2, report_deadline_day=15),
        )  # fmt: skip
    assert due_on(2026) == DUE
    assert due_on(2027) == datetime.date(2028, 2, 15)
    assert basis(2026) == "bawaan portal, bukan ketentuan Perbup"
    assert basis(2027) == "SOP Nomor 480/1/2027"


def test_nobody_is_reminded_outside_the_season(budi):
    assert remind(datetime.date(2026, 12, 1)) > 0  # 2025 is overdue
    assert remind(datetime.date(2027, 1, 1)) == 0


def test_units_that_owe_and_did_not_report_are_named(story, dinkes):
    story.signed()
    make_unit("RSUD", "RSUD Contoh", "RSUD", "rsud")
    Unit.objects.create(
        code="BARU",
        name="Dinas Baru",
        abbreviation="Baru",
        type="dinas",
        active_from=datetime.date(2026, 1, 1),
    )
    missing = {unit.code for unit in non_reporters(2025, today=datetime.date(2026, 3, 1))}
    assert missing == {"DINKES", "DISKOMINFO", "SETDA"}
    assert non_reporters(2025, today=datetime.date(2026, 1, 15)) == []
    assert {row.unit.code for row in obligations_of_year(2025) if row.is_met} == {"DISBUDPORAPAR"}


def test_the_duties_of_each_role_ask_few_queries(story, operator, django_assert_max_num_queries):
    story.signed()
    for person, word in ((story.diskominfo, "Periksa 1 laporan"), (story.head, None), (story.bupati, None)):
        person.standing  # noqa: B018
        with django_assert_max_num_queries(5):  # two of them read the SOP and the calendar
            titles = [duty.title for duty in duties_for(person)]
        assert (word is None) or any(title.startswith(word) for title in titles)


def test_a_pejabat_is_asked_to_sign_and_a_petugas_is_not(story):
    from klaten_medsos import dates

    story.year = dates.today().year - 1
    story.submitted()
    assert [duty.title[:6] for duty in duties_for(story.pejabat)] == ["Sahkan"]
    assert duties_for(story.petugas) == []

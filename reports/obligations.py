"""Which unit owes which year's report, and how it stands (Pasal 19 ayat 1, from 2020 by Pasal 22)."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from klaten_medsos import dates
from klaten_medsos.remembering import remembering
from opd.models import Unit
from reports.deadlines import due_on
from reports.models import Report
from reports.workflow import FLOW, Status

NOT_HANDED_IN = (Status.DRAFT, Status.SUBMITTED, Status.RETURNED)


@dataclass(frozen=True)
class Obligation:
    """One unit and one year: the report if it was begun, the day it is due, and whether that has passed."""

    unit: Unit
    year: int
    report: Report | None
    due_on: datetime.date
    is_overdue: bool

    @property
    def is_met(self) -> bool:
        """Signed and on its way to the Bupati."""
        return self.report is not None and self.report.status not in NOT_HANDED_IN

    @property
    def label(self) -> str:
        words = "Belum dibuka" if self.report is None else self.report.get_status_display()
        return f"{words}, lewat tenggat" if self.is_overdue else words

    @property
    def tone(self) -> str:
        if self.is_overdue:
            return "danger"
        return "neutral" if self.report is None else FLOW.style(self.report.status).tone

    @property
    def icon(self) -> str:
        return "clock" if self.report is None else FLOW.style(self.report.status).icon


def years_owed(today=None) -> range:
    """2020 to the current year, newest first."""
    today = today or dates.today()
    return range(today.year, dates.FIRST_REPORTABLE_YEAR - 1, -1)


def units_owing(year):
    """Perangkat Daerah that existed on at least one day of ``year``."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return Unit.objects.reporting().filter(
        Q(active_from=None) | Q(active_from__lte=last), Q(active_to=None) | Q(active_to__gte=first)
    )


def owes(unit, year) -> bool:
    return year in years_owed() and units_owing(year).filter(pk=unit.pk).exists()


def obligations_of_year(year, *, today=None) -> list[Obligation]:
    """Every unit that owes ``year``, with its report or None, by unit name. Four queries."""
    return obligations_of_years([year], today=today)


def obligations_of_years(years, *, today=None) -> list[Obligation]:
    """The same for several years, year by year; four queries, however many rows (the SOP and the calendar are
    among them). Figures stay unread.
    """
    units = list(Unit.objects.reporting().order_by("name"))
    reports = {
        (report.unit_id, report.year): report
        for report in Report.objects.filter(year__in=list(years)).defer("figures")
    }
    with remembering():  # the SOP and the calendar are read once for all rows
        return [
            _obligation(unit, year, reports.get((unit.pk, year)), today)
            for year in years
            for unit in units
            if _existed(unit, year)
        ]


def obligations_of_unit(unit, *, today=None) -> list[Obligation]:
    """The years ``unit`` owes, newest first. One query."""
    if not unit.must_report:
        return []
    reports = {report.year: report for report in Report.objects.filter(unit=unit).defer("figures")}
    with remembering():
        return [
            _obligation(unit, year, reports.get(year), today)
            for year in years_owed(today)
            if _existed(unit, year)
        ]


def non_reporters(year, *, today=None) -> list[Unit]:
    """Units that owed ``year`` and have not handed it in although it was due: listed, never scored."""
    return [row.unit for row in obligations_of_year(year, today=today) if row.is_overdue]


def _existed(unit, year) -> bool:
    starts, ends = unit.active_from, unit.active_to
    return (starts is None or starts.year <= year) and (ends is None or ends.year >= year)


def _obligation(unit, year, report, today) -> Obligation:
    due = due_on(year)
    if report is not None:
        report.unit = unit
    open_still = report is None or report.status in NOT_HANDED_IN
    return Obligation(unit, year, report, due, open_still and (today or dates.today()) > due)

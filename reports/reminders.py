"""Reminding who still owes the yearly report: before the deadline, and weekly after it."""

from django.urls import reverse

from klaten_medsos import dates
from opd.models import Role, User
from opd.sop import parameters
from reports import notifications
from reports.deadlines import due_on
from reports.obligations import obligations_of_year

DAYS_IN_WEEK = 7


def occasion_on(day) -> tuple[int, int, str] | None:
    """``(year, days left, occasion)`` of the report that is to be reminded of on ``day``; None most days.

    A reminder missed because nothing ran that day is sent by the next run: each occasion lasts until the
    following one, and a person is told once per occasion.
    """
    year = day.year - 1
    days = (due_on(year) - day).days
    if days < 0:
        week = (-days - 1) // DAYS_IN_WEEK + 1
        return year, days, f"{year}-terlambat-{week}"
    steps = [step for step in parameters(on=day).reminder_days_before if days <= step]
    return (year, days, f"{year}-h-{min(steps)}") if steps else None


def remind(on=None) -> int:
    """Tell the petugas and pejabat of every unit that owes the report and has not signed it.

    However often it runs, each person is told once per occasion. Returns how many were newly told.
    """
    day = on or dates.today()
    occasion = occasion_on(day)
    if occasion is None or occasion[0] < dates.FIRST_REPORTABLE_YEAR:
        return 0
    year, days, name = occasion
    told = 0
    for obligation in obligations_of_year(year, today=day):
        if obligation.is_met:
            continue
        unit, report = obligation.unit, obligation.report
        people = [
            *User.objects.appointed(unit, Role.PETUGAS, day),
            *User.objects.appointed(unit, Role.PEJABAT, day),
        ]
        path = report.get_absolute_url() if report else reverse("reports:list")
        told += notifications.report_due(
            unit, people, year=year, due=obligation.due_on, days=days, occasion=name, path=path
        )
    return told

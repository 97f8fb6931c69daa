"""Reminding units that have not spread a message: the day before, and weekly once it is overdue."""

import datetime

from klaten_medsos import dates
from posts.models import AmplificationTarget
from posts.spreading.notifications import remind_unit

DAYS_IN_WEEK = 7


def occasion_of(due_on, today) -> tuple[str, str] | None:
    """``(occasion, words)`` for a target due on ``due_on``; None while there is time.

    Each occasion lasts until the next one, so a scheduler that slept sends it late, and nobody is told twice.
    """
    left = (due_on - today).days
    if left > 1:
        return None
    if left >= 0:
        return "H-1", "Segera sebarkan"
    return f"terlambat-{(-left - 1) // DAYS_IN_WEEK + 1}", "Terlambat menyebarkan"


def remind(on=None) -> int:
    """Tell the pengelola of every unit with an outstanding target; returns how many were newly told."""
    today, told = on or dates.today(), 0
    targets = AmplificationTarget.objects.outstanding().select_related("task__version", "unit")
    for target in targets.filter(task__due_on__lte=today + datetime.timedelta(days=1)):
        occasion = occasion_of(target.task.due_on, today)
        if occasion is not None:
            told += remind_unit(target, *occasion)
    return told

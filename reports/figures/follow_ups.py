"""Huruf g: what became of last year's recommendations, and how many actions are planned."""

from collections import Counter

from reports.models import FollowUp, PlannedAction

from . import definitions


def follow_up_figures(unit, year) -> dict:
    """Progress of last year's recommendations and the count of planned actions of this year's report."""
    answers = Counter(
        FollowUp.objects.filter(report__unit=unit, report__year=year).values_list("progress", flat=True)
    )
    total = sum(answers.values())
    return {
        "recommendations": total,
        "progress": [
            {"label": progress.label, "count": answers[progress.value]} for progress in FollowUp.Progress
        ],
        "unanswered": answers[""],
        "done_percent": round(answers[FollowUp.Progress.DONE] * 100 / total, 2) if total else None,
        "planned": PlannedAction.objects.filter(report__unit=unit, report__year=year).count(),
        "definitions": definitions.FOLLOW_UPS,
    }

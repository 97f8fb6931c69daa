"""Huruf a and b: the approved plan against what came out, and the priority programmes told of."""

from klaten_medsos import dates
from posts.models import EmergencyMessage, Outcome, Plan, Programme
from posts.planning.figures import compare

from . import definitions


def plan_figures(unit, year) -> dict | None:
    """``channels`` and ``segments`` of the plan in force; ``None`` when no plan was approved (Pasal 8)."""
    plan = Plan.objects.filter(unit=unit, year=year).first()
    version = plan.in_force if plan else None
    if version is None:
        return None
    result = compare(unit, year, version.content)
    return {
        "version": version.number,
        "approved_at": version.approved_at.isoformat(),
        "aims": version.content["aims"],
        "channels": [
            {"label": row.name, "per_month": row.per_month, "target": row.target, "actual": row.total}
            for row in result.channels
        ],
        "segments": [{"label": row.name, "count": row.count} for row in result.segments],
        "never_addressed": result.never_addressed,
    }


def emergency(unit, year) -> dict:
    """What went by the emergency lane and came out, counted apart: looked at in time, late, not yet."""
    start, end = dates.year_range(year)
    sent = EmergencyMessage.objects.filter(
        post__unit=unit, post__published_at__gte=start, post__published_at__lt=end
    )
    rows = list(sent.only("due_on", "reviewed_at", "outcome"))
    return {
        "total": len(rows),
        "in_time": sum(bool(row.reviewed_at) and not row.is_late for row in rows),
        "late": sum(row.is_late for row in rows),
        "outcomes": [
            {"label": outcome.label, "count": sum(row.outcome == outcome for row in rows)}
            for outcome in Outcome
        ],
    }


def programmes(unit, year) -> dict:
    """Programmes with target, result and messages that came out; ``silent`` names those without one."""
    rows = [
        {
            "label": row.name,
            "target": row.target,
            "result": row.result,
            "result_on": row.result_on.isoformat() if row.result_on else None,
            "messages": row.told_count,
        }
        for row in Programme.objects.filter(unit=unit, year=year).running().with_messages()
    ]
    return {
        "rows": rows,
        "silent": [row["label"] for row in rows if not row["messages"]],
        "definitions": definitions.PROGRAMMES,
    }

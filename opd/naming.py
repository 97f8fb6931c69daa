"""Letting units show the names they bear today."""

from klaten_medsos import dates
from opd.models import Unit, UnitName


def bear_due_names(today=None) -> int:
    """Let every unit show the name of today; safe to run at any time. Returns how many changed."""
    today = today or dates.today()
    changed = 0
    for known in UnitName.objects.in_force(today).select_related("unit"):
        unit = known.unit
        if (unit.name, unit.abbreviation) != (known.name, known.abbreviation):
            changed += Unit.objects.filter(pk=unit.pk, name=unit.name).update(
                name=known.name, abbreviation=known.abbreviation, is_confirmed=True, changed_at=dates.now()
            )
    return changed

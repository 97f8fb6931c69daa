"""Units and what is known of them (Pasal 1 angka 6)."""

from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from opd import permissions
from opd.models import Unit

from .cleaning import clean


@transaction.atomic
def save_unit(*, unit, by, fields=()) -> Unit:
    """Keep a new or changed unit; ``fields`` names what changed, for the log."""
    permissions.check_can_change_unit(by, unit)
    if Unit.objects.filter(pk=unit.pk).exclude(code=unit.code).exists():
        raise RuleBroken("Kode unit tidak dapat diubah setelah dicatat.", fix="Kembalikan kode semula.")
    if unit.parent_id:
        _check_no_circle(unit)
    clean(unit)
    unit.save()
    record(Event.UNIT_CHANGED, on=unit, by=by, fields=sorted(fields))
    return unit


def _check_no_circle(unit):
    above, seen = unit.parent, {unit.pk}
    while above is not None:
        if above.pk in seen:
            raise RuleBroken("Unit induk tidak boleh berada di bawah unit ini sendiri.")
        seen.add(above.pk)
        above = above.parent

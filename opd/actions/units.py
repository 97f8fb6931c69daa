"""Units and what is known of them (Pasal 1 angka 6)."""

from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.uploads import CleanFile, clean_upload
from opd import permissions
from opd.models import Unit, UnitName

from .cleaning import clean

LETTERHEAD = ("address", "postal_code", "phone", "fax", "email", "website")


@transaction.atomic
def save_unit(*, unit, by, fields=()) -> Unit:
    """Keep a new or corrected unit; ``fields`` names what changed, for the log.

    A corrected name corrects the dated name of today with it; a name that changes on a day is ``rename_unit``.
    """
    permissions.check_can_change_unit(by, unit)
    if Unit.objects.filter(pk=unit.pk).exclude(code=unit.code).exists():
        raise RuleBroken("Kode unit tidak dapat diubah setelah dicatat.", fix="Kembalikan kode semula.")
    if unit.parent_id:
        _check_no_circle(unit)
    clean(unit)
    before = Unit.objects.select_for_update().filter(pk=unit.pk).values_list("name", "abbreviation").first()
    unit.save()
    if before and before != (unit.name, unit.abbreviation):
        same = UnitName.objects.filter(unit=unit, name=before[0], abbreviation=before[1])
        same.update(name=unit.name, abbreviation=unit.abbreviation)
    record(Event.UNIT_CHANGED, on=unit, by=by, fields=sorted(fields))
    return unit


@transaction.atomic
def choose_coordinator(*, unit, by) -> Unit:
    """Let ``unit`` coordinate the kabupaten's social media from now on; the one that did no longer does.

    Its head is Kepala Diskominfo at once (Pasal 16, 19 ayat 2). For when the office is joined to another.
    """
    permissions.check_can_choose_coordinator(by)
    units = {row.pk: row for row in Unit.objects.select_for_update().order_by("pk")}
    chosen = units[unit.pk]
    if chosen.coordinates:
        raise StateChanged(f"{chosen.name} sudah menjadi unit pembina.", fix="Muat ulang halaman.")
    if not chosen.is_active:
        raise RuleBroken(f"{chosen.name} tidak aktif hari ini.", fix="Pilih unit yang aktif.")
    if chosen.parent_id:
        raise RuleBroken(f"{chosen.name} adalah sub-unit.", fix="Pilih Perangkat Daerah induknya.")
    for former in (row for row in units.values() if row.coordinates):
        Unit.objects.filter(pk=former.pk).update(coordinates=False)
        record(Event.UNIT_CHANGED, on=former, by=by, fields=["coordinates"], coordinates=False)
    Unit.objects.filter(pk=chosen.pk).update(coordinates=True)
    record(Event.UNIT_CHANGED, on=chosen, by=by, fields=["coordinates"], coordinates=True)
    unit.refresh_from_db()
    return unit


def _check_no_circle(unit):
    above, seen = unit.parent, {unit.pk}
    while above is not None:
        if above.pk in seen:
            raise RuleBroken("Unit induk tidak boleh berada di bawah unit ini sendiri.")
        seen.add(above.pk)
        above = above.parent


@transaction.atomic
def change_letterhead(*, unit, by, logo=None, remove_logo=False, **changed) -> Unit:
    """Change what letters of the unit print: ``address``, ``phone`` … and the emblem (PNG or JPG).

    Raises ``RuleBroken`` for values that cannot be, ``ValidationError`` for a picture that cannot be kept.
    """
    permissions.check_can_change_letterhead(by, unit)
    unknown = set(changed) - set(LETTERHEAD)
    if unknown:
        raise TypeError(f"change_letterhead does not change {sorted(unknown)}")
    stored = Unit.objects.select_for_update().get(pk=unit.pk)
    fields = [name for name, value in changed.items() if getattr(stored, name) != value]
    for name in fields:
        setattr(stored, name, changed[name])
    if logo is not None:
        picture = logo if isinstance(logo, CleanFile) else clean_upload(logo, kinds=("png", "jpg"))
        stored.logo, stored.logo_sha256 = picture.content, picture.sha256
        fields += ["logo", "logo_sha256"]
    elif remove_logo and stored.logo:
        stored.logo, stored.logo_sha256 = "", ""
        fields += ["logo", "logo_sha256"]
    if fields:
        clean(stored)
        stored.save(update_fields=[*fields, "changed_at"])
        record(Event.UNIT_CHANGED, on=stored, by=by, fields=sorted(set(fields) - {"logo_sha256"}))
    return stored

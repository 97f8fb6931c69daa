"""Offices and their dated holders (Pasal 1 angka 3 to 5)."""

from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from opd import permissions, rules
from opd.models import OfficeHolder, Unit
from opd.nip import normalise_nip

from .cleaning import clean


@transaction.atomic
def save_office_holder(*, holder, by, fields=()) -> OfficeHolder:
    """Keep a new or changed holder of an office; two definitive holders never hold it on the same day."""
    permissions.check_can_change_unit(by)
    stored = OfficeHolder.objects.filter(pk=holder.pk).first()
    seat = ("user_id", "office", "unit_id", "starts_on", "ends_on")
    if holder.user_id and any(getattr(holder, name) != getattr(stored, name, None) for name in seat):
        permissions.check_can_seat(by, holder)
    if holder.nip:
        holder.nip = normalise_nip(holder.nip).digits
    _lock_seat(holder)
    holder.rank = rules.check_rank(grade=holder.grade, rank=holder.rank, nip=holder.nip)
    clean(holder)
    others = OfficeHolder.objects.filter(office=holder.office, unit=holder.unit, acting=holder.acting)
    for other in others.exclude(pk=holder.pk):
        if rules.overlap((holder.starts_on, holder.ends_on), (other.starts_on, other.ends_on)):
            raise RuleBroken(
                f"Jabatan ini pada masa itu dipegang {other.name}.",
                fix="Isi dahulu tanggal akhir pemangku sebelumnya.",
            )
    holder.save()
    record(Event.OFFICE_CHANGED, on=holder, by=by, fields=sorted(fields))
    return holder


def _lock_seat(holder):
    """Of two who seat somebody in one office at the same time, the second sees the first."""
    if holder.unit_id:
        Unit.objects.select_for_update().get(pk=holder.unit_id)
    else:
        list(OfficeHolder.objects.select_for_update().filter(office=holder.office, unit=None))

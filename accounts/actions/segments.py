"""Segments of the khalayak (Pasal 10 huruf a)."""

from django.db import IntegrityError, transaction

from accounts import permissions
from accounts.models import Segment
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken


@transaction.atomic
def add_segment(*, unit, name, description, by, at=None):
    """Add a segment of the unit's own beside the kabupaten list; refused when either has it already."""
    permissions.check_can_add_segment(by, unit)
    name = _named(name)
    known = Segment.objects.for_unit(unit).filter(name__iexact=name).first()
    if known is None:
        try:
            with transaction.atomic():
                segment = Segment.objects.create(unit=unit, name=name, description=description.strip()[:200])
        except IntegrityError:
            known = name
    if known is not None:
        raise _known(known)
    record(Event.SEGMENT_ADDED, on=segment, by=by, at=at)
    return segment


@transaction.atomic
def keep_segment(*, segment, by, at=None):
    """Add or change a segment at the desk; without a unit it is one of the kabupaten's."""
    permissions.check_can_keep_segments(by)
    is_new = segment.pk is None
    segment.name = _named(segment.name)
    same = Segment.objects.filter(unit=segment.unit, name__iexact=segment.name).exclude(pk=segment.pk)
    if same.exists():
        raise _known(segment.name)
    segment.save()
    record(Event.SEGMENT_ADDED if is_new else Event.SEGMENT_CHANGED, on=segment, by=by, at=at)
    return segment


def _named(name) -> str:
    name = " ".join(name.split())[:80]
    if not name:
        raise RuleBroken(
            "Nama segmen belum diisi.", fix="Tulis siapa yang dilayani, misalnya “Perajin batik”."
        )
    return name


def _known(name):
    return RuleBroken(
        f"Segmen “{name}” sudah ada.", fix="Pilih segmen itu pada akun.", citation="Pasal 10 huruf a"
    )

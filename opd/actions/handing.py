"""Passing on what a leaving person held, so that nothing stays with somebody who has no power any more."""

from django.db import transaction
from django.utils import timezone

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd import handover, notifications, permissions
from opd.models import Appointment, HandOver, User


@transaction.atomic
def hand_over(*, appointment, taking, by, note="", at=None) -> HandOver:
    """Record that ``taking`` gets all that the person of ``appointment`` still holds, and tell them.

    Logins change hands on the account's own page, where the password is changed too; this keeps the list and
    who answers for it. A second handing over before the first was accepted replaces its receiver. Raises
    ``RuleBroken`` for a receiver without an appointment, or when nothing is held.
    """
    permissions.check_can_hand_over(by, appointment)
    appointment = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("decree__unit", "user")
        .get(pk=appointment.pk)
    )
    unit = appointment.decree.unit
    if taking.pk == appointment.user_id or not User.objects.in_group(unit).filter(pk=taking.pk).exists():
        raise RuleBroken(
            f"Penerima harus orang lain yang hari ini ditunjuk untuk {unit.name}.",
            fix="Pilih pejabat atau petugas yang penunjukannya berlaku.",
            citation="Pasal 11",
        )
    if len(note) > 2_000:
        raise RuleBroken("Catatan terlalu panjang: paling banyak 2.000 karakter.")
    held = handover.held_by(unit, [appointment.user_id])[appointment.user_id]
    if not held:
        raise RuleBroken(
            f"{appointment.user} tidak memegang apa pun lagi.", fix="Tidak ada yang perlu diserahkan."
        )
    values = {
        "taking": taking, "items": [thing.as_dict() for thing in held], "note": note.strip(), "given_by": by,
        "given_at": at or timezone.now(),
    }  # fmt: skip
    given, _ = HandOver.objects.update_or_create(appointment=appointment, accepted_at=None, defaults=values)
    record(
        Event.HANDED_OVER, on=appointment.decree, by=by, at=at, leaving=str(appointment.user), taking=str(taking),
        count=len(held),
    )  # fmt: skip
    notifications.tell_of_hand_over(given, by)
    return given


@transaction.atomic
def accept_hand_over(*, given, by, at=None) -> HandOver:
    """The receiver says that they took over; once."""
    permissions.check_can_accept_hand_over(by, given)
    at = at or timezone.now()
    if HandOver.objects.filter(pk=given.pk, accepted_at=None).update(accepted_at=at, accepted_by=by) != 1:
        raise StateChanged("Serah terima ini sudah diterima.", fix="Muat ulang halaman.")
    given.accepted_at, given.accepted_by = at, by
    record(
        Event.HAND_OVER_ACCEPTED,
        on=given.appointment.decree,
        by=by,
        at=at,
        leaving=str(given.appointment.user),
    )
    return given

"""Naming and ending deputies of pejabat (Pasal 11)."""

from django.db import transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from opd import notifications, permissions, rules
from opd.models import Appointment, Deputy, Role

from .cleaning import clean


@transaction.atomic
def name_deputy(*, appointment, user, starts_on, ends_on, reason, by, at=None) -> Deputy:
    """Let ``user`` act for the pejabat of ``appointment`` from a day to a day, both included.

    The deputy is appointed for the same unit all those days, by whatever decree. Raises ``NotAllowed`` for
    who names themselves, ``RuleBroken`` for days outside the pejabat's power or taken by another deputy.
    """
    permissions.check_can_name_deputy(by, appointment)
    if user.pk == by.pk:
        raise NotAllowed(
            "Anda tidak dapat menunjuk diri sendiri sebagai pengganti.",
            fix="Minta pejabat yang digantikan atau Diskominfo mencatatnya.",
            citation="Pasal 11",
        )
    appointment = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("decree__unit", "user")
        .get(pk=appointment.pk)
    )
    if appointment.role != Role.PEJABAT:
        raise RuleBroken("Hanya pejabat yang memiliki pengganti.", citation="Pasal 11")
    if user.pk == appointment.user_id:
        raise RuleBroken("Pengganti harus orang lain.", fix="Pilih pejabat atau petugas lain di unit ini.")
    reason = rules.check_reason(reason, 200)
    rules.check_deputy(
        starts_on=starts_on,
        ends_on=ends_on,
        power=(appointment.decree.starts_on, appointment.last_day),
        others=appointment.deputies.values_list("starts_on", "ends_on"),
    )
    if ends_on < dates.today():
        raise RuleBroken("Masa itu sudah lewat.", fix="Pilih hari terakhir mulai hari ini.")
    unit = appointment.decree.unit
    own = Appointment.objects.filter(user=user, decree__unit=unit)
    if not (user.is_active and own.in_force(starts_on).exists() and own.in_force(ends_on).exists()):
        raise RuleBroken(
            f"{user} tidak ditunjuk dengan Keputusan {unit.name} pada masa itu.",
            fix="Pilih pejabat atau petugas yang penunjukannya berlaku selama masa itu.",
            citation="Pasal 11",
        )
    deputy = Deputy(
        appointment=appointment, user=user, starts_on=starts_on, ends_on=ends_on, reason=reason,
        recorded_by=by, recorded_at=at or timezone.now(),
    )  # fmt: skip
    clean(deputy)
    deputy.save(force_insert=True)
    user.forget_standing()
    record(
        Event.DEPUTY_NAMED, on=appointment.decree, by=by, at=at, person=str(user),
        absent=str(appointment.user), period=deputy.period,
    )  # fmt: skip
    notifications.tell_of_deputy(deputy, by)
    return deputy


@transaction.atomic
def end_deputy(*, deputy, ends_on, reason, by, at=None) -> Deputy:
    """The pejabat is back: ``ends_on`` is the deputy's last day."""
    permissions.check_can_name_deputy(by, deputy.appointment)
    reason = rules.check_reason(reason)
    rules.check_early_end(
        starts_on=deputy.starts_on, current_end=deputy.ends_on, ends_on=ends_on, reason=reason
    )
    unchanged = Deputy.objects.filter(pk=deputy.pk, ends_on=deputy.ends_on, ended_reason=deputy.ended_reason)
    if unchanged.update(ends_on=ends_on, ended_reason=reason) != 1:
        raise StateChanged("Orang lain lebih dahulu mengubah penggantian ini.", fix="Muat ulang halaman.")
    deputy.ends_on, deputy.ended_reason = ends_on, reason
    deputy.user.forget_standing()
    record(
        Event.DEPUTY_ENDED, on=deputy.appointment.decree, by=by, at=at, person=str(deputy.user),
        ends_on=dates.format_date(ends_on), reason=reason,
    )  # fmt: skip
    return deputy

"""What becomes of a unit: another name from a day on, joined to another, split into several. Nothing is lost."""

from django.db import transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd import permissions, rules
from opd.models import Membership, MembershipKind, Unit, UnitName, UnitSuccession

from .cleaning import clean
from .people import admit_member


@transaction.atomic
def rename_unit(*, unit, name, abbreviation, starts_on, basis, by) -> UnitName:
    """Give ``unit`` another name from ``starts_on`` on; what is dated before keeps printing the old one.

    A day to come is kept and takes effect by itself (``opd.naming``). Raises ``RuleBroken`` for a day not
    after the last change, a missing basis, or a name that does not change.
    """
    permissions.check_can_change_unit(by, unit)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    name, abbreviation, basis = (" ".join(text.split()) for text in (name, abbreviation, basis))
    last = unit.names.filter(ends_on=None).first()
    rules.check_renaming(
        name=name, abbreviation=abbreviation, current=last.name if last else unit.name,
        starts_on=starts_on, last_change=last.starts_on if last else None, basis=basis,
    )  # fmt: skip
    eve = starts_on - rules.ONE_DAY
    if last is None:
        old = UnitName(unit=unit, name=unit.name, abbreviation=unit.abbreviation, ends_on=eve)
        old.save(force_insert=True)
    else:
        unit.names.filter(pk=last.pk).update(ends_on=eve)
    new = UnitName(unit=unit, name=name, abbreviation=abbreviation, starts_on=starts_on, basis=basis)
    clean(new)
    new.save(force_insert=True)
    record(Event.UNIT_RENAMED, on=unit, by=by, name=name, starts_on=dates.format_date(starts_on), basis=basis)
    if starts_on <= dates.today():
        Unit.objects.filter(pk=unit.pk).update(
            name=name, abbreviation=abbreviation, is_confirmed=True, changed_at=dates.now()
        )
    return new


@transaction.atomic
def succeed_unit(
    *, unit, successors, effective_on, basis, by, move_staff=False, at=None
) -> list[UnitSuccession]:
    """End ``unit`` the day before ``effective_on``; ``successors`` (one: joined, several: split) carry on.

    Accounts, messages and reports stay recorded under the old unit, which everybody can still open. With
    ``move_staff`` and one successor its staff belong there from that day on. Raises ``RuleBroken``.
    """
    permissions.check_can_change_unit(by, unit)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    basis = " ".join(basis.split())
    successors = list(successors)
    rules.check_succession(unit=unit, successors=successors, effective_on=effective_on, basis=basis)
    if move_staff and len(successors) != 1:
        raise RuleBroken(
            "Staf hanya dapat dipindahkan sekaligus bila unit penerusnya satu.",
            fix="Kosongkan pilihan itu, lalu catat keanggotaan baru tiap orang.",
        )
    eve = effective_on - rules.ONE_DAY
    if Unit.objects.filter(pk=unit.pk, active_to=None).update(active_to=eve, changed_at=dates.now()) != 1:
        raise StateChanged("Orang lain lebih dahulu mengakhiri unit ini.", fix="Muat ulang halaman.")
    rows = [
        UnitSuccession(
            unit=unit, successor=successor, effective_on=effective_on, basis=basis, recorded_by=by,
            recorded_at=at or timezone.now(),
        )
        for successor in successors
    ]  # fmt: skip
    for row in rows:
        clean(row)
        row.save(force_insert=True)
    if move_staff:
        _move_staff(rows[0], by)
    record(
        Event.UNIT_SUCCEEDED, on=unit, by=by, at=at, basis=basis,
        successors=", ".join(successor.name for successor in successors),
        effective_on=dates.format_date(effective_on),
    )  # fmt: skip
    return rows


def _move_staff(succession, by):
    """Whoever belongs to the unit on its last day belongs to its successor from the next on."""
    day, successor = succession.effective_on, succession.successor
    staff = Membership.objects.in_force(day - rules.ONE_DAY).filter(
        unit=succession.unit, kind=MembershipKind.STAFF
    )
    there = set(
        Membership.objects.in_force(day)
        .filter(unit=successor, kind=MembershipKind.STAFF)
        .values_list("user", flat=True)
    )
    for row in staff.select_related("user"):
        if row.user_id not in there and (row.ends_on is None or row.ends_on >= day):
            admit_member(
                user=row.user,
                unit=successor,
                kind=row.kind,
                starts_on=day,
                ends_on=row.ends_on,
                by=by,
                moved_by=succession,
            )


@transaction.atomic
def cancel_succession(*, unit, reason, by) -> Unit:
    """Take back a joining or splitting that has not come yet, and the memberships it made.

    What was typed by hand for the same day stays. Raises ``StateChanged`` when it was taken back already,
    ``RuleBroken`` once its day has come.
    """
    permissions.check_can_change_unit(by, unit)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    reason = rules.check_reason(reason)
    rows = list(unit.successions.all())
    if not rows:
        raise StateChanged("Penggabungan unit ini sudah dibatalkan.", fix="Muat ulang halaman.")
    day = rows[0].effective_on
    if day <= dates.today():
        raise RuleBroken(
            f"Penggabungan sudah berlaku sejak {dates.format_date(day)} dan menjadi bagian riwayat.",
            fix="Catat unit baru bila unit ini dibentuk kembali.",
        )
    moved = Membership.objects.filter(moved_by__in=rows)
    for row in moved.select_related("user", "unit"):
        record(Event.USER_CHANGED, on=row.user, by=by, dropped=row.kind, unit=row.unit.abbreviation)
        row.delete()
    unit.successions.all().delete()
    Unit.objects.filter(pk=unit.pk).update(active_to=None, changed_at=dates.now())
    record(Event.UNIT_SUCCESSION_CANCELLED, on=unit, by=by, reason=reason)
    unit.refresh_from_db()
    return unit

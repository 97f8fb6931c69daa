"""People who sign in and the units they belong to."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd import permissions
from opd.models import Membership, User
from opd.nip import normalise_nip

from .cleaning import clean


@transaction.atomic
def register_user(*, username, name, email, by, nip="") -> User:
    """Register someone who may sign in; they set their own password by the link sent to them.

    Raises ``RuleBroken`` for a name taken, unreadable or like another's. Nobody's password is ever set by another.
    """
    permissions.check_can_manage_person(by)
    return admit_user(username=username, name=name, email=email, nip=nip, by=by)


def admit_user(*, username, name, email, nip, by) -> User:
    """The row and its line in the log; for actions of this room that have asked already who may."""
    user = User(username=username.strip().lower(), name=" ".join(name.split()), email=email.strip())
    user.nip = normalise_nip(nip).digits if nip else ""
    user.set_unusable_password()
    clean(user)
    user.save(force_insert=True)
    record(Event.USER_INVITED, on=user, by=by)
    return user


@transaction.atomic
def change_user(*, user, by, **changed) -> User:
    """Change ``name``, ``email``, ``nip`` or ``is_active``; the log keeps which, never the values."""
    stored = User.objects.select_for_update().get(pk=user.pk)
    permissions.check_can_change_person(by, stored)
    unknown = set(changed) - {"name", "email", "nip", "is_active"}
    if unknown:
        raise TypeError(f"change_user does not change {sorted(unknown)}")
    if changed.get("is_active") is False and stored.pk == by.pk:
        raise RuleBroken("Anda tidak dapat menonaktifkan diri sendiri.", fix="Minta rekan melakukannya.")
    if changed.get("nip"):
        changed["nip"] = normalise_nip(changed["nip"]).digits
    for field, value in changed.items():
        setattr(stored, field, value)
    clean(stored)
    fields = set(changed)
    if "is_active" in changed:
        stored.left_at = None if stored.is_active else timezone.now()
        fields.add("left_at")
    stored.save(update_fields=fields)
    if "email" in changed:
        # proven addresses and links belong to the former address
        EmailAddress.objects.filter(user=stored).delete()
    record(Event.USER_CHANGED, on=stored, by=by, fields=sorted(changed))
    stored.forget_standing()
    return stored


@transaction.atomic
def add_member(*, user, unit, kind, starts_on, by, ends_on=None) -> Membership:
    """Let ``user`` belong to ``unit`` as ``kind`` from a day on; the same membership twice is refused."""
    permissions.check_can_give_membership(by, user, kind)
    return admit_member(user=user, unit=unit, kind=kind, starts_on=starts_on, ends_on=ends_on, by=by)


def admit_member(*, user, unit, kind, by, starts_on=None, ends_on=None, moved_by=None) -> Membership:
    """The row and its line in the log; for actions of this room that have asked already who may.

    ``moved_by`` is the succession of units that brings the person there, if one does.
    """
    starts_on = starts_on or dates.today()
    User.objects.select_for_update().get(pk=user.pk)
    if ends_on is not None and ends_on < starts_on:
        raise RuleBroken("Hari terakhir mendahului hari mulai.", fix="Tukar kedua tanggal itu.")
    if Membership.objects.in_force(starts_on).filter(user=user, unit=unit, kind=kind).exists():
        raise RuleBroken(f"{user} sudah tercatat di {unit.abbreviation} pada tanggal itu.")
    membership = Membership(
        user=user, unit=unit, kind=kind, starts_on=starts_on, ends_on=ends_on, moved_by=moved_by
    )
    clean(membership)
    membership.save(force_insert=True)
    user.forget_standing()
    record(Event.USER_CHANGED, on=user, by=by, membership=kind, unit=unit.abbreviation)
    return membership


@transaction.atomic
def end_membership(*, membership, ends_on, by) -> Membership:
    """The last day of a membership; what the person could see and draft ends with it."""
    permissions.check_can_give_membership(by, membership.user, membership.kind)
    if ends_on < membership.starts_on:
        raise RuleBroken("Hari terakhir mendahului hari mulai.", fix="Pilih tanggal yang lebih akhir.")
    unchanged = Membership.objects.filter(pk=membership.pk, ends_on=membership.ends_on)
    if unchanged.update(ends_on=ends_on) != 1:
        raise StateChanged("Orang lain lebih dahulu mengubah keanggotaan ini.", fix="Muat ulang halaman.")
    membership.ends_on = ends_on
    membership.user.forget_standing()
    record(
        Event.USER_CHANGED, on=membership.user, by=by, membership=membership.kind,
        unit=membership.unit.abbreviation, ends_on=ends_on.isoformat(),
    )  # fmt: skip
    return membership

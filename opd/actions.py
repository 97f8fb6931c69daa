"""Everything that changes units, people, offices and decrees. Each leaves one line in the audit log."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.uploads import CleanFile, clean_upload
from opd import permissions, rules
from opd.models import Appointment, Decree, Membership, MembershipKind, Office, OfficeHolder, Role, Unit, User

# --- decrees (Pasal 10 huruf c and 11) ---------------------------------------------------------------


@transaction.atomic
def record_decree(
    *, unit, number, decided_on, signer, starts_on, ends_on, upload, people, by, at=None
) -> Decree:
    """Record a Keputusan of the head of ``unit`` that appoints ``people`` ({user: role}).

    ``upload`` is the scan (PDF) as sent or already checked. A signer who was not head that day is recorded
    all the same: Diskominfo is warned (Pasal 11). Raises ``RuleBroken`` for what the decree lacks or when
    the unit already has one of this number, ``ValidationError`` for a file that cannot be kept.
    """
    permissions.check_can_record_decree(by, unit)
    number = " ".join(number.split())
    rules.check_decree(
        number=number, decided_on=decided_on, starts_on=starts_on, ends_on=ends_on, people=people,
        today=dates.today(),
    )  # fmt: skip
    if signer.office != Office.KEPALA:
        raise RuleBroken("Penanda tangan bukan kepala Perangkat Daerah.", citation="Pasal 11")
    _check_staff(unit, people)
    Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.decrees.filter(number__iexact=number).exists():
        raise RuleBroken(
            f"Keputusan Nomor {number} sudah tercatat untuk {unit.abbreviation}.",
            fix="Buka daftar Keputusan untuk melihatnya.",
        )
    scan = upload if isinstance(upload, CleanFile) else _clean_scan(upload)
    decree = Decree(
        unit=unit, number=number, decided_on=decided_on, signer=signer, starts_on=starts_on, ends_on=ends_on,
        file=scan.content, file_sha256=scan.sha256, recorded_by=by, recorded_at=at or timezone.now(),
    )  # fmt: skip
    decree.full_clean(exclude=["file"])
    decree.save(force_insert=True)
    for person, role in people.items():
        Appointment.objects.create(decree=decree, user=person, role=Role(role))
        person.forget_standing()
    record(Event.DECREE_RECORDED, on=decree, by=by, at=at, unit=unit.abbreviation, sha256=scan.sha256)
    return decree


def _clean_scan(upload: UploadedFile | None) -> CleanFile:
    if upload is None:
        raise RuleBroken("Naskah Keputusan belum dilampirkan.", fix="Lampirkan hasil pindai berupa PDF.")
    return clean_upload(upload, kinds=("pdf",))


def _check_staff(unit, people):
    """A head appoints staff of the own unit."""
    staff = set(
        Membership.objects.filter(unit=unit, kind=MembershipKind.STAFF, user__in=people).values_list(
            "user", flat=True
        )
    )
    strangers = sorted(str(person) for person in people if person.pk not in staff)
    if strangers:
        raise RuleBroken(
            f"{', '.join(strangers)} tidak tercatat sebagai staf {unit.name}.",
            fix="Minta Diskominfo mencatat keanggotaannya lebih dahulu.",
        )
    if any(not person.is_active for person in people):
        raise RuleBroken("Ada orang yang sudah tidak aktif.", fix="Pilih pengelola yang masih bertugas.")


@transaction.atomic
def end_decree(*, decree, ends_on, reason, by, at=None) -> Decree:
    """End a decree early; ``ends_on`` is its last day, and the power of all it appoints ends with it."""
    permissions.check_can_end_decree(by, decree)
    if decree.ended_reason and ends_on == decree.ends_on:
        raise StateChanged(
            f"{decree} sudah diakhiri per {dates.format_date(ends_on)}.", fix="Muat ulang halaman."
        )
    reason = " ".join(reason.split())
    rules.check_early_end(
        starts_on=decree.starts_on, current_end=decree.ends_on, ends_on=ends_on, reason=reason
    )
    if len(reason) > 300:
        raise RuleBroken("Alasan terlalu panjang: paling banyak 300 karakter.")
    unchanged = Decree.objects.filter(pk=decree.pk, ends_on=decree.ends_on, ended_reason=decree.ended_reason)
    if unchanged.update(ends_on=ends_on, ended_reason=reason) != 1:
        raise StateChanged("Orang lain lebih dahulu mengubah masa berlaku ini.", fix="Muat ulang halaman.")
    decree.ends_on, decree.ended_reason = ends_on, reason
    record(Event.DECREE_ENDED, on=decree, by=by, at=at, ends_on=dates.format_date(ends_on), reason=reason)
    return decree


# --- people ------------------------------------------------------------------------------------------


@transaction.atomic
def register_user(*, username, name, email, by, password=None, nip="") -> User:
    """Register someone who may sign in; without ``password`` they set their own by the link sent to them.

    Raises ``RuleBroken`` for a name taken or unreadable. Nobody's first password is ever their NIP.
    """
    permissions.check_can_manage_person(by)
    user = User(username=username.strip().lower(), name=" ".join(name.split()), email=email.strip())
    user.nip = rules.normalise_nip(nip).digits if nip else ""
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    _clean(user)
    user.save(force_insert=True)
    record(Event.USER_INVITED, on=user, by=by)
    return user


@transaction.atomic
def change_user(*, user, by, **changed) -> User:
    """Change ``name``, ``email``, ``nip`` or ``is_active``; the log keeps which, never the values."""
    stored = User.objects.select_for_update().get(pk=user.pk)
    permissions.check_can_manage_person(by, stored)
    unknown = set(changed) - {"name", "email", "nip", "is_active"}
    if unknown:
        raise TypeError(f"change_user does not change {sorted(unknown)}")
    if changed.get("is_active") is False and stored.pk == by.pk:
        raise RuleBroken("Anda tidak dapat menonaktifkan diri sendiri.", fix="Minta rekan melakukannya.")
    if changed.get("nip"):
        changed["nip"] = rules.normalise_nip(changed["nip"]).digits
    for field, value in changed.items():
        setattr(stored, field, value)
    _clean(stored)
    stored.save(update_fields=list(changed))
    record(Event.USER_CHANGED, on=stored, by=by, fields=sorted(changed))
    stored.forget_standing()
    return stored


@transaction.atomic
def add_member(*, user, unit, kind, starts_on, by, ends_on=None) -> Membership:
    """Let ``user`` belong to ``unit`` as ``kind`` from a day on; the same membership twice is refused."""
    permissions.check_can_give_membership(by, user, kind)
    User.objects.select_for_update().get(pk=user.pk)
    if ends_on is not None and ends_on < starts_on:
        raise RuleBroken("Hari terakhir mendahului hari mulai.", fix="Tukar kedua tanggal itu.")
    if Membership.objects.in_force(starts_on).filter(user=user, unit=unit, kind=kind).exists():
        raise RuleBroken(f"{user} sudah tercatat di {unit.abbreviation} pada tanggal itu.")
    membership = Membership(user=user, unit=unit, kind=kind, starts_on=starts_on, ends_on=ends_on)
    _clean(membership)
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


# --- units and offices (Pasal 1 angka 3 to 6) --------------------------------------------------------


@transaction.atomic
def save_unit(*, unit, by, fields=()) -> Unit:
    """Keep a new or changed unit; ``fields`` names what changed, for the log."""
    permissions.check_can_change_unit(by, unit)
    if Unit.objects.filter(pk=unit.pk).exclude(code=unit.code).exists():
        raise RuleBroken("Kode unit tidak dapat diubah setelah dicatat.", fix="Kembalikan kode semula.")
    if unit.parent_id:
        _check_no_circle(unit)
    _clean(unit)
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


@transaction.atomic
def save_office_holder(*, holder, by, fields=()) -> OfficeHolder:
    """Keep a new or changed holder of an office; two definitive holders never hold it on the same day."""
    permissions.check_can_change_unit(by)
    stored = OfficeHolder.objects.filter(pk=holder.pk).first()
    seat = ("user_id", "office", "unit_id", "starts_on", "ends_on")
    if holder.user_id and any(getattr(holder, name) != getattr(stored, name, None) for name in seat):
        permissions.check_can_seat(by, holder)
    if holder.nip:
        holder.nip = rules.normalise_nip(holder.nip).digits
    _clean(holder)
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


def _clean(row):
    """Model validation as a refusal, so that every door answers alike."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise RuleBroken(" ".join(error.messages)) from error

"""Recording and ending decrees and the appointments in them (Pasal 10 huruf c and 11)."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.uploads import CleanFile, clean_upload
from opd import notifications, permissions, rules
from opd.models import Appointment, Decree, DecreeDraft, Office, Role, Unit

from .staffing import check_staff


@transaction.atomic
def record_decree(
    *,
    unit,
    number,
    decided_on,
    signer,
    starts_on,
    ends_on,
    upload,
    people,
    by,
    follows=None,
    draft=None,
    at=None,
) -> Decree:
    """Record a Keputusan of the head of ``unit`` that appoints ``people`` ({user: role}).

    ``upload`` is the scan (PDF or picture) as sent or already checked; ``follows`` the decree it continues;
    ``draft`` the prepared text it was signed from.
    A signer who was not head that day is recorded all the same: Diskominfo is warned (Pasal 11). Raises
    ``RuleBroken`` for what the decree lacks or when the unit already has one of this number,
    ``ValidationError`` for a file that cannot be kept.
    """
    permissions.check_can_record_decree(by, unit)
    permissions.check_can_name_in_decree(by, people)
    number = " ".join(number.split())
    rules.check_decree(
        number=number, decided_on=decided_on, starts_on=starts_on, ends_on=ends_on, people=people,
        today=dates.today(),
    )  # fmt: skip
    if signer.office != Office.KEPALA:
        raise RuleBroken("Penanda tangan bukan kepala Perangkat Daerah.", citation="Pasal 11")
    if follows is not None and follows.unit_id != unit.pk:
        raise RuleBroken("Keputusan yang dilanjutkan milik unit lain.", fix="Pilih Keputusan unit ini.")
    check_staff(unit, people)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if unit.active_to is not None and starts_on > unit.active_to:
        raise RuleBroken(
            f"{unit.name} berakhir {dates.format_date(unit.active_to)}, sebelum Keputusan ini berlaku.",
            fix="Catat Keputusan pada unit penerusnya.",
            citation="Pasal 11",
        )
    if unit.decrees.filter(number__iexact=number).exists():
        raise RuleBroken(
            f"Keputusan Nomor {number} sudah tercatat untuk {unit.abbreviation}.",
            fix="Buka daftar Keputusan untuk melihatnya.",
        )
    scan = upload if isinstance(upload, CleanFile) else _clean_scan(upload)
    decree = Decree(
        unit=unit, number=number, decided_on=decided_on, signer=signer, starts_on=starts_on, ends_on=ends_on, follows=follows,
        file=scan.content, file_sha256=scan.sha256, recorded_by=by, recorded_at=at or timezone.now(),
    )  # fmt: skip
    decree.full_clean(exclude=["file"])
    decree.save(force_insert=True)
    for person, role in people.items():
        Appointment.objects.create(decree=decree, user=person, role=Role(role))
        person.forget_standing()
    record(Event.DECREE_RECORDED, on=decree, by=by, at=at, unit=unit.abbreviation, sha256=scan.sha256)
    if draft is not None and draft.unit_id == unit.pk:
        DecreeDraft.objects.filter(pk=draft.pk, decree=None).update(decree=decree)
    notifications.tell_of_doubtful_signer(decree)
    return decree


def _clean_scan(upload: UploadedFile | None) -> CleanFile:
    if upload is None:
        raise RuleBroken(
            "Naskah Keputusan belum dilampirkan.", fix="Lampirkan hasil pindai berupa PDF atau foto."
        )
    return clean_upload(upload, kinds=rules.SCAN_KINDS)


@transaction.atomic
def end_decree(*, decree, ends_on, reason, by, at=None) -> Decree:
    """End a decree early; ``ends_on`` is its last day, and the power of all it appoints ends with it."""
    permissions.check_can_end_decree(by, decree)
    if decree.ended_reason and ends_on == decree.ends_on:
        raise StateChanged(
            f"{decree} sudah diakhiri per {dates.format_date(ends_on)}.", fix="Muat ulang halaman."
        )
    rules.check_early_end(
        starts_on=decree.starts_on, current_end=decree.ends_on, ends_on=ends_on, reason=reason
    )
    reason = rules.check_reason(reason)
    unchanged = Decree.objects.filter(pk=decree.pk, ends_on=decree.ends_on, ended_reason=decree.ended_reason)
    if unchanged.update(ends_on=ends_on, ended_reason=reason) != 1:
        raise StateChanged("Orang lain lebih dahulu mengubah masa berlaku ini.", fix="Muat ulang halaman.")
    decree.ends_on, decree.ended_reason = ends_on, reason
    record(Event.DECREE_ENDED, on=decree, by=by, at=at, ends_on=dates.format_date(ends_on), reason=reason)
    return decree


@transaction.atomic
def end_appointment(*, appointment, ends_on, reason, by, at=None) -> Appointment:
    """End one person's appointment early; ``ends_on`` is the last day of the power, the decree lives on.

    What the person still holds is shown for handing over. Raises ``RuleBroken`` for a day outside the
    appointment or no reason, ``StateChanged`` when it was ended already.
    """
    permissions.check_can_end_appointment(by, appointment)
    decree = appointment.decree
    reason = rules.check_reason(reason)
    if appointment.ended_on is not None:
        raise StateChanged(
            f"Penunjukan {appointment.user} sudah diakhiri per {dates.format_date(appointment.ended_on)}.",
            fix="Muat ulang halaman.",
        )
    rules.check_early_end(
        starts_on=decree.starts_on, current_end=decree.ends_on, ends_on=ends_on, reason=reason
    )
    unchanged = Appointment.objects.filter(pk=appointment.pk, ended_on=None)
    if unchanged.update(ended_on=ends_on, ended_by=by, ended_reason=reason) != 1:
        raise StateChanged("Orang lain lebih dahulu mengakhiri penunjukan ini.", fix="Muat ulang halaman.")
    appointment.ended_on, appointment.ended_by, appointment.ended_reason = ends_on, by, reason
    appointment.user.forget_standing()
    record(
        Event.APPOINTMENT_ENDED, on=decree, by=by, at=at, person=str(appointment.user),
        ends_on=dates.format_date(ends_on), reason=reason,
    )  # fmt: skip
    notifications.tell_of_ended_appointment(appointment, by)
    return appointment

"""SOP versions and who has read them (Pasal 16)."""

from django.db import transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.uploads import CleanFile, clean_upload
from opd import permissions, sop_notices, sop_rules
from opd import sop as sops
from opd.models import SopAcknowledgement, SopVersion, Unit

from .cleaning import clean


@transaction.atomic
def record_sop(*, number, decided_on, effective_on, upload, sop, by, summary="", at=None) -> SopVersion:
    """Record a Keputusan Kepala Diskominfo and the parameters it sets (``sop.Sop``), in force from its day on.

    Never in the past: raises ``RuleBroken`` for that, for a number already recorded and for a missing scan,
    ``Incomplete`` for parameters that make no sense, ``ValidationError`` for a file that cannot be kept.
    """
    at = at or timezone.now()
    permissions.check_can_set_sop(by)
    number = " ".join(number.split())
    sop_rules.check_sop_dates(
        number=number, decided_on=decided_on, effective_on=effective_on, today=dates.local_date(at)
    )
    sop_rules.check_sop(sop)
    if Unit.objects.select_for_update().coordinating().first() is None:  # one recorder at a time
        raise RuleBroken(
            "Unit pembina media sosial kabupaten belum ditetapkan.",
            fix="Minta operator menetapkannya pada meja Unit.",
        )
    if SopVersion.objects.standing().filter(number__iexact=number).exists():
        raise RuleBroken(
            f"SOP Nomor {number} sudah tercatat.", fix="Periksa nomornya, atau buka versi yang tercatat itu."
        )
    scan = upload if isinstance(upload, CleanFile) else _clean_scan(upload)
    version = SopVersion(
        number=number, decided_on=decided_on, effective_on=effective_on,
        takes_effect_at=max(dates.start_of_day(effective_on), at), file=scan.content, file_sha256=scan.sha256,
        parameters=sops.as_plain(sop), summary=" ".join(summary.split()), recorded_by=by, recorded_at=at,
    )  # fmt: skip
    clean(version)
    version.save(force_insert=True)
    record(
        Event.SOP_RECORDED, on=version, by=by, at=at, effective_on=dates.format_date(effective_on),
        sha256=scan.sha256, parameters=version.parameters,
    )  # fmt: skip
    sop_notices.tell_of(version)
    sops.changed()
    return version


def _clean_scan(upload) -> CleanFile:
    if upload is None:
        raise RuleBroken("Naskah Keputusan belum dilampirkan.", fix="Lampirkan hasil pindai berupa PDF.")
    return clean_upload(upload, kinds=("pdf",))


@transaction.atomic
def cancel_sop(*, version, reason, by, at=None) -> SopVersion:
    """Strike out a version that has not taken effect yet; one in force is only replaced by another."""
    at = at or timezone.now()
    permissions.check_can_set_sop(by)
    reason = " ".join(reason.split())
    if not reason:
        raise RuleBroken("Alasan belum diisi.", fix="Tulis mengapa versi ini dibatalkan.")
    if len(reason) > 300:
        raise RuleBroken("Alasan terlalu panjang: paling banyak 300 karakter.")
    waiting = SopVersion.objects.standing().filter(pk=version.pk, takes_effect_at__gt=at)
    if waiting.update(cancelled_at=at, cancelled_by=by, cancelled_reason=reason) != 1:
        raise StateChanged(
            f"{version} sudah berlaku atau sudah dibatalkan.",
            fix="Versi yang sudah berlaku diganti dengan mencatat versi baru.",
        )
    version.cancelled_at, version.cancelled_by, version.cancelled_reason = at, by, reason
    record(Event.SOP_CANCELLED, on=version, by=by, at=at, reason=reason)
    sops.changed()
    return version


@transaction.atomic
def acknowledge_sop(*, version, by, at=None) -> SopAcknowledgement:
    """An officer says to have read and understood ``version``; saying it again changes nothing."""
    permissions.check_can_acknowledge_sop(by)
    at = at or timezone.now()
    if version.cancelled_at is not None:
        raise RuleBroken(f"{version} dibatalkan dan tidak perlu dibaca.")
    said, is_new = SopAcknowledgement.objects.get_or_create(
        version=version, user=by, defaults={"acknowledged_at": at}
    )
    if is_new:
        record(Event.SOP_ACKNOWLEDGED, on=version, by=by, at=at)
    return said

"""What waits for a person in matters of the SOP (Pasal 16)."""

from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.duties import Duty
from opd.models import SopVersion
from opd.permissions import acknowledgement_due
from opd.sop import parameters
from opd.sop_reading import readers_of, unread_by


def duties_for(user) -> list[Duty]:
    """For officers the SOP to read; for Diskominfo an SOP to set, and who is late reading it. ≤ 4 queries."""
    standing = user.standing
    if standing.petugas_of or standing.pejabat_of:
        return _to_read(user)
    if standing.is_diskominfo:
        return _to_set()
    return []


def _to_read(user):
    if (version := unread_by(user)) is None:
        return []
    due = acknowledgement_due(version, version.sop)
    is_late = due < dates.today()
    return [
        Duty(
            title="Baca SOP dan nyatakan telah membacanya",
            citation="Pasal 16",
            url=version.get_absolute_url(),
            due=due,
            tone="danger" if is_late else "warning",
            detail=(
                "Masa tenggangnya sudah lewat: Anda belum dapat mengajukan pesan dan laporan."
                if is_late
                else f"{version} berlaku. Sesudah tanggal ini pengajuan memerlukan pernyataan Anda."
            ),
        )
    ]


def _to_set():
    sop = parameters()
    if sop.is_default:
        return [
            Duty(
                title="Catat SOP yang ditetapkan Kepala Diskominfo",
                citation="Pasal 16",
                url=reverse("admin:opd_sopversion_add"),
                detail="Sebelum ada SOP, portal memakai nilai bawaan dan menyebutnya demikian.",
            )
        ]
    if not sop.requires_acknowledgement:
        return []
    version = SopVersion.objects.in_force().get()
    due = acknowledgement_due(version, sop)
    missing = sum(reader.acknowledged_at is None for reader in readers_of(version))
    if not missing or dates.today() <= due:
        return []
    return [
        Duty(
            title=f"Ingatkan {missing} pengelola yang belum membaca SOP",
            citation="Pasal 16",
            url=reverse("opd:sop_readers", args=[version.pk]),
            tone="warning",
            detail=f"Masa tenggangnya berakhir {dates.format_date(due)}; mereka belum dapat mengajukan.",
        )
    ]

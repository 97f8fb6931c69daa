"""Telling officers of a new SOP, and reminding those who have not said that they read it (Pasal 16)."""

from klaten_medsos import dates
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import Appointment, SopVersion, User
from opd.permissions import acknowledgement_due
from opd.rules import due_occasion

DAYS_BEFORE = (7, 3, 1)


def _appointed_today():
    return User.objects.filter(is_active=True, pk__in=Appointment.objects.in_force().values("user"))


def tell_of(version) -> int:
    """Every officer appointed today learns that ``version`` was set and from when it binds them."""
    sop = version.sop
    ask = (
        f" Bacalah dan nyatakan telah membacanya paling lambat "
        f"{dates.format_date(acknowledgement_due(version, sop))}; sesudah itu pengajuan memerlukannya."
        if sop.requires_acknowledgement
        else ""
    )
    day = dates.format_date(version.effective_on)
    return notify(
        Kind.SOP_NEW,
        _appointed_today(),
        on=version,
        subject=f"{version} berlaku mulai {day}",
        body=(
            f"Kepala Diskominfo menetapkan {version} tentang pengelolaan media sosial, berlaku mulai {day} "
            f"(Pasal 16).{ask}"
        ),
        path=version.get_absolute_url(),
    )


def remind_readers(today) -> int:
    """Remind those appointed today who have not read the version in force; once per person and occasion."""
    version = SopVersion.objects.in_force().first()
    if version is None or not version.sop.requires_acknowledgement:
        return 0
    due = acknowledgement_due(version, version.sop)
    left = (due - today).days
    threshold = due_occasion(left, DAYS_BEFORE)
    if threshold is None and left >= 0:
        return 0
    words = (
        f"Sesudah {dates.format_date(due)} pesan dan laporan hanya dapat diajukan oleh yang sudah menyatakan."
        if left >= 0
        else "Masa tenggangnya sudah lewat: Anda belum dapat mengajukan pesan dan laporan."
    )
    return notify(
        Kind.SOP_UNREAD,
        _appointed_today().exclude(pk__in=version.acknowledgements.values("user")),
        on=version,
        subject=f"{version} belum Anda nyatakan telah dibaca",
        body=f"Buka SOP, baca ketentuannya, lalu beri pernyataan (Pasal 16). {words}",
        path=version.get_absolute_url(),
        occasion=f"H-{threshold}" if left >= 0 else "lewat",
    )

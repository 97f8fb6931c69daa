"""Who is told of reports of fakes: Diskominfo, inside the portal only. A stranger never makes the portal send mail."""

from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind, Notice
from opd.models import MembershipKind, User


def impostor_reported(report):
    """One unread notice at a time for each person, so that a flood of reports does not bury the others."""
    waiting = Notice.objects.unread().filter(kind=Kind.IMPOSTOR_REPORTED)
    desk = User.objects.with_membership(MembershipKind.DISKOMINFO).exclude(pk__in=waiting.values("recipient"))
    notify(
        Kind.IMPOSTOR_REPORTED, desk, on=report, by_mail=False,
        subject=f"Laporan akun tiruan {report.code} menunggu pemeriksaan",
        body=f"Dilaporkan: {report}. Selama pemberitahuan ini belum dibaca, laporan lain tidak diberitahukan lagi.",
        path=report.get_absolute_url(),
    )  # fmt: skip

"""Who may do what with reports of fakes. Anybody may report; Diskominfo decides."""

from accounts.impostors.workflow import FLOW
from klaten_medsos.exceptions import NotAllowed


def check_can_triage(user, report):
    """Diskominfo examines and decides; nobody decides on a report of their own."""
    if not user.standing.is_diskominfo:
        raise NotAllowed(
            "Hanya petugas Diskominfo yang memeriksa dan memutus laporan akun tiruan.",
            fix="Sampaikan keterangan tambahan kepada Diskominfo.",
            citation="Pasal 14 huruf c",
        )
    if report.reported_by_id == user.pk:
        raise NotAllowed(
            "Laporan ini Anda buat sendiri, sehingga harus diputus petugas Diskominfo yang lain.",
            citation="Pasal 14 huruf c",
        )


def check_can_keep_steps(user):
    """The desk keeps the steps for each platform."""
    if not user.standing.is_diskominfo and not user.standing.is_operator:
        raise NotAllowed("Hanya petugas Diskominfo yang mengubah langkah melapor ke platform.")


def can_triage(user, report, to=None) -> bool:
    try:
        check_can_triage(user, report)
    except NotAllowed:
        return False
    return to is None or FLOW.allows(report.status, to)

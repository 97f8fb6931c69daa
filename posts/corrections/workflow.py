"""The life of a correction, on one screen. The message itself stays *terbit* all the while."""

from django.db import models

from klaten_medsos.workflow import Flow, StateStyle


class CorrectionStatus(models.TextChoices):
    DRAFT = "draf", "Draf koreksi"
    WAITING = "menunggu", "Menunggu persetujuan"
    REVISION = "revisi", "Perlu revisi"
    REJECTED = "ditolak", "Ditolak"
    APPROVED = "disetujui", "Disetujui"
    CANCELLED = "batal", "Dibatalkan"


ON_THE_DESK = (CorrectionStatus.DRAFT, CorrectionStatus.REVISION)
UNDECIDED = (*ON_THE_DESK, CorrectionStatus.WAITING)

CORRECTION_FLOW = Flow(
    noun="Koreksi ini",
    states=CorrectionStatus,
    transitions={
        CorrectionStatus.DRAFT: {CorrectionStatus.WAITING, CorrectionStatus.CANCELLED},
        # CANCELLED: only because the message itself was withdrawn
        CorrectionStatus.WAITING: {
            CorrectionStatus.REVISION, CorrectionStatus.REJECTED, CorrectionStatus.APPROVED, CorrectionStatus.CANCELLED,
        },
        CorrectionStatus.REVISION: {CorrectionStatus.WAITING, CorrectionStatus.CANCELLED},
        CorrectionStatus.REJECTED: set(),
        CorrectionStatus.APPROVED: set(),
        CorrectionStatus.CANCELLED: set(),
    },
    styles={
        CorrectionStatus.DRAFT: StateStyle("neutral", "pencil", "petugas"),
        CorrectionStatus.WAITING: StateStyle("info", "clock", "pejabat"),
        CorrectionStatus.REVISION: StateStyle("warning", "arrow-uturn-left", "petugas"),
        CorrectionStatus.REJECTED: StateStyle("danger", "x-mark", ""),
        CorrectionStatus.APPROVED: StateStyle("success", "check", "petugas"),
        CorrectionStatus.CANCELLED: StateStyle("neutral", "archive", ""),
    },
)  # fmt: skip

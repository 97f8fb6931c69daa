"""The life of a message, on one screen."""

from django.db import models

from klaten_medsos.workflow import Flow, StateStyle


class Status(models.TextChoices):
    DRAFT = "draf", "Draf"
    WAITING = "menunggu", "Menunggu persetujuan"
    REVISION = "revisi", "Perlu revisi"
    REJECTED = "ditolak", "Ditolak"
    APPROVED = "disetujui", "Disetujui"
    PUBLISHED = "terbit", "Terbit"
    WITHDRAWN = "ditarik", "Ditarik"


EDITABLE = (Status.DRAFT, Status.REVISION)

FLOW = Flow(
    noun="Pesan ini",
    states=Status,
    transitions={
        Status.DRAFT: {Status.WAITING},
        Status.WAITING: {Status.REVISION, Status.REJECTED, Status.APPROVED},
        Status.REVISION: {Status.WAITING},
        Status.REJECTED: set(),
        Status.APPROVED: {Status.PUBLISHED, Status.REVISION},
        Status.PUBLISHED: {Status.WITHDRAWN},
        Status.WITHDRAWN: set(),
    },
    styles={
        Status.DRAFT: StateStyle("neutral", "pencil", "petugas"),
        Status.WAITING: StateStyle("info", "clock", "pejabat"),
        Status.REVISION: StateStyle("warning", "arrow-uturn-left", "petugas"),
        Status.REJECTED: StateStyle("danger", "x-mark", ""),
        Status.APPROVED: StateStyle("success", "check", "petugas"),
        Status.PUBLISHED: StateStyle("success", "megaphone", ""),
        Status.WITHDRAWN: StateStyle("neutral", "archive", ""),
    },
)

"""The life of an official account, on one screen."""

from django.db import models

from klaten_medsos.workflow import Flow, StateStyle


class Status(models.TextChoices):
    PROPOSED = "diusulkan", "Menunggu verifikasi"
    RETURNED = "dikembalikan", "Perlu perbaikan"
    ACTIVE = "aktif", "Resmi"
    RETIRED = "ditutup", "Ditutup"


FLOW = Flow(
    noun="Akun ini",
    states=Status,
    transitions={
        Status.PROPOSED: {Status.ACTIVE, Status.RETURNED},
        Status.RETURNED: {Status.PROPOSED},
        Status.ACTIVE: {Status.RETIRED},
        Status.RETIRED: set(),
    },
    styles={
        Status.PROPOSED: StateStyle("info", "clock", "Diskominfo"),
        Status.RETURNED: StateStyle("warning", "pencil", "petugas"),
        Status.ACTIVE: StateStyle("success", "check", ""),
        Status.RETIRED: StateStyle("neutral", "archive", ""),
    },
)

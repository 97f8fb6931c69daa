"""The way of a report of a fake account, on one screen."""

from django.db import models

from klaten_medsos.workflow import Flow, StateStyle


class Status(models.TextChoices):
    NEW = "baru", "Baru masuk"
    EXAMINED = "diperiksa", "Sedang diperiksa"
    FAKE = "tiruan", "Terbukti tiruan"
    REPORTED = "dilaporkan", "Dilaporkan ke platform"
    TAKEN_DOWN = "diturunkan", "Sudah diturunkan"
    NOT_FAKE = "bukan_tiruan", "Bukan akun tiruan"
    DUPLICATE = "ganda", "Sudah dilaporkan sebelumnya"


# Decided by Diskominfo: shown to the public and answered by the check.
KNOWN_FAKE = frozenset({Status.FAKE, Status.REPORTED, Status.TAKEN_DOWN})
OPEN = frozenset({Status.NEW, Status.EXAMINED})

FLOW = Flow(
    noun="Laporan ini",
    states=Status,
    transitions={
        Status.NEW: {Status.EXAMINED},
        Status.EXAMINED: {Status.FAKE, Status.NOT_FAKE, Status.DUPLICATE},
        Status.FAKE: {Status.REPORTED, Status.TAKEN_DOWN, Status.NOT_FAKE},
        Status.REPORTED: {Status.TAKEN_DOWN, Status.NOT_FAKE},
        # a fake may come back, and a decision may turn out to be wrong
        Status.TAKEN_DOWN: {Status.FAKE, Status.NOT_FAKE},
        Status.NOT_FAKE: {Status.EXAMINED},
        Status.DUPLICATE: {Status.EXAMINED},
    },
    styles={
        Status.NEW: StateStyle("warning", "clock", "Diskominfo"),
        Status.EXAMINED: StateStyle("info", "search", "Diskominfo"),
        Status.FAKE: StateStyle("danger", "alert", "Diskominfo"),
        Status.REPORTED: StateStyle("danger", "megaphone", "Diskominfo"),
        Status.TAKEN_DOWN: StateStyle("success", "check-circle", "Diskominfo"),
        Status.NOT_FAKE: StateStyle("neutral", "cross-circle", "Diskominfo"),
        Status.DUPLICATE: StateStyle("neutral", "archive", "Diskominfo"),
    },
)

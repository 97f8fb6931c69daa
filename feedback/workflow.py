"""What becomes of an item: nothing stays unclassified (Pasal 10 huruf g)."""

from django.db import models

from klaten_medsos.workflow import Flow, StateStyle


class Status(models.TextChoices):
    NEW = "baru", "Baru"
    ANSWERED = "dijawab", "Dijawab"
    FORWARDED = "diteruskan", "Diteruskan"
    FILTERED = "disaring", "Disaring"


FLOW = Flow(
    noun="Masukan ini",
    states=Status,
    transitions={
        Status.NEW: {Status.ANSWERED, Status.FORWARDED, Status.FILTERED},
        Status.FORWARDED: {Status.ANSWERED},
        Status.ANSWERED: set(),
        Status.FILTERED: set(),
    },
    styles={
        Status.NEW: StateStyle("info", "inbox", "petugas"),
        Status.ANSWERED: StateStyle("success", "check", ""),
        Status.FORWARDED: StateStyle("warning", "arrow-right", "unit tujuan"),
        Status.FILTERED: StateStyle("neutral", "funnel", ""),
    },
)

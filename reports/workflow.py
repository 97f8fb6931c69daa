"""The life of a yearly report and of an evaluation, on one screen."""

from django.db import models

from klaten_medsos.workflow import Flow, StateStyle


class Status(models.TextChoices):
    DRAFT = "draf", "Disusun"
    SUBMITTED = "diajukan", "Menunggu pengesahan pejabat"
    SIGNED = "disahkan", "Menunggu Diskominfo"
    RETURNED = "dikembalikan", "Perlu perbaikan"
    RECEIVED = "diterima", "Diterima Diskominfo"
    FORWARDED = "diteruskan", "Di kantor Bupati"
    EVALUATED = "dievaluasi", "Selesai dievaluasi"


EDITABLE = (Status.DRAFT, Status.RETURNED)
# what the Bupati's office may see: forwarded to the Bupati, and after (Pasal 19 ayat 2)
BEFORE_THE_BUPATI = (Status.FORWARDED, Status.EVALUATED)

FLOW = Flow(
    noun="Laporan ini",
    states=Status,
    transitions={
        Status.DRAFT: {Status.SUBMITTED},
        Status.SUBMITTED: {Status.SIGNED, Status.RETURNED},
        Status.SIGNED: {Status.RECEIVED, Status.RETURNED},
        Status.RETURNED: {Status.SUBMITTED},
        Status.RECEIVED: {Status.FORWARDED, Status.RETURNED},
        Status.FORWARDED: {Status.EVALUATED},
        Status.EVALUATED: set(),
    },
    styles={
        Status.DRAFT: StateStyle("neutral", "pencil", "petugas"),
        Status.SUBMITTED: StateStyle("info", "clock", "pejabat"),
        Status.SIGNED: StateStyle("info", "paper-airplane", "Diskominfo"),
        Status.RETURNED: StateStyle("warning", "arrow-uturn-left", "petugas"),
        Status.RECEIVED: StateStyle("info", "inbox", "Kepala Diskominfo"),
        Status.FORWARDED: StateStyle("seal", "building-library", "kantor Bupati"),
        Status.EVALUATED: StateStyle("success", "check", ""),
    },
)


class EvaluationStatus(models.TextChoices):
    DRAFT = "draf", "Disusun"
    FINAL = "ditetapkan", "Ditetapkan"


EVALUATION_FLOW = Flow(
    noun="Evaluasi ini",
    states=EvaluationStatus,
    transitions={EvaluationStatus.DRAFT: {EvaluationStatus.FINAL}, EvaluationStatus.FINAL: set()},
    styles={
        EvaluationStatus.DRAFT: StateStyle("neutral", "pencil", "kantor Bupati"),
        EvaluationStatus.FINAL: StateStyle("seal", "check", ""),
    },
)

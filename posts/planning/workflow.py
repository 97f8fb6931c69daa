"""The life of a yearly plan, on one screen."""

from django.db import models

from klaten_medsos.workflow import Flow, StateStyle


class PlanStatus(models.TextChoices):
    DRAFT = "draf", "Draf"
    APPROVED = "disahkan", "Disahkan"


PLAN_FLOW = Flow(
    noun="Rencana ini",
    states=PlanStatus,
    transitions={
        PlanStatus.DRAFT: {PlanStatus.APPROVED},
        PlanStatus.APPROVED: {PlanStatus.DRAFT},  # a revision; what was approved stays as a version
    },
    styles={
        PlanStatus.DRAFT: StateStyle("neutral", "pencil", "petugas"),
        PlanStatus.APPROVED: StateStyle("success", "check", "petugas"),
    },
)

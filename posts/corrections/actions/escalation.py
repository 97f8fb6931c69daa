"""When nobody decides on a correction: who else is told, counted in service hours as for any text."""

from django.db import transaction

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from posts.actions.escalation import escalation_due
from posts.corrections import notifications
from posts.corrections.actions.rows import hold
from posts.corrections.workflow import CorrectionStatus
from posts.models import Correction


@transaction.atomic
def escalate_correction(*, correction, at=None) -> bool:
    """Tell all who may decide and the head of the unit that a correction waits; once per submission."""
    at = at or dates.now()
    post = hold(correction)
    if (
        correction.status != CorrectionStatus.WAITING
        or correction.escalated_at
        or escalation_due(correction) > at
    ):
        return False
    Correction.objects.filter(pk=correction.pk).update(escalated_at=at)
    correction.escalated_at = at
    record(
        Event.CORRECTION_ESCALATED, on=post, by=None, at=at,
        since=dates.format_datetime(correction.submitted_at),
    )  # fmt: skip
    notifications.tell_of_waiting(correction, at=at)
    return True

"""When nobody decides: who else is told, counted in service hours of the SOP the message came under."""

from django.db import transaction

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from opd import sop, workdays
from posts import notifications
from posts.actions.rows import lock
from posts.models import Post
from posts.workflow import Status


def escalation_due(waiting):
    """The moment a waiting message or correction has waited long enough, by the SOP when it was handed in."""
    terms = sop.parameters(waiting.submitted_at)
    return dates.add_service_hours(
        waiting.submitted_at, terms.escalation_hours, terms.service_hours, workdays.overrides()
    )


@transaction.atomic
def escalate_post(*, post, at=None) -> bool:
    """Tell deputies, the other pejabat and the head of the unit that a message waits; once per submission."""
    at = at or dates.now()
    lock(post)
    if post.status != Status.WAITING or post.escalated_at or escalation_due(post) > at:
        return False
    Post.objects.filter(pk=post.pk).update(escalated_at=at)
    post.escalated_at = at
    record(Event.POST_ESCALATED, on=post, by=None, at=at, since=dates.format_datetime(post.submitted_at))
    notifications.tell_of_waiting(post, at=at)
    return True

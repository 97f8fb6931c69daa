"""Alerting when the moment of an approved message has come."""

from klaten_medsos import dates
from posts.models import Post
from posts.publishing.notifications import tell_due, tell_late
from posts.workflow import READY, is_late

AT_ONCE = 500


def remind(at=None) -> int:
    """Tell of every message that is due and not out. Level-triggered: a worker that slept tells late, once."""
    at = at or dates.now()
    due = Post.objects.filter(status__in=READY, scheduled_for__lte=at, emergency_at=None)
    told = 0
    for post in due.select_related("unit", "author").order_by("scheduled_for", "pk")[:AT_ONCE]:
        told += tell_due(post)
        if is_late(post.status, post.scheduled_for, at):
            told += tell_late(post)
    return told

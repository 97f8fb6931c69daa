"""Links of what is about to come out: tried anew, and told of when they are dead."""

import datetime

from django.conf import settings
from django.db.models import Q

from klaten_medsos import dates
from posts.checks import Severity
from posts.links.actions import want_links
from posts.links.notifications import tell_broken
from posts.links.reading import findings_of
from posts.models import Post
from posts.workflow import READY, Status

BEFORE = datetime.timedelta(hours=24)
AT_ONCE = 500


def refresh(at=None) -> int:
    """Have old results of coming messages tried again; tell of dead links. Level-triggered; returns how many told."""
    if not settings.LINK_CHECK:
        return 0
    at = at or dates.now()
    soon = Q(scheduled_for__gt=at - BEFORE, scheduled_for__lte=at + BEFORE)
    coming = Post.objects.filter(
        Q(status=Status.WAITING) & soon | Q(status__in=READY) & (soon | Q(scheduled_for=None))
    )
    coming = coming.select_related("unit", "author", "current_version").order_by("scheduled_for", "-pk")
    told = 0
    for post in coming[:AT_ONCE]:
        content = post.current_version.content
        want_links(post=post, content=content, at=at)
        dead = [finding for _, finding in findings_of(content) if finding.severity == Severity.WARN]
        told += tell_broken(post, dead) if dead else 0
    return told

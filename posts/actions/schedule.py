"""When a message is meant to come out, and what happens when that moment passes unapproved."""

from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.dates import format_datetime, now
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.workflow import move
from posts import notifications, permissions, rules
from posts.actions.rows import NEW_TIME, PAST, RELOAD, check_regular_lane, lock
from posts.models import Post
from posts.workflow import OPEN, READY, Status


@transaction.atomic
def schedule_post(*, post, scheduled_for, by, at=None) -> Post:
    """Give the message its time, another, or none (``None``). An approval stands: the content is untouched.

    An approved message with a time is *terjadwal*, without one *disetujui*.
    """
    at = at or now()
    lock(post)
    permissions.check_can_schedule_post(by, post)
    check_regular_lane(post)
    if post.standing_at(at) == Status.EXPIRED:
        raise StateChanged(PAST, fix=NEW_TIME)
    if post.status not in OPEN:
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”, sehingga waktunya tidak dapat diubah.",
            fix=RELOAD,
        )
    if scheduled_for == post.scheduled_for:
        return post
    rules.check_scheduled_for(scheduled_for, now=at)
    set_time(post, scheduled_for, by, at)
    return post


def set_time(post, scheduled_for, by, at):
    """Write the time of a locked message, with the state an approved one has by it."""
    if post.status in READY:
        to = Status.SCHEDULED if scheduled_for else Status.APPROVED
        if to != post.status:
            move(post, to, scheduled_for=scheduled_for, updated_at=at)
            _tell(post, scheduled_for, by, at)
            return
    Post.objects.filter(pk=post.pk).update(scheduled_for=scheduled_for, updated_at=at)
    post.scheduled_for, post.updated_at = scheduled_for, at
    _tell(post, scheduled_for, by, at)


def _tell(post, scheduled_for, by, at):
    if scheduled_for:
        record(Event.POST_SCHEDULED, on=post, by=by, at=at, time=format_datetime(scheduled_for))
    else:
        record(Event.POST_UNSCHEDULED, on=post, by=by, at=at)


@transaction.atomic
def expire_post(*, post, at=None) -> bool:
    """Record that the message waited past its time; the portal does this, nobody else. False: not so."""
    at = at or now()
    lock(post)
    if post.status != Status.WAITING or post.standing_at(at) != Status.EXPIRED:
        return False
    move(post, Status.EXPIRED, expired_at=at, tiers_passed=0, updated_at=at)
    record(Event.POST_EXPIRED, on=post, by=None, at=at, time=format_datetime(post.scheduled_for))
    notifications.tell_expired(post, at=at)
    return True

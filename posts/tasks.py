"""The portal's own work on messages. Level-triggered: whatever is still so is done at the next turn."""

from celery import shared_task

from klaten_medsos.dates import is_working_day, now, today
from opd import workdays
from opd.models import Role, User
from posts import actions, notifications, permissions
from posts.corrections.actions import escalate_correction
from posts.corrections.permissions import hands_on_corrections
from posts.links import reminders as links
from posts.models import Correction, Post

AT_ONCE = 500


@shared_task(name="posts.expire")
def expire_posts():
    """Record every message whose time passed while it waited; by its date it had expired already."""
    at = now()
    for post in Post.objects.past_their_time(at).order_by("scheduled_for", "pk")[:AT_ONCE]:
        actions.expire_post(post=post, at=at)


@shared_task(name="posts.escalate")
def escalate_posts():
    """Tell others of each message and each correction that waits longer than its SOP allows."""
    at = now()
    waiting = Post.objects.waiting().filter(escalated_at=None).select_related("unit")
    for post in waiting.order_by("submitted_at", "pk")[:AT_ONCE]:
        if actions.escalation_due(post) <= at:
            actions.escalate_post(post=post, at=at)
    corrections = Correction.objects.waiting().filter(escalated_at=None).select_related("post__unit")
    for correction in corrections.order_by("submitted_at", "pk")[:AT_ONCE]:
        if actions.escalation_due(correction) <= at:
            escalate_correction(correction=correction, at=at)


@shared_task(name="posts.refresh_links")
def refresh_links():
    """Try the links of coming messages anew where the result is old, and tell of dead ones."""
    return links.refresh()


@shared_task(name="posts.digest")
def send_digests():
    """Each working morning: what waits for each pejabat and deputy, in one notice per unit.

    Who may decide is read for all messages at once: as many questions for fifty messages as for one.
    """
    day = today()
    if not is_working_day(day, workdays.overrides()):
        return
    posts = list(Post.objects.waiting().select_related("unit").order_by("submitted_at", "pk"))
    corrections = Correction.objects.waiting().select_related("post__unit").order_by("submitted_at", "pk")
    hands = permissions.hands_on(posts), hands_on_corrections(list(corrections))
    waiting = {}  # unit: (messages, corrections)
    for post in posts:
        waiting.setdefault(post.unit, ([], []))[0].append(post)
    for correction in corrections:
        waiting.setdefault(correction.post.unit, ([], []))[1].append(correction)
    for unit, rows in waiting.items():
        people = list(User.objects.appointed(unit, Role.PEJABAT))
        logins = permissions.logins_of_each(people)
        for person in people:
            theirs = [
                [row for row in of_kind if not touched[row.pk] & logins[person.pk]]
                for of_kind, touched in zip(rows, hands, strict=True)
            ]
            if any(theirs):
                notifications.send_digest(person, *theirs, unit=unit, day=day)

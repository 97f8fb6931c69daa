"""The portal's own work on messages. Level-triggered: whatever is still so is done at the next turn."""

from celery import shared_task

from klaten_medsos.dates import now
from posts import actions
from posts.models import Post

AT_ONCE = 500


@shared_task(name="posts.expire")
def expire_posts():
    """Record every message whose time passed while it waited; by its date it had expired already."""
    at = now()
    for post in Post.objects.past_their_time(at).order_by("scheduled_for", "pk")[:AT_ONCE]:
        actions.expire_post(post=post, at=at)

"""The bell for alerts of the emergency lane; what is due lies in rows."""

from celery import shared_task

from posts.emergency import reminders


@shared_task(name="posts.remind_after_reviews")
def remind_after_reviews():
    """Once per person and occasion however often it runs."""
    reminders.remind()

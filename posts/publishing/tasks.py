"""The bell for messages that are due; what is due lies in rows."""

from celery import shared_task

from posts.publishing import reminders


@shared_task(name="posts.alert_due")
def alert_due():
    """Once per person and moment however often it runs."""
    reminders.remind()

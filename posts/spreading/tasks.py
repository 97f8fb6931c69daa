"""The bell for reminders of amplification; what is due lies in rows."""

from celery import shared_task

from posts.spreading import reminders


@shared_task(name="posts.remind_spreading")
def remind_spreading():
    """Once per person and occasion however often it runs."""
    reminders.remind()

"""Telling people, and marking what they read."""

import re

from django.db import transaction
from django.utils import timezone

from klaten_medsos.jobs import JobState, ring

from . import tasks
from .models import Notice

LINE_BREAKS = re.compile(r"[\r\n\x00]+")


@transaction.atomic
def notify(kind, recipients, *, on, subject, body, path, occasion="", by_mail=True) -> int:
    """Tell each of ``recipients`` of ``kind`` on object ``on``; return how many were newly told.

    Told already for the same occasion: nothing happens. Someone without an e-mail address gets the in-app
    notice only, and so does everybody with ``by_mail=False``. Runs in the caller's transaction; the e-mails go out after the commit.
    """
    told = 0
    subject = LINE_BREAKS.sub(" ", subject)[:150]
    for person in {recipient.pk: recipient for recipient in recipients if recipient.is_active}.values():
        notice, created = Notice.objects.get_or_create(
            kind=kind,
            object_type=on._meta.label_lower,
            object_id=str(on.pk),
            recipient=person,
            occasion=occasion,
            defaults={
                "subject": subject,
                "body": body,
                "path": path,
                "job_state": JobState.WANTED if by_mail and person.email else JobState.DONE,
            },
        )
        if created:
            told += 1
            if by_mail and person.email:
                ring(tasks.send_notice, notice.pk)
    return told


def mark_read(*, notice, by, at=None):
    """The recipient opened it."""
    Notice.objects.visible_to(by).unread().filter(pk=notice.pk).update(read_at=at or timezone.now())


def mark_all_read(*, by, at=None) -> int:
    """The recipient clears the bell; returns how many."""
    return Notice.objects.visible_to(by).unread().update(read_at=at or timezone.now())

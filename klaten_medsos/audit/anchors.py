"""Anchoring the log outside: the end of the chain goes out by e-mail once a day (threat T53)."""

from django.db import transaction

from klaten_medsos import dates
from klaten_medsos.jobs import JobState, ring

from . import tasks
from .models import Anchor, ChainHead


@transaction.atomic
def anchor_chain(*, recipients, at=None) -> Anchor | None:
    """Keep today's end of the chain and send it to ``recipients`` (e-mail addresses) after the commit.

    Once a day, and only when something was recorded since the last anchor; returns the new anchor or None.
    Without recipients the anchor is kept all the same: it betrays whoever forgets to rewrite it too.
    """
    at = at or dates.now()
    # the head is locked, so that two schedulers at once cannot both see a day without an anchor
    head = ChainHead.objects.select_for_update().filter(pk=1).first()
    day = dates.local_date(at)
    last = Anchor.objects.first()
    if head is None or head.seq == 0 or (last and (last.day >= day or last.seq == head.seq)):
        return None
    recipients = sorted(set(recipients))
    anchor = Anchor.objects.create(
        day=day, seq=head.seq, hash=head.hash, made_at=at, recipients=recipients,
        job_state=JobState.WANTED if recipients else JobState.DONE,
    )  # fmt: skip
    if recipients:
        ring(tasks.send_anchor, anchor.pk)
    return anchor

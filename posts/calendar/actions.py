"""Giving out and revoking private calendar links."""

import hashlib
import secrets

from django.db import transaction

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import NotAllowed, RuleBroken
from opd.models import User
from posts.models import FeedLink

MOST_LINKS = 5


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_feed_link(*, by, label="", at=None) -> tuple[FeedLink, str]:
    """A new private link of ``by`` and its token, which is shown once and never again."""
    at = at or dates.now()
    User.objects.select_for_update().get(
        pk=by.pk
    )  # one at a time: two pressed at once are counted one by one
    if FeedLink.objects.filter(owner=by, revoked_at=None).count() >= MOST_LINKS:
        raise RuleBroken(
            f"Anda sudah mempunyai {MOST_LINKS} tautan yang berlaku.",
            fix="Cabut tautan yang tidak dipakai lagi.",
        )
    token = secrets.token_urlsafe(32)
    link = FeedLink.objects.create(
        owner=by, token_sha256=hash_of(token), label=label.strip()[:60], created_at=at, created_by=by
    )
    record(Event.FEED_LINK_MADE, on=link, by=by, at=at)
    return link, token


@transaction.atomic
def revoke_feed_link(*, link, by, at=None) -> FeedLink:
    """End a link at once; the owner does, or Diskominfo when a person left."""
    if link.owner_id != by.pk and not by.standing.sees_everything:
        raise NotAllowed(
            "Tautan ini milik orang lain.", fix="Mintalah pemiliknya atau Diskominfo mencabutnya."
        )
    at = at or dates.now()
    if FeedLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at, revoked_by=by):
        link.revoked_at, link.revoked_by = at, by
        record(Event.FEED_LINK_REVOKED, on=link, by=by, at=at)
    return link


def owner_of(token: str):
    """Whom a token speaks for today, or ``None``: revoked, unknown, or somebody who may no longer sign in."""
    link = (
        FeedLink.objects.filter(token_sha256=hash_of(token), revoked_at=None).select_related("owner").first()
    )
    return link.owner if link and link.owner.is_active else None

"""Whose words a proposal holds, so that nobody verifies their own."""

from accounts.models import Writer


def note_writer(account, by, at):
    """``by`` wrote part of what Diskominfo will verify, and so will not verify it."""
    Writer.objects.get_or_create(account=account, user=by, defaults={"at": at})

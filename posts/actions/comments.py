"""Talking about a passage. What is said here stays in the unit: no kit, export, API or report reads it."""

from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.dates import now
from klaten_medsos.exceptions import RuleBroken, StateChanged
from posts import notifications, permissions, rules
from posts.actions.rows import RELOAD
from posts.models import Comment
from posts.wording import texts_of

LONGEST, LONGEST_QUOTE = 2000, 1000


@transaction.atomic
def comment_on_version(*, version, text, by, quote="", where="", parent=None, at=None) -> Comment:
    """Remark on ``quote``, a passage of ``version``, or on the whole when nothing is quoted.

    ``where`` is the key of the account whose own text is meant, "" for the common one; a passage found only in
    another text is anchored there. An answer (``parent``) belongs to the passage of what it answers.
    """
    at = at or now()
    permissions.check_can_comment(by, version.post)
    rules.check_reason(text, of_what="komentar", longest=LONGEST)
    if parent is not None and (parent.version.post_id != version.post_id or parent.parent_id is not None):
        raise StateChanged("Percakapan ini tidak ada pada pesan ini.", fix=RELOAD)
    place = {} if parent is not None else _place(version, quote, where)
    comment = Comment.objects.create(
        version=parent.version if parent else version, parent=parent, text=text.strip(), author=by,
        created_at=at, **place,
    )  # fmt: skip
    record(Event.POST_COMMENTED, on=version.post, by=by, at=at, version=comment.version.number)
    notifications.tell_of_comment(comment, by=by, at=at)
    return comment


def _place(version, quote, where) -> dict:
    quote = rules.tidy({"quote": quote})["quote"]
    if not quote:
        return {}
    if rules.is_unreadable(quote) or len(quote) > LONGEST_QUOTE:
        raise RuleBroken(
            f"Kutipan paling banyak {LONGEST_QUOTE} karakter.", fix="Kutip bagian yang lebih pendek."
        )
    texts = sorted(texts_of(version.content), key=lambda each: each[0] != where)
    for key, _, text in texts:
        start = text.find(quote)
        if start >= 0:
            return {"where": key, "start": start, "end": start + len(quote), "quote": quote}
    raise RuleBroken(
        "Kutipan ini tidak ditemukan pada isi pesan.",
        fix="Salin bagian yang dimaksud persis seperti tertulis, atau kosongkan kutipannya.",
    )


@transaction.atomic
def resolve_comment(*, comment, by, at=None) -> Comment:
    """The remark was dealt with; the thread stays readable. Of two who press, one does it."""
    at = at or now()
    permissions.check_can_comment(by, comment.version.post)
    if comment.parent_id is not None:
        raise StateChanged("Yang diselesaikan adalah percakapannya, bukan jawabannya.", fix=RELOAD)
    open_one = Comment.objects.filter(pk=comment.pk, resolved_at=None)
    if not open_one.update(resolved_at=at, resolved_by=by):
        raise StateChanged("Percakapan ini sudah ditandai selesai.", fix=RELOAD)
    comment.refresh_from_db()
    record(Event.POST_COMMENT_RESOLVED, on=comment.version.post, by=by, at=at, version=comment.version.number)
    return comment

"""Writing a message, changing it, putting it away."""

from django.db import transaction

from accounts.workflow import Status as AccountStatus
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.dates import now
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.workflow import move
from posts import permissions, rules
from posts.actions.rows import RELOAD, content_now, freeze, lock, own_texts_of, write_own_texts
from posts.actions.schedule import expire_post, set_time
from posts.models import KipClass, Media, Post
from posts.versions import WORDS, content_hash, content_of
from posts.workflow import EDITABLE, Status


@transaction.atomic
def draft_post(
    *,
    unit,
    title,
    text,
    by,
    category="",
    second_category="",
    theme="",
    source_kind="",
    source="",
    kip_class=KipClass.ALWAYS,
    segments=(),
    accounts=(),
    scheduled_for=None,
    own_texts=None,
    at=None,
) -> Post:
    """Begin a message of ``unit``; it may be unfinished. ``NotAllowed``, ``Incomplete``.

    ``own_texts`` maps target accounts to ``{"title", "text"}`` where the common text does not fit them.
    """
    at = at or now()
    permissions.check_can_draft_post(by, unit)
    words = rules.tidy(
        {
            "title": title, "text": text, "category": category, "second_category": second_category,
            "theme": theme, "source_kind": source_kind, "source": source, "kip_class": kip_class,
        }
    )  # fmt: skip
    segments, accounts = list(segments), list(accounts)
    rules.check_draft(words)
    rules.check_audience_and_targets(unit.pk, segments, accounts, AccountStatus.ACTIVE)
    rules.check_scheduled_for(scheduled_for, now=at)
    own_texts = _told(own_texts or {})
    rules.check_own_texts(own_texts, accounts)
    post = Post.objects.create(
        unit=unit, author=by, scheduled_for=scheduled_for, created_at=at, updated_at=at, **words
    )
    post.segments.set(segments)
    post.accounts.set(accounts)
    write_own_texts(post, own_texts)
    freeze(post, content_of(words, segments, accounts, own_texts), by, at)
    record(Event.POST_DRAFTED, on=post, by=by, at=at, version=1)
    return post


@transaction.atomic
def copy_post(*, post, by, at=None) -> Post:
    """A new draft with the words of an earlier message of the same unit, whatever became of that one.

    Accounts that closed and segments that went away meanwhile are left out; files are described as before; the
    time is not taken along.
    """
    at = at or now()
    permissions.check_can_edit_post(by, post)
    accounts = list(post.accounts.filter(status=AccountStatus.ACTIVE, unit=post.unit))
    kept = {account.pk for account in accounts}
    own = {account: words for account, words in own_texts_of(post).items() if account.pk in kept}
    copied = draft_post(
        unit=post.unit, by=by, at=at, segments=post.segments.all(), accounts=accounts, own_texts=own,
        **{name: getattr(post, name) for name in WORDS},
    )  # fmt: skip
    media = list(post.media.in_use())
    for each in media:
        each.pk, each.post, each.added_by, each.added_at = None, copied, by, at
        each._state.adding = True
    Media.objects.bulk_create(media)
    if media:
        freeze(copied, content_now(copied), by, at)
    return copied


@transaction.atomic
def edit_post(*, post, revision, by, at=None, **fields) -> Post:
    """Change a draft that the editor saw at ``revision``; what is unchanged makes no new version.

    ``fields`` are any of the words of a message, ``segments``, ``accounts``, ``own_texts`` and
    ``scheduled_for``. Raises ``StateChanged``
    when somebody saved in between or the message left the officer's desk, ``Incomplete``, ``NotAllowed``.
    """
    at = at or now()
    if unknown := set(fields) - {*WORDS, "segments", "accounts", "own_texts", "scheduled_for"}:
        raise TypeError(f"edit_post: unknown fields {sorted(unknown)}")
    lock(post)
    permissions.check_can_edit_post(by, post)
    if not post.is_editable:
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”, sehingga isinya tidak dapat disunting.",
            fix="Pesan yang telah disetujui dibuka kembali lewat tombol Revisi; persetujuannya gugur.",
        )
    scheduled_for = fields.pop("scheduled_for", post.scheduled_for)
    is_moved = scheduled_for != post.scheduled_for
    segments = list(fields.pop("segments")) if "segments" in fields else list(post.segments.all())
    accounts = list(fields.pop("accounts")) if "accounts" in fields else list(post.accounts.all())
    own_texts = _told(fields.pop("own_texts")) if "own_texts" in fields else own_texts_of(post)
    words = rules.tidy({name: getattr(post, name) for name in WORDS} | fields)
    rules.check_draft(words)
    rules.check_audience_and_targets(post.unit_id, segments, accounts, AccountStatus.ACTIVE)
    rules.check_own_texts(own_texts, accounts)
    if is_moved:
        rules.check_scheduled_for(scheduled_for, now=at)
    content = content_of(words, segments, accounts, own_texts, post.media.in_use())
    is_same = content_hash(content) == post.current_version.content_hash
    if is_same and not is_moved:
        return post
    if revision != post.revision:
        raise StateChanged("Orang lain menyimpan perubahan setelah Anda membuka pesan ini.", fix=RELOAD)
    post.revision += 1
    post.updated_at = at
    if is_same:
        post.save(update_fields=["revision", "updated_at"])
    else:
        _write(post, words, segments, accounts, own_texts, content, by, at)
    if is_moved:
        set_time(post, scheduled_for, by, at)
    return post


def _told(own_texts) -> dict:
    """Own wording that says something, with line ends of one kind."""
    tidied = {account: rules.tidy({"title": "", "text": "", **own}) for account, own in own_texts.items()}
    return {account: own for account, own in tidied.items() if own["title"] or own["text"]}


def _write(post, words, segments, accounts, own_texts, content, by, at):
    for name, value in words.items():
        setattr(post, name, value)
    post.save(update_fields=[*words, "revision", "updated_at"])
    post.segments.set(segments)
    post.accounts.set(accounts)
    write_own_texts(post, own_texts)
    version = freeze(post, content, by, at)
    record(Event.POST_EDITED, on=post, by=by, at=at, version=version.number)


@transaction.atomic
def abandon_post(*, post, reason, by, at=None) -> Post:
    """Put away a draft, a returned or an expired message that will not come out; it stays on record."""
    at = at or now()
    lock(post)
    permissions.check_can_edit_post(by, post)
    if post.standing_at(at) not in (*EDITABLE, Status.EXPIRED):
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”, sehingga tidak dapat dibatalkan petugas.",
            fix=RELOAD,
        )
    rules.check_reason(reason, of_what="alasan pembatalan", longest=300)
    expire_post(post=post, at=at)
    reason = reason.strip()
    move(
        post, Status.WITHDRAWN, withdrawn_by=by, withdrawn_at=at, withdrawn_reason=reason, updated_at=at,
    )  # fmt: skip
    record(Event.POST_ABANDONED, on=post, by=by, at=at, reason=reason)
    return post

"""Everything that changes messages. Each action locks the message first, so what it asks is what it changes."""

from django.db import transaction

from accounts.models import Account
from accounts.platforms import resolve
from accounts.workflow import Status as AccountStatus
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.dates import now
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.regulation import Element
from klaten_medsos.workflow import move
from posts import notifications, permissions, rules
from posts.models import Decision, KipClass, Post, Publication, Review, Version
from posts.reading import blocking_of
from posts.versions import WORDS, content_hash, content_of
from posts.workflow import EDITABLE, FLOW, Status

RELOAD = "Tidak ada yang hilang. Muat ulang halaman untuk melihat keadaan terakhir."


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
    at=None,
) -> Post:
    """Begin a message of ``unit``; it may be unfinished. ``NotAllowed``, ``Incomplete``."""
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
    post = Post.objects.create(unit=unit, author=by, created_at=at, updated_at=at, **words)
    post.segments.set(segments)
    post.accounts.set(accounts)
    _freeze(post, content_of(words, segments, accounts), by, at)
    record(Event.POST_DRAFTED, on=post, by=by, at=at, version=1)
    return post


@transaction.atomic
def edit_post(*, post, revision, by, at=None, **fields) -> Post:
    """Change a draft that the editor saw at ``revision``; what is unchanged makes no new version.

    ``fields`` are any of the words of a message, ``segments`` and ``accounts``. Raises ``StateChanged``
    when somebody saved in between or the message left the officer's desk, ``Incomplete``, ``NotAllowed``.
    """
    at = at or now()
    if unknown := set(fields) - {*WORDS, "segments", "accounts"}:
        raise TypeError(f"edit_post: unknown fields {sorted(unknown)}")
    _lock(post)
    permissions.check_can_edit_post(by, post)
    if not post.is_editable:
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”, sehingga isinya tidak dapat disunting.",
            fix="Pesan yang telah disetujui dibuka kembali lewat tombol Revisi; persetujuannya gugur.",
        )
    segments = list(fields.pop("segments")) if "segments" in fields else list(post.segments.all())
    accounts = list(fields.pop("accounts")) if "accounts" in fields else list(post.accounts.all())
    words = rules.tidy({name: getattr(post, name) for name in WORDS} | fields)
    rules.check_draft(words)
    rules.check_audience_and_targets(post.unit_id, segments, accounts, AccountStatus.ACTIVE)
    content = content_of(words, segments, accounts)
    if content_hash(content) == post.current_version.content_hash:
        return post
    if revision != post.revision:
        raise StateChanged("Orang lain menyimpan perubahan setelah Anda membuka pesan ini.", fix=RELOAD)
    for name, value in words.items():
        setattr(post, name, value)
    post.revision += 1
    post.updated_at = at
    post.save(update_fields=[*words, "revision", "updated_at"])
    post.segments.set(segments)
    post.accounts.set(accounts)
    version = _freeze(post, content, by, at)
    record(Event.POST_EDITED, on=post, by=by, at=at, version=version.number)
    return post


@transaction.atomic
def submit_post(*, post, by, at=None, revision=None) -> Post:
    """Hand the message to the pejabat of the unit (Pasal 10 huruf d); ``revision``: what the officer saw."""
    at = at or now()
    _lock(post)
    permissions.check_can_submit_post(by, post)
    _check_may_become(post, Status.WAITING)
    if revision is not None and revision != post.revision:
        raise StateChanged("Pesan ini berubah setelah Anda membukanya; periksa dahulu isinya.", fix=RELOAD)
    rules.check_ready_to_submit(post.current_version.content, _closed_targets(post))
    move(post, Status.WAITING, submitted_by=by, submitted_at=at, updated_at=at)
    record(Event.POST_SUBMITTED, on=post, by=by, at=at, version=post.current_version.number)
    notifications.tell_reviewers(post, by=by, at=at)
    return post


@transaction.atomic
def approve_post(*, post, version, by, note="", override_reason="", at=None) -> Post:
    """Approve exactly ``version``. Findings that block need ``override_reason`` (Pasal 15)."""
    at = at or now()
    _check_reviewable(post, version, by, Status.APPROVED)
    rules.check_note(note, longest=2000)
    rules.check_note(override_reason, longest=1000)
    rules.check_ready_to_submit(version.content, _closed_targets(post))
    blocking = blocking_of(version.content["text"], post.accounts.all())
    rules.check_findings(blocking, override_reason)
    override_reason = override_reason.strip() if blocking else ""
    Review.objects.create(
        version=version, reviewer=by, decision=Decision.APPROVED, note=note.strip(),
        override_reason=override_reason, decided_at=at,
    )  # fmt: skip
    move(post, Status.APPROVED, approved_version=version, approved_by=by, approved_at=at, updated_at=at)
    passed = {"passed_findings": sorted({finding.flag for finding in blocking})} if blocking else {}
    record(Event.POST_APPROVED, on=post, by=by, at=at, version=version.number, **passed)
    notifications.tell_writers(post, "disetujui", by=by, at=at)
    return post


@transaction.atomic
def return_post(*, post, version, note, by, at=None) -> Post:
    """Ask for a revision of ``version``; the note says what to mend."""
    at = at or now()
    _check_reviewable(post, version, by, Status.REVISION)
    rules.check_reason(note, of_what="catatan tentang yang harus diperbaiki", longest=2000)
    _decide(post, version, Decision.REVISION, Status.REVISION, Event.POST_RETURNED, note, by, at)
    notifications.tell_writers(post, "perlu direvisi", by=by, at=at)
    return post


@transaction.atomic
def reject_post(*, post, version, note, by, at=None) -> Post:
    """Refuse the message for good; the note says why."""
    at = at or now()
    _check_reviewable(post, version, by, Status.REJECTED)
    rules.check_reason(note, of_what="alasan penolakan", longest=2000)
    _decide(post, version, Decision.REJECTED, Status.REJECTED, Event.POST_REJECTED, note, by, at)
    notifications.tell_writers(post, "ditolak", by=by, at=at)
    return post


@transaction.atomic
def reopen_post(*, post, reason, by, at=None) -> Post:
    """Take an approved message back for revision: the approval is void, its review stays on record."""
    at = at or now()
    _lock(post)
    permissions.check_can_reopen_post(by, post)
    if post.status != Status.APPROVED:
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”; hanya yang disetujui dapat dibuka kembali.",
            fix=RELOAD,
        )
    rules.check_reason(reason, of_what="alasan membuka kembali pesan", longest=300)
    move(
        post, Status.REVISION, approved_version=None, approved_by=None, approved_at=None, updated_at=at,
    )  # fmt: skip
    record(Event.POST_REOPENED, on=post, by=by, at=at, reason=reason.strip())
    notifications.tell_writers(post, "dibuka kembali untuk direvisi", by=by, at=at)
    return post


@transaction.atomic
def publish_post(*, post, account, url, published_at, by, at=None) -> Post:
    """Record that the approved message came out on ``account`` at ``url``; more accounts may follow.

    The first record makes the message *terbit*; ``post.published_at`` is the earliest of all.
    """
    at = at or now()
    _lock(post)
    permissions.check_can_publish_post(by, post)
    if post.status != Status.PUBLISHED:
        _check_may_become(post, Status.PUBLISHED)
    account = _approved_target(post, account)
    if post.publications.filter(account=account).exists():
        raise StateChanged(f"Kiriman di {account} sudah dicatat.", fix=RELOAD)
    url = url.strip()
    if "\x00" in url:
        raise RuleBroken("Alamat kiriman memuat karakter yang tidak sah.", fix="Salin ulang alamatnya.")
    rules.check_publication_address(url, account, resolve(url))
    rules.check_publication_time(published_at, approved_at=post.approved_at, now=at)
    Publication.objects.create(
        post=post, account=account, url=url, published_at=published_at, recorded_by=by, recorded_at=at
    )
    if post.status == Status.APPROVED:
        move(post, Status.PUBLISHED, published_at=published_at, published_by=by, updated_at=at)
    else:
        post.published_at = min(post.published_at, published_at)
        post.updated_at = at
        post.save(update_fields=["published_at", "updated_at"])
    record(Event.POST_PUBLISHED, on=post, by=by, at=at, account=str(account), url=url)
    return post


@transaction.atomic
def withdraw_post(*, post, reason, by, at=None) -> Post:
    """Record that a published message was taken down; nothing of its trail goes away."""
    at = at or now()
    _lock(post)
    permissions.check_can_withdraw_post(by, post)
    _check_may_become(post, Status.WITHDRAWN)
    rules.check_reason(reason, of_what="alasan penarikan", longest=300)
    reason = reason.strip()
    move(
        post, Status.WITHDRAWN, withdrawn_by=by, withdrawn_at=at, withdrawn_reason=reason, updated_at=at,
    )  # fmt: skip
    record(Event.POST_WITHDRAWN, on=post, by=by, at=at, reason=reason)
    notifications.tell_writers(post, "ditarik", by=by, at=at)
    return post


def _lock(post):
    """Read the row as it is now and keep it until the transaction ends."""
    post.refresh_from_db(from_queryset=Post.objects.select_for_update())


def _freeze(post, content, by, at) -> Version:
    last = post.versions.first()
    version = Version.objects.create(
        post=post, number=last.number + 1 if last else 1, content=content,
        content_hash=content_hash(content), editor=by, created_at=at,
    )  # fmt: skip
    Post.objects.filter(pk=post.pk).update(current_version=version)
    post.current_version = version
    return version


def _check_may_become(post, to):
    """The state first: nobody mends a message that is not theirs to move any more."""
    if not FLOW.allows(post.status, to):
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”, "
            f"sehingga tidak dapat menjadi “{Status(to).label}”.",
            fix=RELOAD,
        )


def _check_reviewable(post, version, by, to):
    _lock(post)
    permissions.check_can_review_post(by, post)
    if post.status in EDITABLE or version.pk != post.current_version_id:
        raise StateChanged("Pesan ini berubah setelah Anda membukanya.", fix=RELOAD)
    if post.status != Status.WAITING:
        raise StateChanged(f"Pesan ini sudah diputus: “{post.get_status_display()}”.", fix=RELOAD)
    _check_may_become(post, to)


def _decide(post, version, decision, to, event, note, by, at):
    note = note.strip()
    Review.objects.create(version=version, reviewer=by, decision=decision, note=note, decided_at=at)
    move(post, to, updated_at=at)
    record(event, on=post, by=by, at=at, version=version.number, reason=note)


def _closed_targets(post):
    return [str(a) for a in post.accounts.all() if a.status != AccountStatus.ACTIVE]


def _approved_target(post, account) -> Account:
    """``account`` as it is now, if the approval names it and it is still official."""
    found = post.accounts.filter(pk=account.pk).first()
    if found is None:
        raise RuleBroken(
            f"Akun {account} bukan akun tujuan pesan yang disetujui.",
            fix="Pilih akun tujuan yang tercantum, atau buka kembali pesan untuk direvisi.",
            citation=Element.MEDIA.citation,
        )
    if found.status != AccountStatus.ACTIVE:
        raise RuleBroken(
            f"Akun {found} tidak berstatus resmi.",
            fix="Terbitkan hanya di akun resmi.",
            citation=Element.MEDIA.citation,
        )
    return found

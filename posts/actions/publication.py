"""Proof that an approved message came out, and its withdrawal."""

from django.db import transaction

from accounts.actions import note_activity
from accounts.models import Account
from accounts.platforms import resolve
from accounts.workflow import Status as AccountStatus
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.dates import local_date, now
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.regulation import Element
from klaten_medsos.workflow import move
from posts import notifications, permissions, rules
from posts.actions.rows import RELOAD, check_may_become, lock
from posts.checking import gates
from posts.corrections.errands import open_late_place
from posts.corrections.workflow import CorrectionStatus
from posts.models import Decision, Gate, Post, Publication
from posts.workflow import READY, Status


@transaction.atomic
def publish_post(*, post, account, url, published_at, by, screenshot=None, at=None) -> Post:
    """Record that the approved message came out on ``account`` at ``url``; more accounts may follow.

    The first record makes the message *terbit*; ``post.published_at`` is the earliest of all. ``screenshot`` is
    a cleaned file. ``ForeignAddress`` when the address names another account: see ``posts.publishing``.
    """
    at = at or now()
    lock(post)
    permissions.check_can_publish_post(by, post)
    if post.status != Status.PUBLISHED:
        check_may_become(post, Status.PUBLISHED)
    account = approved_target(post, account)
    if post.publications.filter(account=account).exists():
        raise StateChanged(f"Kiriman di {account} sudah dicatat.", fix=RELOAD)
    url = url.strip()
    if "\x00" in url:
        raise RuleBroken("Alamat kiriman memuat karakter yang tidak sah.", fix="Salin ulang alamatnya.")
    rules.check_publication_address(url, account, resolve(url), account.other_keys())
    rules.check_publication_time(published_at, approved_at=released_since(post), now=at)
    check_still_clean(post, by, at)
    keep_proof(post, account, url, published_at, by, at, upload=screenshot)
    record(Event.POST_PUBLISHED, on=post, by=by, at=at, account=str(account), url=url)
    return post


def keep_proof(post, account, url, published_at, by, at, *, upload=None, screenshot="", sha256=""):
    """Write the proof of a locked message; the first one makes it *terbit*."""
    proof = Publication(
        post=post, account=account, url=url, published_at=published_at, recorded_by=by, recorded_at=at,
        screenshot=screenshot, screenshot_sha256=upload.sha256 if upload else sha256,
    )  # fmt: skip
    if upload is not None:
        proof.screenshot.save(upload.content.name, upload.content, save=False)
    proof.save()
    open_late_place(post, proof)
    note_activity(account=account, on=local_date(published_at))
    if post.status in READY:
        move(post, Status.PUBLISHED, published_at=published_at, published_by=by, updated_at=at)
        return
    post.published_at = min(post.published_at, published_at)
    post.updated_at = at
    post.save(update_fields=["published_at", "updated_at"])


@transaction.atomic
def withdraw_post(*, post, reason, by, at=None) -> Post:
    """Record that a published message was taken down, or that an approved one will not come out.

    Nothing of its trail goes away.
    """
    at = at or now()
    lock(post)
    permissions.check_can_withdraw_post(by, post)
    if post.status not in (*READY, Status.PUBLISHED):
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”, sehingga tidak ada yang dapat ditarik.",
            fix=RELOAD,
        )
    rules.check_reason(reason, of_what="alasan penarikan", longest=300)
    reason = reason.strip()
    move(
        post, Status.WITHDRAWN, withdrawn_by=by, withdrawn_at=at, withdrawn_reason=reason, updated_at=at,
    )  # fmt: skip
    record(Event.POST_WITHDRAWN, on=post, by=by, at=at, reason=reason)
    for correction in post.corrections.undecided():
        move(
            correction, CorrectionStatus.CANCELLED, decided_by=by, decided_at=at, note=reason, tiers_passed=0
        )
        record(Event.CORRECTION_CANCELLED, on=post, by=by, at=at, reason=reason)
    notifications.tell_writers(post, "ditarik", by=by, at=at)
    return post


def check_still_clean(post, by, at):
    """A lexicon or a model newer than the approval may see what the reviewer did not (Pasal 15)."""
    version = post.approved_version or post.current_version
    seen = gates.inspect(version.content, local_date(at))
    # the emergency lane has no approval before it is out; its after-review reads what is kept here
    if post.approved_version_id:
        rules.check_nothing_new(seen.blocking, gates.passed_rules(version))
    gates.keep(version, Gate.PUBLISHED, seen, by=by, at=at)


def released_since(post):
    """From when on some version of the message was free to come out: a correction starts that anew for nobody."""
    first = post.corrections.filter(status=CorrectionStatus.APPROVED).order_by("decided_at").first()
    if first is None:
        return post.released_at
    approved = first.before.reviews.filter(decision=Decision.APPROVED).order_by("-decided_at").first()
    return approved.decided_at if approved else post.emergency_at


def approved_target(post, account) -> Account:
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

"""Doubtful proofs: kept apart until a second person looked."""

from django.db import IntegrityError, transaction

from accounts.platforms import resolve
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from posts import permissions as post_permissions
from posts import rules
from posts.actions.publication import approved_target, check_still_clean, keep_proof, released_since
from posts.actions.rows import RELOAD, check_may_become, lock
from posts.models import HeldProof
from posts.publishing import notifications, permissions
from posts.workflow import Status


@transaction.atomic
def hold_proof(*, post, account, url, published_at, by, screenshot=None, at=None) -> HeldProof:
    """Keep an address that names another account apart: it proves nothing until somebody looked.

    Only what is doubtful in this one way is held; anything else is refused as in ``publish_post``.
    """
    at = at or dates.now()
    lock(post)
    post_permissions.check_can_publish_post(by, post)
    if post.status != Status.PUBLISHED:
        check_may_become(post, Status.PUBLISHED)
    account = approved_target(post, account)
    if post.publications.filter(account=account).exists():
        raise StateChanged(f"Kiriman di {account} sudah dicatat.", fix=RELOAD)
    url = url.strip()
    try:
        rules.check_publication_address(url, account, resolve(url), account.other_keys())
    except rules.ForeignAddress as doubtful:
        why = doubtful.message.rstrip(".")
    else:
        raise RuleBroken("Alamat ini tidak perlu ditahan.", fix="Catat sebagai bukti terbit.")
    rules.check_publication_time(published_at, approved_at=released_since(post), now=at)
    try:
        with transaction.atomic():
            held = HeldProof(
                post=post, account=account, url=url, published_at=published_at, recorded_at=at, recorded_by=by,
                why=why[:1].lower() + why[1:],
            )  # fmt: skip
            if screenshot is not None:
                held.screenshot_sha256 = screenshot.sha256
                held.screenshot.save(screenshot.content.name, screenshot.content, save=False)
            held.save()
    except IntegrityError:
        raise StateChanged(f"Sudah ada bukti di {account} yang menunggu pemeriksaan.", fix=RELOAD) from None
    record(Event.PROOF_HELD, on=post, by=by, at=at, account=str(account), url=url)
    notifications.tell_held(held)
    return held


@transaction.atomic
def decide_held(*, held, is_accepted, by, note="", at=None) -> HeldProof:
    """A second person accepts the proof, which then counts as any other, or turns it down with a reason."""
    at = at or dates.now()
    permissions.check_can_decide_held(by, held)
    rules.check_note(note, longest=300)
    if not is_accepted:
        rules.check_reason(note, of_what="alasan bukti tidak diterima", longest=300)
    post = held.post
    lock(post)
    values = {"decided_at": at, "decided_by": by, "is_accepted": is_accepted, "note": note.strip()}
    if not HeldProof.objects.filter(pk=held.pk, decided_at=None).update(**values):
        raise StateChanged("Bukti ini sudah diputus.", fix=RELOAD)
    for name, value in values.items():
        setattr(held, name, value)
    if is_accepted:
        if post.status != Status.PUBLISHED:
            check_may_become(post, Status.PUBLISHED)
        if post.publications.filter(account=held.account_id).exists():
            raise StateChanged(
                f"Kiriman di {held.account} sudah dicatat dengan alamat lain.",
                fix="Bila alamat yang tercatat sudah benar, nyatakan bukti ini tidak diterima.",
            )
        check_still_clean(post, by, at)
        keep_proof(
            post, approved_target(post, held.account), held.url, held.published_at, held.recorded_by, at,
            screenshot=held.screenshot.name, sha256=held.screenshot_sha256,
        )  # fmt: skip
        record(Event.PROOF_CONFIRMED, on=post, by=by, at=at, account=str(held.account))
    else:
        record(Event.PROOF_REFUSED, on=post, by=by, at=at, account=str(held.account), reason=held.note)
    notifications.tell_held_decided(held)
    return held

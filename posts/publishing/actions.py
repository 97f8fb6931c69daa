"""Doubtful proofs and corrections of what is already out."""

from django.db import IntegrityError, transaction

from accounts.platforms import resolve
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd.sop import parameters
from posts import permissions as post_permissions
from posts import rules
from posts.actions.publication import approved_target, check_still_clean, keep_proof
from posts.actions.rows import RELOAD, check_may_become, lock
from posts.checking import gates
from posts.models import Correction, Decision, Gate, HeldProof, Post, Review, Version
from posts.publishing import notifications, permissions
from posts.versions import WORDS, content_hash
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
        rules.check_publication_address(url, account, resolve(url))
    except rules.ForeignAddress as doubtful:
        why = doubtful.message.rstrip(".")
    else:
        raise RuleBroken("Alamat ini tidak perlu ditahan.", fix="Catat sebagai bukti terbit.")
    rules.check_publication_time(published_at, approved_at=post.released_at, now=at)
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


@transaction.atomic
def propose_correction(*, post, text, reason, by, at=None) -> Correction:
    """Propose another text for a published message, with the reason; nothing changes yet (Pasal 4 huruf a)."""
    at = at or dates.now()
    lock(post)
    permissions.check_can_propose_correction(by, post)
    if post.status != Status.PUBLISHED:
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”; hanya yang terbit dapat dikoreksi.",
            fix=RELOAD,
        )
    _check_correctable(post, at)
    words = rules.tidy({"text": text})
    rules.check_draft({name: getattr(post, name) for name in WORDS} | words)
    rules.check_reason(reason, of_what="alasan koreksi", longest=300)
    if not words["text"] or words["text"] == post.current_version.content["text"]:
        raise RuleBroken(
            "Teks koreksi kosong atau sama dengan yang sudah terbit.", fix="Ubah bagian yang keliru."
        )
    rules.check_ready_to_submit({**post.current_version.content, **words})
    try:
        with transaction.atomic():
            correction = Correction.objects.create(
                post=post, before=post.current_version, text=words["text"], reason=reason.strip(), proposed_at=at,
                proposed_by=by,
            )  # fmt: skip
    except IntegrityError:
        raise StateChanged("Sudah ada koreksi yang menunggu keputusan.", fix=RELOAD) from None
    record(Event.CORRECTION_PROPOSED, on=post, by=by, at=at, reason=correction.reason)
    notifications.tell_correction(correction)
    return correction


def _check_correctable(post, at):
    """A correction is one common text let stand by one pejabat; what needs more is withdrawn and said anew."""
    content = post.current_version.content
    own = {each["key"] for each in content.get("own_texts", ()) if each["text"]}
    why = ""
    if parameters(at).approval_tiers > 1:
        why = "menurut SOP disetujui dua jenjang"
    elif own and own >= {account["key"] for account in content["accounts"]}:
        why = "memakai teks khusus pada setiap akunnya"
    if why:
        raise RuleBroken(
            f"Pesan ini {why}, sehingga tidak dapat dikoreksi dengan satu teks umum.",
            fix="Tarik pesan ini dengan alasannya, salin menjadi draf baru, lalu ajukan seperti biasa.",
            citation="Pasal 10 huruf d",
        )


@transaction.atomic
def approve_correction(*, correction, by, note="", override_reason="", at=None) -> Correction:
    """The pejabat lets the correction stand: a new version, approved; the old one stays beside it."""
    at = at or dates.now()
    post = _undecided(correction, by)
    rules.check_note(note, longest=1000)
    rules.check_note(override_reason, longest=1000)
    content = {**correction.before.content, "text": correction.text}
    seen = gates.inspect(content, dates.local_date(at))
    rules.check_findings(seen.blocking, override_reason)
    override_reason = override_reason.strip() if seen.blocking else ""
    number = post.versions.first().number + 1
    version = Version.objects.create(
        post=post, number=number, content=content, content_hash=content_hash(content),
        editor=correction.proposed_by, created_at=at,
    )  # fmt: skip
    # one statement: at no moment is the published text one that nobody approved
    Post.objects.filter(pk=post.pk).update(
        text=correction.text, current_version=version, approved_version=version, approved_by=by, approved_at=at,
        tiers_passed=post.tiers, revision=post.revision + 1, updated_at=at,
    )  # fmt: skip
    post.refresh_from_db()
    post.save(update_fields=["text"])  # the search follows what the message says
    Review.objects.create(
        version=version, reviewer=by, decision=Decision.APPROVED, note=note.strip(), tier=post.tiers,
        override_reason=override_reason, decided_at=at,
    )  # fmt: skip
    gates.keep(version, Gate.APPROVED, seen, by=by, at=at, reason=override_reason)
    _close(correction, by, at, note, version)
    record(Event.POST_CORRECTED, on=post, by=by, at=at, version=number, reason=correction.reason)
    notifications.tell_correction_decided(correction)
    return correction


@transaction.atomic
def reject_correction(*, correction, note, by, at=None) -> Correction:
    """The published text stays; the note says why."""
    at = at or dates.now()
    post = _undecided(correction, by)
    rules.check_reason(note, of_what="alasan koreksi ditolak", longest=1000)
    _close(correction, by, at, note, None)
    record(Event.CORRECTION_REJECTED, on=post, by=by, at=at, reason=correction.note)
    notifications.tell_correction_decided(correction)
    return correction


def _undecided(correction, by):
    post = correction.post
    lock(post)
    permissions.check_can_decide_correction(by, correction)
    correction.refresh_from_db()
    if correction.decided_at is not None:
        raise StateChanged("Koreksi ini sudah diputus.", fix=RELOAD)
    if post.status != Status.PUBLISHED or post.current_version_id != correction.before_id:
        raise StateChanged("Pesan ini berubah sejak koreksi diusulkan.", fix=RELOAD)
    correction.post = post
    return post


def _close(correction, by, at, note, version):
    correction.decided_by, correction.decided_at, correction.note, correction.after = (
        by,
        at,
        note.strip(),
        version,
    )
    correction.save(update_fields=["decided_by", "decided_at", "note", "after"])

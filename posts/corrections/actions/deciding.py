"""The pejabat's decision on exactly one proposed version, and what follows when the last one approves."""

from django.db import transaction

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.workflow import move
from posts import rules
from posts.actions.deciding import keep_approval, keep_refusal
from posts.actions.rows import RELOAD, write_own_texts
from posts.checking import lessons
from posts.corrections import notifications, permissions
from posts.corrections.actions.rows import check_still_its_own, hold
from posts.corrections.errands import open_places
from posts.corrections.words import FACTS
from posts.corrections.workflow import CorrectionStatus
from posts.models import Correction, Decision, Media, Post
from posts.spreading.notifications import tell_of_correction


@transaction.atomic
def approve_correction(
    *, correction, version, by, note="", override_reason="", right_findings=(), at=None
) -> Correction:
    """Approve exactly ``version``. With the last tier it becomes the published text; the old one stays beside it.

    Findings that block need ``override_reason`` (Pasal 15). Posts on platforms that now say something else are
    put on the desk of the officers.
    """
    at = at or dates.now()
    post = _check_reviewable(correction, version, by)
    rules.check_ready_to_submit(version.content)
    tier = correction.tiers_passed + 1
    seen, override_reason, passed = keep_approval(version, note, override_reason, by=by, at=at, tier=tier)
    if tier < correction.tiers:
        Correction.objects.filter(pk=correction.pk).update(tiers_passed=tier)
        correction.tiers_passed = tier
        record(
            Event.CORRECTION_TIER_APPROVED, on=post, by=by, at=at, version=version.number, tier=tier, **passed
        )
        notifications.tell_reviewers(correction, by=by, at=at)
        return correction
    move(
        correction, CorrectionStatus.APPROVED, tiers_passed=tier, decided_by=by, decided_at=at,
        note=note.strip(),
    )  # fmt: skip
    _publish(post, correction, by, at)
    lessons.learn(
        version, seen, final=post.category, accepted=right_findings, reason=override_reason, by=by, at=at
    )
    record(
        Event.POST_CORRECTED, on=post, by=by, at=at, version=version.number, reason=correction.reason, **passed
    )  # fmt: skip
    places = open_places(correction)
    notifications.tell_decided(correction, by=by)
    notifications.tell_to_mend(correction, places)
    tell_of_correction(correction)
    return correction


def _publish(post, correction, by, at):
    """One statement: at no moment is what is published something that nobody approved."""
    version = correction.version
    words = {name: version.content[name] for name in ("text", *FACTS)}
    Post.objects.filter(pk=post.pk).update(
        **words, current_version=version, approved_version=version, approved_by=by, approved_at=at,
        tiers=correction.tiers, tiers_passed=correction.tiers, revision=post.revision + 1, updated_at=at,
    )  # fmt: skip
    post.refresh_from_db()
    post.save(update_fields=["text", "source"])  # the search follows what the message says
    own = {each["key"]: each for each in version.content.get("own_texts", ())}
    write_own_texts(
        post,
        {
            account: {"title": own[account.key]["title"], "text": own[account.key]["text"]}
            for account in post.accounts.all()
            if account.key in own
        },
    )
    _use_media(post, version, at)


def _use_media(post, version, at):
    """The files of the message are those of the version; the others stay for the versions that had them."""
    said = {each["id"]: (place, each) for place, each in enumerate(version.content.get("media", ()), start=1)}
    rows = list(post.media.all())
    for media in rows:
        if media.pk in said:
            media.position, words = said[media.pk]
            media.alt, media.caption = words["alt"], words["caption"]
            media.is_offered, media.removed_at, media.removed_by = False, None, None
        elif media.removed_at is None and not media.is_offered:
            media.removed_at, media.removed_by = at, version.editor
    Media.objects.bulk_update(
        rows, ["alt", "caption", "position", "is_offered", "removed_at", "removed_by"]
    )  # fmt: skip


@transaction.atomic
def return_correction(*, correction, version, note, by, right_findings=(), at=None) -> Correction:
    """Ask for other words; the note says what to mend. The published text stays."""
    at = at or dates.now()
    post = _check_reviewable(correction, version, by)
    rules.check_reason(note, of_what="catatan tentang yang harus diperbaiki", longest=2000)
    keep_refusal(
        version, Decision.REVISION, note, by=by, at=at, tier=correction.tiers_passed + 1,
        right_findings=right_findings,
    )  # fmt: skip
    move(correction, CorrectionStatus.REVISION, tiers_passed=0)
    record(Event.CORRECTION_RETURNED, on=post, by=by, at=at, version=version.number, reason=note.strip())
    notifications.tell_decided(correction, by=by, occasion=at.isoformat())
    return correction


@transaction.atomic
def reject_correction(*, correction, version, note, by, right_findings=(), at=None) -> Correction:
    """Refuse it for good: the published text stays; the note says why."""
    at = at or dates.now()
    post = _check_reviewable(correction, version, by)
    rules.check_reason(note, of_what="alasan koreksi ditolak", longest=2000)
    keep_refusal(
        version, Decision.REJECTED, note, by=by, at=at, tier=correction.tiers_passed + 1,
        right_findings=right_findings,
    )  # fmt: skip
    move(
        correction, CorrectionStatus.REJECTED, decided_by=by, decided_at=at, note=note.strip(), tiers_passed=0
    )
    record(Event.CORRECTION_REJECTED, on=post, by=by, at=at, reason=correction.note)
    notifications.tell_decided(correction, by=by)
    return correction


def _check_reviewable(correction, version, by):
    post = hold(correction)
    permissions.check_can_decide_correction(by, correction)
    if correction.status != CorrectionStatus.WAITING:
        raise StateChanged(
            f"Koreksi ini tidak sedang menunggu keputusan: “{correction.get_status_display()}”.", fix=RELOAD
        )
    check_still_its_own(correction)
    if version.pk != correction.version_id:
        raise StateChanged("Koreksi ini berubah setelah Anda membukanya.", fix=RELOAD)
    return post

"""The pejabat's decision on exactly one version, and taking an approved message back."""

from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.dates import now
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.workflow import move
from posts import notifications, permissions, rules
from posts.actions.deciding import keep_approval, keep_refusal
from posts.actions.rows import RELOAD, check_may_become, check_regular_lane, closed_targets, lock
from posts.actions.schedule import expire_post, set_time
from posts.checking import lessons
from posts.models import Decision, Post
from posts.workflow import EDITABLE, READY, Status


@transaction.atomic
def approve_post(*, post, version, by, note="", override_reason="", right_findings=(), at=None) -> Post:
    """Approve exactly ``version``. Findings that block need ``override_reason`` (Pasal 15).

    ``right_findings`` are the rules whose findings the reviewer found right; the others count as dismissed.

    Where the SOP asks for two tiers the first approval leaves the message waiting for another pejabat. A
    message that has its time is *terjadwal* at once.
    """
    at = at or now()
    _check_reviewable(post, version, by, Status.APPROVED, at)
    rules.check_ready_to_submit(version.content, closed_targets(post))
    tier = post.tiers_passed + 1
    seen, override_reason, passed = keep_approval(version, note, override_reason, by=by, at=at, tier=tier)
    if tier < post.tiers:
        Post.objects.filter(pk=post.pk).update(tiers_passed=tier, updated_at=at)
        post.tiers_passed, post.updated_at = tier, at
        record(Event.POST_TIER_APPROVED, on=post, by=by, at=at, version=version.number, tier=tier, **passed)
        notifications.tell_reviewers(post, by=by, at=at)
        return post
    move(
        post, Status.APPROVED, approved_version=version, approved_by=by, approved_at=at, tiers_passed=tier,
        updated_at=at,
    )  # fmt: skip
    lessons.learn(
        version, seen, final=post.category, accepted=right_findings, reason=override_reason, by=by, at=at
    )
    record(Event.POST_APPROVED, on=post, by=by, at=at, version=version.number, **passed)
    if post.scheduled_for:
        set_time(post, post.scheduled_for, by, at)
    notifications.tell_writers(post, "disetujui", by=by, at=at)
    return post


@transaction.atomic
def return_post(*, post, version, note, by, right_findings=(), at=None) -> Post:
    """Ask for a revision of ``version``; the note says what to mend."""
    at = at or now()
    _check_reviewable(post, version, by, Status.REVISION, at)
    rules.check_reason(note, of_what="catatan tentang yang harus diperbaiki", longest=2000)
    _turn_down(
        post, version, Decision.REVISION, Status.REVISION, Event.POST_RETURNED, note, by, at, right_findings
    )
    notifications.tell_writers(post, "perlu direvisi", by=by, at=at)
    return post


@transaction.atomic
def reject_post(*, post, version, note, by, right_findings=(), at=None) -> Post:
    """Refuse the message for good; the note says why."""
    at = at or now()
    _check_reviewable(post, version, by, Status.REJECTED, at)
    rules.check_reason(note, of_what="alasan penolakan", longest=2000)
    _turn_down(
        post, version, Decision.REJECTED, Status.REJECTED, Event.POST_REJECTED, note, by, at, right_findings
    )
    notifications.tell_writers(post, "ditolak", by=by, at=at)
    return post


@transaction.atomic
def reopen_post(*, post, reason, by, at=None) -> Post:
    """Take an approved or expired message back for revision: an approval is void, its review stays on record."""
    at = at or now()
    lock(post)
    permissions.check_can_reopen_post(by, post)
    check_regular_lane(post)
    if post.standing_at(at) not in (*READY, Status.EXPIRED):
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”; hanya yang disetujui, terjadwal atau "
            "kedaluwarsa dapat dibuka kembali.",
            fix=RELOAD,
        )
    rules.check_reason(reason, of_what="alasan membuka kembali pesan", longest=300)
    expire_post(post=post, at=at)  # it may have expired by its date only, before any job said so
    move(
        post, Status.REVISION, approved_version=None, approved_by=None, approved_at=None, tiers_passed=0,
        updated_at=at,
    )  # fmt: skip
    record(Event.POST_REOPENED, on=post, by=by, at=at, reason=reason.strip())
    notifications.tell_writers(post, "dibuka kembali untuk direvisi", by=by, at=at)
    return post


def _check_reviewable(post, version, by, to, at):
    lock(post)
    permissions.check_can_review_post(by, post)
    if post.status in EDITABLE or version.pk != post.current_version_id:
        raise StateChanged("Pesan ini berubah setelah Anda membukanya.", fix=RELOAD)
    if post.status != Status.WAITING:
        raise StateChanged(f"Pesan ini sudah diputus: “{post.get_status_display()}”.", fix=RELOAD)
    check_may_become(post, to, at)


def _turn_down(post, version, decision, to, event, note, by, at, right_findings):
    keep_refusal(
        version, decision, note, by=by, at=at, tier=post.tiers_passed + 1, right_findings=right_findings
    )  # fmt: skip
    move(post, to, tiers_passed=0, updated_at=at)
    record(event, on=post, by=by, at=at, version=version.number, reason=note.strip())

"""Handing a message in, and taking it back before anybody decided."""

from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.dates import now
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.workflow import move
from opd import sop
from posts import notifications, permissions, rules
from posts.actions.deciding import keep_submission
from posts.actions.rows import RELOAD, check_may_become, closed_targets, lock
from posts.links.actions import want_links
from posts.models import Post
from posts.planning.matrix import note_override
from posts.workflow import Status


@transaction.atomic
def submit_post(*, post, by, checklist=(), findings_checked=False, at=None, revision=None) -> Post:
    """Hand the message to the pejabat of the unit (Pasal 10 huruf d); ``revision``: what the officer saw.

    ``checklist`` are the lines of the SOP's checklist the officer confirmed: all of them are asked for here,
    so no page can leave one out, and they are kept with the version (Pasal 4, 16). The SOP in force now also
    says how many pejabat must approve. Warnings of the content check are mended or ticked as looked at
    (``findings_checked``, Pasal 4, 15); what was seen is kept with the version.
    """
    at = at or now()
    lock(post)
    permissions.check_can_submit_post(by, post)
    check_may_become(post, Status.WAITING)
    if revision is not None and revision != post.revision:
        raise StateChanged("Pesan ini berubah setelah Anda membukanya; periksa dahulu isinya.", fix=RELOAD)
    terms = sop.parameters(at)
    rules.check_ready_to_submit(post.current_version.content, closed_targets(post), post.scheduled_for, at)
    keep_submission(post.current_version, terms, checklist, findings_checked, by=by, at=at)
    move(
        post, Status.WAITING, submitted_by=by, submitted_at=at, updated_at=at, tiers=terms.approval_tiers,
        tiers_passed=0, escalated_at=None,
    )  # fmt: skip
    note_override(post, by=by, at=at)
    want_links(post=post, content=post.current_version.content, at=at)
    record(Event.POST_SUBMITTED, on=post, by=by, at=at, version=post.current_version.number)
    notifications.tell_reviewers(post, by=by, at=at)
    return post


@transaction.atomic
def recall_post(*, post, by, at=None) -> Post:
    """Take a submitted message back to the desk; what one of two tiers already approved is void."""
    at = at or now()
    lock(post)
    permissions.check_can_recall_post(by, post)
    if post.status != Status.WAITING:
        raise StateChanged(
            f"Pesan ini sudah berstatus “{post.get_status_display()}”, sehingga tidak dapat diambil kembali.",
            fix=RELOAD,
        )
    check_may_become(post, Status.REVISION, at)
    move(post, Status.REVISION, tiers_passed=0, updated_at=at)
    record(Event.POST_RECALLED, on=post, by=by, at=at, version=post.current_version.number)
    return post

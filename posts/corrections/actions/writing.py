"""Writing a correction, handing it in, taking it back, giving it up."""

from django.db import IntegrityError, transaction

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.workflow import move
from opd import sop
from posts import rules
from posts.actions.deciding import keep_submission
from posts.actions.rows import RELOAD, lock
from posts.corrections import notifications, permissions
from posts.corrections.actions.proposing import propose, read_files
from posts.corrections.actions.rows import check_published, check_still_its_own, hold, propose_version
from posts.corrections.workflow import ON_THE_DESK, CorrectionStatus
from posts.links.actions import want_links
from posts.models import Correction


@transaction.atomic
def draft_correction(
    *, post, text, reason, by, own_texts=None, facts=None, media=None, files=(), revision=None, at=None
) -> Correction:
    """Begin a correction of what is out, and say why (Pasal 4 huruf a, 1 angka 12, 12, 13).

    ``own_texts`` maps target accounts to ``{"title", "text"}`` and names all of them; ``facts`` are any of
    ``words.FACTS``; ``media`` maps files to ``{"alt", "caption", "position", "remove", "replacement"}``;
    ``files`` are new ones, ``{"upload", "alt", "caption"}``. What is left out stays as it is. ``revision``: the
    message as the officer saw it. Nothing that anybody reads changes before the last pejabat approved.
    ``NotAllowed``, ``StateChanged``, ``Incomplete``, ``RuleBroken``.
    """
    at = at or dates.now()
    permissions.check_can_correct_post(by, post)
    replaced, added = read_files(post, media, files, by=by, at=at)
    lock(post)
    permissions.check_can_correct_post(by, post)
    check_published(post)
    if revision is not None and revision != post.revision:
        raise StateChanged("Pesan ini berubah sejak Anda membukanya.", fix=RELOAD)
    proposal = propose(
        post, post.current_version.content, text=text, own_texts=own_texts, facts=facts, media=media,
        replaced=replaced, added=added,
    )  # fmt: skip
    reason = _reason(reason)
    if post.corrections.undecided().exists():
        raise _already_begun()
    content = proposal.keep(post, by, at)
    try:
        with transaction.atomic():
            correction = Correction.objects.create(
                post=post, before=post.current_version, version=propose_version(post, content, by, at), reason=reason,
                proposed_at=at, proposed_by=by,
            )  # fmt: skip
    except IntegrityError:  # where rows cannot be locked, somebody may have been quicker
        raise _already_begun() from None
    record(Event.CORRECTION_PROPOSED, on=post, by=by, at=at, version=correction.version.number, reason=reason)
    return correction


@transaction.atomic
def edit_correction(
    *, correction, revision, text, reason, by, own_texts=None, facts=None, media=None, files=(), at=None
) -> Correction:
    """Change a correction that lies on the desk; other words are another version. As ``draft_correction``."""
    at = at or dates.now()
    permissions.check_can_correct_post(by, correction.post)
    replaced, added = read_files(correction.post, media, files, by=by, at=at)
    post = hold(correction)
    permissions.check_can_correct_post(by, post)
    check_still_its_own(correction)
    _check_on_the_desk(correction)
    proposal = propose(
        post, correction.before.content, was=correction.version.content, text=text, own_texts=own_texts,
        facts=facts, media=media, replaced=replaced, added=added,
    )  # fmt: skip
    reason = _reason(reason)
    is_same = proposal.says_the_same_as(correction.version.content)
    if is_same and reason == correction.reason:
        return correction
    if revision != correction.revision:
        raise StateChanged("Orang lain menyimpan perubahan setelah Anda membuka koreksi ini.", fix=RELOAD)
    if not is_same:
        correction.version = propose_version(post, proposal.keep(post, by, at), by, at)
    correction.reason = reason
    correction.revision += 1
    correction.save(update_fields=["version", "reason", "revision"])
    record(Event.CORRECTION_EDITED, on=post, by=by, at=at, version=correction.version.number)
    return correction


@transaction.atomic
def submit_correction(
    *, correction, by, checklist=(), findings_checked=False, revision=None, at=None
) -> Correction:
    """Hand the correction to the pejabat: the checklist and the tiers of the SOP in force now (Pasal 10 d, 16)."""
    at = at or dates.now()
    post = hold(correction)
    permissions.check_can_submit_correction(by, correction)
    check_still_its_own(correction)
    _check_on_the_desk(correction)
    if revision is not None and revision != correction.revision:
        raise StateChanged("Koreksi ini berubah setelah Anda membukanya; periksa dahulu isinya.", fix=RELOAD)
    terms = sop.parameters(at)
    rules.check_ready_to_submit(correction.version.content)
    keep_submission(correction.version, terms, checklist, findings_checked, by=by, at=at)
    move(
        correction, CorrectionStatus.WAITING, submitted_by=by, submitted_at=at, tiers=terms.approval_tiers,
        tiers_passed=0, escalated_at=None,
    )  # fmt: skip
    want_links(post=post, content=correction.version.content, at=at)
    record(Event.CORRECTION_SUBMITTED, on=post, by=by, at=at, version=correction.version.number)
    notifications.tell_reviewers(correction, by=by, at=at)
    return correction


@transaction.atomic
def recall_correction(*, correction, by, at=None) -> Correction:
    """Take it back before it is decided; what an earlier tier approved is void."""
    at = at or dates.now()
    post = hold(correction)
    permissions.check_can_correct_post(by, post)
    if correction.status != CorrectionStatus.WAITING:
        raise StateChanged(
            f"Koreksi ini berstatus “{correction.get_status_display()}”, sehingga tidak dapat diambil kembali.",
            fix=RELOAD,
        )
    move(correction, CorrectionStatus.REVISION, tiers_passed=0)
    record(Event.CORRECTION_RECALLED, on=post, by=by, at=at, version=correction.version.number)
    return correction


@transaction.atomic
def cancel_correction(*, correction, reason, by, at=None) -> Correction:
    """Give a correction up while it lies on the desk; its versions stay on record."""
    at = at or dates.now()
    post = hold(correction)
    permissions.check_can_correct_post(by, post)
    _check_on_the_desk(correction)
    rules.check_reason(reason, of_what="alasan membatalkan koreksi", longest=300)
    reason = reason.strip()
    move(correction, CorrectionStatus.CANCELLED, decided_by=by, decided_at=at, note=reason)
    record(Event.CORRECTION_CANCELLED, on=post, by=by, at=at, reason=reason)
    return correction


def _already_begun():
    return StateChanged("Sudah ada koreksi pesan ini yang belum selesai.", fix=RELOAD)


def _check_on_the_desk(correction):
    if correction.status not in ON_THE_DESK:
        raise StateChanged(
            f"Koreksi ini berstatus “{correction.get_status_display()}”, sehingga tidak dapat diubah.",
            fix=RELOAD,
        )


def _reason(reason) -> str:
    rules.check_reason(reason, of_what="alasan koreksi", longest=300)
    return reason.strip()

"""Writing a correction, handing it in, taking it back, giving it up."""

from django.db import IntegrityError, transaction

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.workflow import move
from opd import sop
from posts import rules
from posts.actions.deciding import keep_submission
from posts.actions.rows import RELOAD
from posts.corrections import notifications, permissions
from posts.corrections.actions.rows import check_published, check_still_its_own, hold, propose_version
from posts.corrections.words import corrected
from posts.corrections.workflow import ON_THE_DESK, CorrectionStatus
from posts.models import Correction
from posts.versions import WORDS, content_hash


@transaction.atomic
def draft_correction(*, post, text, reason, by, own_texts=None, at=None) -> Correction:
    """Begin a correction of what is out: another common text, other own texts, and why (Pasal 4 huruf a).

    ``own_texts`` maps target accounts to ``{"title", "text"}`` and names all of them; ``None`` leaves them as they
    are. Nothing that anybody reads changes before the last pejabat approved. ``NotAllowed``, ``StateChanged``,
    ``Incomplete``, ``RuleBroken``.
    """
    at = at or dates.now()
    post.refresh_from_db(from_queryset=type(post).objects.select_for_update())
    permissions.check_can_correct_post(by, post)
    check_published(post)
    content = _content(post, post.current_version.content, text, own_texts)
    reason = _reason(reason)
    try:
        with transaction.atomic():
            correction = Correction.objects.create(
                post=post, before=post.current_version, version=propose_version(post, content, by, at),
                reason=reason, proposed_at=at, proposed_by=by,
            )  # fmt: skip
    except IntegrityError:
        raise StateChanged("Sudah ada koreksi pesan ini yang belum selesai.", fix=RELOAD) from None
    record(Event.CORRECTION_PROPOSED, on=post, by=by, at=at, version=correction.version.number, reason=reason)
    return correction


@transaction.atomic
def edit_correction(*, correction, revision, text, reason, by, own_texts=None, at=None) -> Correction:
    """Change a correction that lies on the desk; other words are another version. Raises as ``draft_correction``."""
    at = at or dates.now()
    post = hold(correction)
    permissions.check_can_correct_post(by, post)
    check_still_its_own(correction)
    _check_on_the_desk(correction)
    content = _content(post, correction.before.content, text, own_texts, was=correction.version.content)
    reason = _reason(reason)
    is_same = content_hash(content) == correction.version.content_hash
    if is_same and reason == correction.reason:
        return correction
    if revision != correction.revision:
        raise StateChanged("Orang lain menyimpan perubahan setelah Anda membuka koreksi ini.", fix=RELOAD)
    if not is_same:
        correction.version = propose_version(post, content, by, at)
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


def _check_on_the_desk(correction):
    if correction.status not in ON_THE_DESK:
        raise StateChanged(
            f"Koreksi ini berstatus “{correction.get_status_display()}”, sehingga tidak dapat diubah.",
            fix=RELOAD,
        )


def _content(post, published, text, own_texts, was=None):
    """The proposed content, storable and saying something else than what is out; ``was``: the proposal so far."""
    words = rules.tidy({"text": text})
    rules.check_draft({name: getattr(post, name) for name in WORDS} | words)
    if not words["text"]:
        raise RuleBroken("Teks koreksi kosong.", fix="Tulis teks yang benar.", citation="Pasal 4 huruf a")
    if own_texts is None:
        own = {
            each["key"]: (each["name"], each["title"], each["text"])
            for each in (was or published).get("own_texts", ())
        }
    else:
        rules.check_own_texts(own_texts, post.accounts.all())
        names = {account["key"]: account["name"] for account in published["accounts"]}
        tidied = {
            account.key: rules.tidy({"title": "", "text": "", **said}) for account, said in own_texts.items()
        }
        own = {key: (names[key], said["title"], said["text"]) for key, said in tidied.items() if key in names}
    content = corrected(published, words["text"], own)
    if content_hash(content) == content_hash(published):
        raise RuleBroken(
            "Koreksi ini sama dengan yang sudah terbit.", fix="Ubah bagian yang keliru, lalu simpan."
        )
    return content


def _reason(reason) -> str:
    rules.check_reason(reason, of_what="alasan koreksi", longest=300)
    return reason.strip()

"""Who may do what with corrections: pairs of check (raises with the reason) and can."""

from klaten_medsos.exceptions import allowed
from opd.permissions import check_appointed, check_has_acknowledged
from posts.corrections.workflow import CorrectionStatus
from posts.permissions import (
    approvers_of,
    check_can_review_post,
    logins_of,
    own_words,
    waits_for_another,
    writers_of,
)


def check_can_correct_post(user, post):
    """Any appointed pengelola of the unit writes a correction (Pasal 11)."""
    check_appointed(user, post.unit)


def check_can_submit_correction(user, correction):
    """As for any text: appointed, and the SOP acknowledged (Pasal 11, 16)."""
    check_appointed(user, correction.post.unit)
    check_has_acknowledged(user)


def check_can_decide_correction(user, correction):
    """A pejabat who wrote none of the message's words, old or new, and handed in neither (Pasal 10 huruf d, 11)."""
    check_can_review_post(user, correction.post)
    logins = logins_of(user)
    if correction.proposed_by_id in logins:
        raise own_words("Anda mengusulkan koreksi ini")
    if correction.submitted_by_id in logins:
        raise own_words("Anda mengajukan koreksi ini")
    if correction.status == CorrectionStatus.WAITING and waits_for_another(
        user, correction.version_id, correction.tiers_passed
    ):
        raise own_words("Anda sudah menyetujui koreksi ini pada jenjang sebelumnya")


def hands_on_corrections(corrections) -> dict:
    """For each waiting correction the logins that may not decide on it, as ``posts.permissions.hands_on``."""
    writers = writers_of({correction.post for correction in corrections})
    approved = approvers_of({one.version_id for one in corrections if one.tiers_passed})
    return {
        one.pk: writers[one.post_id]
        | {one.proposed_by_id, one.submitted_by_id}
        | approved.get(one.version_id, set())
        for one in corrections
    }


def check_can_mend_place(user, place):
    """Whoever publishes for the unit records that the words were put right on the platform."""
    check_appointed(user, place.correction.post.unit)


def can_correct_post(user, post) -> bool:
    return allowed(check_can_correct_post, user, post)


def can_submit_correction(user, correction) -> bool:
    return allowed(check_can_submit_correction, user, correction)


def can_decide_correction(user, correction) -> bool:
    return allowed(check_can_decide_correction, user, correction)


def can_mend_place(user, place) -> bool:
    return allowed(check_can_mend_place, user, place)

"""Who may do what with doubtful proofs and corrections: pairs of check (raises with the reason) and can."""

from klaten_medsos.exceptions import NotAllowed
from opd.models import Role
from opd.permissions import check_appointed
from posts.permissions import check_can_review_post, logins_of


def check_can_decide_held(user, held):
    """A pejabat of the unit or Diskominfo, never the one who recorded it (Pasal 10 huruf d)."""
    if held.recorded_by_id in logins_of(user):
        raise NotAllowed(
            "Bukti ini Anda catat sendiri, sehingga harus diperiksa orang lain.",
            fix="Mintalah pejabat unit atau Diskominfo memeriksanya.",
            citation="Pasal 10 huruf d",
        )
    if not user.standing.is_diskominfo:
        check_appointed(user, held.post.unit, Role.PEJABAT)


def check_can_propose_correction(user, post):
    """Any appointed pengelola of the unit (Pasal 11)."""
    check_appointed(user, post.unit)


def check_can_decide_correction(user, correction):
    """As for any text: a pejabat who wrote none of it (Pasal 10 huruf d, 11)."""
    check_can_review_post(user, correction.post)
    if correction.proposed_by_id in logins_of(user):
        raise NotAllowed(
            "Anda mengusulkan koreksi ini, sehingga tidak dapat memutusnya sendiri.",
            fix="Mintalah pejabat lain pada unit ini yang memutus.",
            citation="Pasal 10 huruf d dan Pasal 11",
        )


def _allowed(check, *args) -> bool:
    try:
        check(*args)
    except NotAllowed:
        return False
    return True


def can_decide_held(user, held) -> bool:
    return _allowed(check_can_decide_held, user, held)


def can_propose_correction(user, post) -> bool:
    return _allowed(check_can_propose_correction, user, post)


def can_decide_correction(user, correction) -> bool:
    return _allowed(check_can_decide_correction, user, correction)

"""Who may do what with messages: pairs of check (raises with the reason) and can (answers templates).

Power to decide flows from an appointment in force today (Pasal 11), and four eyes see every message: who
wrote, edited or submitted what lies on the table never decides on it.
"""

from klaten_medsos.exceptions import NotAllowed
from opd.models import Role
from opd.permissions import check_appointed, check_member


def check_can_draft_post(user, unit):
    """Staff of the unit draft; no appointment is needed to write."""
    check_member(user, unit)


def check_can_edit_post(user, post):
    check_member(user, post.unit)


def check_can_submit_post(user, post):
    """An appointed petugas or pejabat of the unit submits (Pasal 11)."""
    check_appointed(user, post.unit)


def check_can_review_post(user, post):
    """An appointed pejabat of the same unit decides, never on words of their own (Pasal 10 huruf d, 11)."""
    check_appointed(user, post.unit, Role.PEJABAT)
    if user.pk == post.author_id:
        raise _own_words("Anda menulis pesan ini")
    if user.pk == post.submitted_by_id:
        raise _own_words("Anda mengajukan pesan ini")
    if post.versions.filter(editor=user).exists():
        raise _own_words("Anda ikut menyunting versi yang ditinjau")


def _own_words(why):
    return NotAllowed(
        f"{why}, sehingga tidak dapat memutusnya sendiri.",
        fix="Mintalah pejabat lain pada unit ini yang memutus.",
        citation="Pasal 10 huruf d dan Pasal 11",
    )


def check_can_reopen_post(user, post):
    """Taking an approved message back for revision: any appointed pengelola of the unit."""
    check_appointed(user, post.unit)


def check_can_publish_post(user, post):
    check_appointed(user, post.unit)


def check_can_withdraw_post(user, post):
    check_appointed(user, post.unit, Role.PEJABAT)


def _allowed(check, *args) -> bool:
    try:
        check(*args)
    except NotAllowed:
        return False
    return True


def can_draft_post(user, unit) -> bool:
    return _allowed(check_can_draft_post, user, unit)


def can_edit_post(user, post) -> bool:
    return _allowed(check_can_edit_post, user, post)


def can_submit_post(user, post) -> bool:
    return _allowed(check_can_submit_post, user, post)


def can_review_post(user, post) -> bool:
    return _allowed(check_can_review_post, user, post)


def can_reopen_post(user, post) -> bool:
    return _allowed(check_can_reopen_post, user, post)


def can_publish_post(user, post) -> bool:
    return _allowed(check_can_publish_post, user, post)


def can_withdraw_post(user, post) -> bool:
    return _allowed(check_can_withdraw_post, user, post)

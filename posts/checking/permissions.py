"""Who may teach the content check: the desk of Diskominfo (Pasal 15, 16)."""

from klaten_medsos.exceptions import NotAllowed


def check_can_teach_check(user):
    standing = user.standing
    if not (standing.is_diskominfo or standing.is_head_of_diskominfo or standing.is_operator):
        raise NotAllowed("Leksikon dan model pemeriksa isi diatur oleh Diskominfo.", citation="Pasal 15")


def can_teach_check(user) -> bool:
    try:
        check_can_teach_check(user)
    except NotAllowed:
        return False
    return True

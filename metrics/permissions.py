"""Who may record figures."""

from klaten_medsos.exceptions import NotAllowed
from opd.permissions import check_member


def check_can_record_measurement(user, account):
    """Staff of the unit that owns the account."""
    check_member(user, account.unit)


def can_record_measurement(user, account) -> bool:
    try:
        check_can_record_measurement(user, account)
    except NotAllowed:
        return False
    return True

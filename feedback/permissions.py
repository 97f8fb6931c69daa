"""Who may deal with what came back."""

from feedback.workflow import Status
from klaten_medsos.exceptions import NotAllowed
from opd.permissions import check_member


def check_can_log_item(user, unit):
    """Staff of the unit log what they see (Pasal 10 huruf e)."""
    check_member(user, unit)


def check_can_handle_item(user, item):
    """Staff of the unit that has the item: the one it came to, or the one it was forwarded to."""
    holder = item.forwarded_to if item.status == Status.FORWARDED else item.unit
    check_member(user, holder)


def can_handle_item(user, item) -> bool:
    try:
        check_can_handle_item(user, item)
    except NotAllowed:
        return False
    return bool(item.flow.transitions[Status(item.status)])

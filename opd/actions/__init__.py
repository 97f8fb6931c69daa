"""Everything that changes units, people, offices and decrees, by noun. Each leaves one line in the audit log."""

from .decrees import end_decree, record_decree
from .offices import save_office_holder
from .people import add_member, change_user, end_membership, register_user
from .units import save_unit

__all__ = [
    "add_member",
    "change_user",
    "end_decree",
    "end_membership",
    "record_decree",
    "register_user",
    "save_office_holder",
    "save_unit",
]

"""Everything that changes units, people, offices and decrees, by noun. Each leaves one line in the audit log."""

from .decrees import end_appointment, end_decree, record_decree
from .deputies import end_deputy, name_deputy
from .offices import save_office_holder
from .people import add_member, change_user, end_membership, register_user
from .sign_in import ask_reset, invite_officer, send_link, set_password, tell_of_change
from .sop import acknowledge_sop, cancel_sop, record_sop
from .successions import bear_due_names, cancel_succession, rename_unit, succeed_unit
from .units import change_letterhead, save_unit
from .workdays import declare_day, drop_day

__all__ = [
    "acknowledge_sop",
    "ask_reset",
    "invite_officer",
    "send_link",
    "set_password",
    "tell_of_change",
    "add_member",
    "bear_due_names",
    "cancel_succession",
    "change_letterhead",
    "cancel_sop",
    "change_user",
    "declare_day",
    "drop_day",
    "end_appointment",
    "end_decree",
    "end_deputy",
    "end_membership",
    "name_deputy",
    "record_decree",
    "record_sop",
    "register_user",
    "rename_unit",
    "save_office_holder",
    "save_unit",
    "succeed_unit",
]

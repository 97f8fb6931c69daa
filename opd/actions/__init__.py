"""Everything that changes units, people, offices and decrees, by noun. Each leaves one line in the audit log."""

from .decrees import end_appointment, end_decree, record_decree
from .deputies import end_deputy, name_deputy
from .drafts import draft_decree, publish_template
from .handing import accept_hand_over, hand_over
from .means import remove_budget_line, save_budget_line, save_facilities
from .messages import send_group_message
from .offices import save_office_holder
from .people import add_member, change_user, end_membership, register_user
from .pledges import record_pledge_text, sign_pledge
from .privacy import anonymise_user, answer_correction, ask_correction, save_incident
from .sign_in import ask_reset, invite_officer, note_factor, remove_factors, send_link, set_password
from .sop import acknowledge_sop, cancel_sop, record_sop
from .successions import cancel_succession, rename_unit, succeed_unit
from .units import change_letterhead, choose_coordinator, save_unit
from .workdays import declare_day, drop_day

__all__ = [
    "anonymise_user",
    "answer_correction",
    "ask_correction",
    "save_incident",
    "accept_hand_over",
    "acknowledge_sop",
    "add_member",
    "ask_reset",
    "cancel_sop",
    "cancel_succession",
    "change_letterhead",
    "choose_coordinator",
    "change_user",
    "declare_day",
    "draft_decree",
    "drop_day",
    "end_appointment",
    "end_decree",
    "end_deputy",
    "end_membership",
    "hand_over",
    "invite_officer",
    "name_deputy",
    "note_factor",
    "publish_template",
    "record_decree",
    "record_pledge_text",
    "record_sop",
    "register_user",
    "remove_budget_line",
    "remove_factors",
    "rename_unit",
    "save_budget_line",
    "save_facilities",
    "save_office_holder",
    "save_unit",
    "send_group_message",
    "send_link",
    "set_password",
    "sign_pledge",
    "succeed_unit",
]

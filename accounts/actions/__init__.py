"""Everything that changes the register of accounts, by noun."""

from .aliases import add_alias, confirm_alias, end_alias
from .compromise import report_compromised_account, tick_step
from .custody import change_custody, download_evidence, hand_over_account, note_activity, view_custody
from .decisions import reinstate_account, retire_account, return_account, suspend_account, verify_account
from .imports import read_accounts, undo_import, want_import
from .proposals import cancel_account, check_not_registered, propose_account, revise_account
from .purpose import change_purpose
from .reviews import review_account
from .segments import add_segment, keep_segment

__all__ = [
    "add_alias",
    "add_segment",
    "cancel_account",
    "change_custody",
    "change_purpose",
    "check_not_registered",
    "confirm_alias",
    "download_evidence",
    "end_alias",
    "hand_over_account",
    "keep_segment",
    "note_activity",
    "propose_account",
    "read_accounts",
    "reinstate_account",
    "report_compromised_account",
    "retire_account",
    "return_account",
    "review_account",
    "revise_account",
    "suspend_account",
    "tick_step",
    "undo_import",
    "verify_account",
    "view_custody",
    "want_import",
]

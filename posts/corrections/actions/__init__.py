"""Everything that changes corrections. Each action locks the message first: it is the message that changes in the end."""

from .deciding import approve_correction, reject_correction, return_correction
from .escalation import escalate_correction
from .places import mend_place
from .writing import (
    cancel_correction,
    draft_correction,
    edit_correction,
    recall_correction,
    submit_correction,
)

__all__ = [
    "approve_correction",
    "cancel_correction",
    "draft_correction",
    "edit_correction",
    "escalate_correction",
    "mend_place",
    "recall_correction",
    "reject_correction",
    "return_correction",
    "submit_correction",
]

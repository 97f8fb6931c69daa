"""Everything that changes messages. Each action locks the message first, so what it asks is what it changes."""

from .drafting import abandon_post, draft_post, edit_post
from .publication import publish_post, withdraw_post
from .review import approve_post, reject_post, reopen_post, return_post
from .schedule import expire_post, schedule_post
from .submission import recall_post, submit_post

__all__ = [
    "abandon_post",
    "approve_post",
    "draft_post",
    "edit_post",
    "expire_post",
    "publish_post",
    "recall_post",
    "reject_post",
    "reopen_post",
    "return_post",
    "schedule_post",
    "submit_post",
    "withdraw_post",
]

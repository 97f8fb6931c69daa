"""Everything that changes messages. Each action locks the message first, so what it asks is what it changes."""

from .autosaving import drop_autosave, keep_autosave
from .comments import comment_on_version, resolve_comment
from .drafting import abandon_post, copy_post, draft_post, edit_post
from .escalation import escalate_post, escalation_due
from .importing import import_drafts, try_import
from .media import add_media, arrange_media
from .publication import publish_post, withdraw_post
from .review import approve_post, reject_post, reopen_post, return_post
from .schedule import expire_post, schedule_post
from .submission import recall_post, submit_post

__all__ = [
    "abandon_post",
    "add_media",
    "approve_post",
    "arrange_media",
    "comment_on_version",
    "copy_post",
    "draft_post",
    "drop_autosave",
    "edit_post",
    "escalate_post",
    "escalation_due",
    "expire_post",
    "import_drafts",
    "keep_autosave",
    "publish_post",
    "recall_post",
    "reject_post",
    "reopen_post",
    "resolve_comment",
    "return_post",
    "schedule_post",
    "submit_post",
    "try_import",
    "withdraw_post",
]

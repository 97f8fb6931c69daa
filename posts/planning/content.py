"""What a plan holds as plain JSON, so that an approved version can be read forever. Nothing here writes."""

from posts.models.plan import FeedbackChannel
from posts.versions import content_hash

__all__ = ["content_hash", "content_of", "read_content"]


def content_of(plan) -> dict:
    """The content of ``plan`` as it stands: names as they are today, with the keys of segments and accounts."""
    channels = plan.channels.select_related("account")
    return {
        "aims": plan.aims,
        "topics": plan.topic_list,
        "segments": [{"id": segment.pk, "name": segment.name} for segment in plan.segments.order_by("name")],
        "channels": [
            {
                "account": row.account_id,
                "key": row.account.key,
                "name": str(row.account),
                "per_month": row.per_month,
            }
            for row in channels
        ],
        "feedback": [str(FeedbackChannel(value).label) for value in plan.feedback],
        "feedback_note": plan.feedback_note,
    }


def read_content(plan) -> dict:
    """What counts: the version in force, or the draft while nothing has been approved yet."""
    version = plan.in_force
    return version.content if version else content_of(plan)

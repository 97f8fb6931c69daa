"""Alerting when nobody has looked at an emergency message: on its day, and each week after it."""

from klaten_medsos import dates
from posts.emergency.notifications import remind_review
from posts.models import EmergencyMessage

DAYS_IN_WEEK = 7


def remind(on=None) -> int:
    """Level-triggered: each occasion lasts until the next, and nobody is told twice. Returns how many were told."""
    today, told = on or dates.today(), 0
    for message in (
        EmergencyMessage.objects.unreviewed()
        .filter(due_on__lte=today)
        .select_related("post__unit", "sent_by")
    ):
        late = (today - message.due_on).days
        if late <= 0:
            told += remind_review(message, "hari-ini", "Tinjau hari ini")
        else:
            told += remind_review(
                message, f"terlambat-{(late - 1) // DAYS_IN_WEEK + 1}", "Terlambat ditinjau"
            )
    return told

"""What waits for a person in matters of the emergency lane."""

from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.duties import Duty
from posts.emergency.permissions import can_review_emergency
from posts.emergency.rules import CITATION
from posts.models import DutyShift, EmergencyMessage


def duties_for(user) -> list[Duty]:
    """That one is on call today, and messages to look at. A few queries only while something waits."""
    standing, today = user.standing, dates.today()
    duties = []
    mine = standing.petugas_of | standing.pejabat_of
    if mine and DutyShift.objects.on(today).filter(user=user, unit__in=mine).exists():
        duties.append(
            Duty(
                "Anda piket hari ini: buka jalur darurat bila perlu",
                CITATION,
                reverse("posts:emergency_send"),
                tone="neutral",
                detail="Untuk isu aktual dan klarifikasi yang tidak dapat menunggu persetujuan.",
                is_at_hand=True,
            )
        )
    if standing.pejabat_of:
        waiting = EmergencyMessage.objects.unreviewed().select_related("post__unit").order_by("due_on")[:20]
        for message in waiting:
            if can_review_emergency(user, message):
                duties.append(_look(message, today))
    return duties


def _look(message, today):
    return Duty(
        f"Tinjau pesan darurat “{message.post.title}”",
        "Pasal 10 huruf d",
        reverse("posts:emergency_review", args=[message.pk]),
        due=message.due_on,
        tone="danger" if message.due_on < today else "warning",
        detail=f"Dikirim {dates.format_datetime(message.sent_at)} tanpa menunggu persetujuan.",
    )

"""What waits for a person around corrections."""

from django.urls import reverse

from klaten_medsos.duties import Duty
from posts.corrections.permissions import can_decide_correction
from posts.corrections.workflow import ON_THE_DESK, CorrectionStatus
from posts.models import CorrectedPlace, Correction
from posts.workflow import Status


def duties_for(user) -> list[Duty]:
    """Corrections on the desk, corrections to decide on, and posts on platforms that still say the wrong words."""
    standing = user.standing
    mine = standing.petugas_of | standing.pejabat_of
    if not mine:
        return []
    rows = Correction.objects.undecided().filter(post__unit__in=mine).select_related("post__unit")
    duties = []
    for correction in rows.order_by("pk")[:10]:
        unit = correction.post.unit_id
        if correction.status in ON_THE_DESK and unit in standing.petugas_of:
            duties.append(_duty("Lanjutkan koreksi", correction, "correction"))
        elif (
            correction.status == CorrectionStatus.WAITING
            and unit in standing.pejabat_of
            and can_decide_correction(user, correction)
        ):
            duties.append(_duty("Putuskan koreksi", correction, "correction_review"))
    places = CorrectedPlace.objects.unmended().filter(
        correction__post__unit__in=standing.petugas_of, correction__post__status=Status.PUBLISHED
    )
    for place in places.select_related("correction__post", "publication__account")[:5]:
        duties.append(
            Duty(
                f"Perbaiki kiriman “{place.correction.post.title}” di {place.publication.account}",
                "Pasal 10 huruf d",
                reverse("posts:place", args=[place.pk]),
                tone="warning",
                detail=f"Koreksi disetujui: {place.correction.reason}",
            )
        )
    return duties


def _duty(verb, correction, page):
    return Duty(
        f"{verb} “{correction.post.title}”",
        "Pasal 10 huruf d",
        reverse(f"posts:{page}", args=[correction.pk]),
        tone="warning",
        detail=correction.reason,
    )

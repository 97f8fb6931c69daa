"""What waits for a person after the approval."""

from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.duties import Duty
from posts.models import HeldProof, Post
from posts.publishing.permissions import can_decide_held
from posts.workflow import LATE_AFTER, READY


def duties_for(user) -> list[Duty]:
    """Messages past their moment, and proofs that wait for a look."""
    standing = user.standing
    duties = []
    if standing.petugas_of:
        late = Post.objects.filter(
            unit__in=standing.petugas_of, status__in=READY, scheduled_for__lte=dates.now()
        )
        duties += [
            Duty(
                f"Terbitkan sekarang pesan “{post.title}”",
                "Pasal 10 huruf d",
                reverse("posts:kit", args=[post.pk]),
                tone="danger",
                detail=f"Dijadwalkan {dates.format_datetime(post.scheduled_for)} dan belum tercatat terbit.",
            )
            for post in late.order_by("scheduled_for")[:3]
        ]
    if standing.pejabat_of or standing.is_diskominfo:
        held = HeldProof.objects.visible_to(user).undecided().select_related("post__unit", "account")
        duties += [
            Duty(
                f"Periksa bukti terbit “{proof.post.title}”",
                "Pasal 10 huruf d",
                reverse("posts:held", args=[proof.pk]),
                tone="warning",
                detail=f"Ditahan: {proof.why}.",
            )
            for proof in held[:5]
            if can_decide_held(user, proof)
        ]
    if units := set(standing.pejabat_of) - set(standing.petugas_of):
        long_gone = Post.objects.filter(
            unit__in=units, status__in=READY, scheduled_for__lte=dates.now() - LATE_AFTER
        )
        duties += [
            Duty(
                f"Tindak lanjuti pesan “{post.title}” yang terlambat terbit",
                "Pasal 10 huruf d",
                post.get_absolute_url(),
                tone="warning",
                detail=f"Dijadwalkan {dates.format_datetime(post.scheduled_for)}; ingatkan petugas, beri waktu baru, atau tarik.",
            )
            for post in long_gone.order_by("scheduled_for")[:3]
        ]
    return duties

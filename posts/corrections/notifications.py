"""Who is told what about a correction."""

from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import Office, OfficeHolder, Role, User


def _path(correction):
    return reverse("posts:correction", args=[correction.pk])


def _hands(correction) -> set:
    """Everybody who wrote or handed in any of its words, old or new: they never decide on it."""
    post = correction.post
    return {
        post.author_id, post.submitted_by_id, correction.proposed_by_id, correction.submitted_by_id,
        *post.versions.values_list("editor", flat=True),
    } - {None}  # fmt: skip


def tell_reviewers(correction, *, by, at):
    """A change of a published text waits for a pejabat (or for the next one)."""
    post = correction.post
    notify(
        Kind.CORRECTION_PROPOSED,
        User.objects.appointed(post.unit, Role.PEJABAT).exclude(pk__in=_hands(correction) | {by.pk}),
        on=correction,
        subject=f"Koreksi menunggu keputusan: {post.title}",
        body=f"{correction.submitted_by} mengajukan koreksi {post} yang sudah terbit: {correction.reason}",
        path=reverse("posts:correction_review", args=[correction.pk]),
        occasion=at.isoformat(),
    )


def tell_decided(correction, *, by, occasion=""):
    """Decided on: those who wrote and submitted it, not the one who did it."""
    words = correction.get_status_display().lower()
    people = {correction.proposed_by_id, correction.submitted_by_id, correction.version.editor_id}
    notify(
        Kind.CORRECTION_DECIDED,
        User.objects.filter(pk__in=people - {by.pk, None}),
        on=correction,
        subject=f"Koreksi {words}: {correction.post.title}",
        body=f"{by}: koreksi {correction.post} {words}. Catatan lengkap ada pada halaman koreksi.",
        path=_path(correction),
        occasion=occasion,
    )


def tell_to_mend(correction, places):
    """Approved: those who publish for the unit put the words right on each platform."""
    if not places:
        return
    names = ", ".join(str(place.publication.account) for place in places)
    people = User.objects.filter(pk__in={correction.proposed_by_id, correction.submitted_by_id} - {None})
    notify(
        Kind.CORRECTION_TO_MEND,
        [*User.objects.appointed(correction.post.unit, Role.PETUGAS), *people],
        on=correction,
        subject=f"Perbaiki kiriman di platform: {correction.post.title}",
        body=f"Koreksi {correction.post} disetujui. Salin teks yang benar dari portal, perbaiki kiriman di {names}, lalu "
        "catat waktunya (Pasal 10 huruf d).",
        path=_path(correction),
    )


def tell_of_waiting(correction, *, at):
    """It waited longer than the SOP allows: all who may decide, and the head of the unit."""
    unit = correction.post.unit
    heads = OfficeHolder.objects.in_force().filter(office=Office.KEPALA, unit=unit, user__isnull=False)
    people = User.objects.appointed(unit, Role.PEJABAT) | User.objects.filter(
        is_active=True, pk__in=heads.values("user")
    )
    notify(
        Kind.CORRECTION_WAITING,
        people.exclude(pk__in=_hands(correction)).distinct(),
        on=correction,
        subject=f"Koreksi terlalu lama menunggu: {correction.post.title}",
        body=f"Koreksi {correction.post} diajukan {dates.format_datetime(correction.submitted_at)} dan belum diputus dalam "
        "jam layanan menurut SOP. Pejabat atau penggantinya dapat memutus sekarang.",
        path=_path(correction),
        occasion=at.isoformat(),
    )

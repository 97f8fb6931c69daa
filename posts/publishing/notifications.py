"""Who is told what after the approval."""

from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import MembershipKind, Role, User


def tell_due(post) -> int:
    """The moment has come: those who publish for the unit, and the author."""
    people = [*User.objects.appointed(post.unit, Role.PETUGAS), post.author]
    return notify(
        Kind.POST_DUE,
        people,
        on=post,
        subject=f"Terbitkan sekarang: {post.title}",
        body=f"{post} dijadwalkan terbit {dates.format_datetime(post.scheduled_for)}. Salin dari portal, unggah di akun "
        "tujuan, lalu catat alamatnya (Pasal 10 huruf d).",
        path=reverse("posts:kit", args=[post.pk]),
        occasion=post.scheduled_for.isoformat(),
    )


def tell_late(post) -> int:
    """Its moment is long gone and nobody recorded it: the pejabat who let it out, too."""
    people = [
        *User.objects.appointed(post.unit, Role.PETUGAS),
        *User.objects.appointed(post.unit, Role.PEJABAT),
        post.author,
    ]
    return notify(
        Kind.POST_DUE,
        people,
        on=post,
        subject=f"Terlambat terbit: {post.title}",
        body=f"{post} seharusnya terbit {dates.format_datetime(post.scheduled_for)} dan belum tercatat terbit. Terbitkan lalu "
        "catat alamatnya, beri waktu baru, atau tarik pesannya (Pasal 10 huruf d).",
        path=post.get_absolute_url(),
        occasion=f"terlambat:{post.scheduled_for.isoformat()}",
    )


def tell_held(held):
    """A proof waits for a second look."""
    people = [
        *User.objects.appointed(held.post.unit, Role.PEJABAT),
        *User.objects.with_membership(MembershipKind.DISKOMINFO),
    ]
    notify(
        Kind.PROOF_HELD,
        [person for person in people if person.pk != held.recorded_by_id],
        on=held,
        subject=f"Bukti terbit ditahan: {held.post.title}",
        body=f"{held.recorded_by} mencatat alamat kiriman {held.post}, tetapi {held.why}. Periksa lalu putuskan.",
        path=reverse("posts:held", args=[held.pk]),
    )


def tell_held_decided(held):
    words = "diterima" if held.is_accepted else "tidak diterima"
    notify(
        Kind.PROOF_DECIDED,
        [held.recorded_by],
        on=held,
        subject=f"Bukti terbit {words}: {held.post.title}",
        body=f"{held.decided_by} memeriksa bukti terbit {held.post} di {held.account}: {words}. {held.note}".strip(),
        path=held.post.get_absolute_url(),
    )

"""Who is told what about a message."""

from django.urls import reverse

from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import Role, User


def tell_reviewers(post, *, by, at):
    """A message was submitted: the appointed pejabat who may decide on it."""
    wrote = {by.pk, post.author_id, post.submitted_by_id, *post.versions.values_list("editor", flat=True)}
    reviewers = User.objects.appointed(post.unit, Role.PEJABAT).exclude(pk__in=wrote)
    notify(
        Kind.POST_SUBMITTED,
        reviewers,
        on=post,
        subject=f"Pesan menunggu persetujuan: {post.title}",
        body=f"{by} mengajukan {post} untuk Anda periksa dan putuskan (Pasal 10 huruf d).",
        path=reverse("posts:review", args=[post.pk]),
        occasion=at.isoformat(),
    )


def tell_writers(post, words, *, by, at):
    """A message was decided on or taken back: its author, submitter and last editor, not the one who did it."""
    people = {post.author_id, post.submitted_by_id, post.current_version.editor_id} - {by.pk, None}
    notify(
        Kind.POST_DECIDED,
        User.objects.filter(pk__in=people),
        on=post,
        subject=f"Pesan {words}: {post.title}",
        body=f"{by}: {post} {words}. Catatan lengkap ada pada halaman pesan.",
        path=post.get_absolute_url(),
        occasion=at.isoformat(),
    )


def tell_expired(post, *, at):
    """A message waited past its time: those who wrote and submitted it may give it a new one."""
    notify(
        Kind.POST_EXPIRED,
        User.objects.filter(pk__in={post.author_id, post.submitted_by_id} - {None}),
        on=post,
        subject=f"Pesan kedaluwarsa: {post.title}",
        body=f"Waktu {post} lewat sebelum diputus pejabat. Buka kembali dan beri waktu baru bila masih perlu.",
        path=post.get_absolute_url(),
        occasion=at.isoformat(),
    )

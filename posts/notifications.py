"""Who is told what about a message."""

from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import Office, OfficeHolder, Role, User


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


def tell_of_comment(comment, *, by, at):
    """A remark was made: whoever writes or talks about the message, not the one who made it."""
    post = comment.version.post
    thread = comment.parent or comment
    people = {
        post.author_id, post.submitted_by_id, post.current_version.editor_id, thread.author_id,
        *thread.answers.values_list("author", flat=True),
    }  # fmt: skip
    notify(
        Kind.POST_COMMENTED,
        User.objects.filter(pk__in=people - {by.pk, None}),
        on=post,
        subject=f"Komentar pada pesan: {post.title}",
        body=f"{by} menulis komentar pada {post}. Isinya hanya dapat dibaca di portal.",
        path=f"{post.get_absolute_url()}#komentar",
        occasion=f"komentar {comment.pk}",
    )


def tell_of_waiting(post, *, at):
    """A message waited longer than the SOP allows: all who may decide, and the head of the unit."""
    wrote = {post.author_id, post.submitted_by_id, *post.versions.values_list("editor", flat=True)}
    heads = OfficeHolder.objects.in_force().filter(office=Office.KEPALA, unit=post.unit, user__isnull=False)
    people = User.objects.appointed(post.unit, Role.PEJABAT) | User.objects.filter(
        is_active=True, pk__in=heads.values("user")
    )
    since = dates.format_datetime(post.submitted_at)
    notify(
        Kind.POST_ESCALATED,
        people.exclude(pk__in=wrote - {None}).distinct(),
        on=post,
        subject=f"Pesan terlalu lama menunggu: {post.title}",
        body=f"{post} diajukan {since} dan belum diputus dalam jam layanan menurut SOP. "
        "Pejabat atau penggantinya dapat memutus sekarang.",
        path=post.get_absolute_url(),
        occasion=at.isoformat(),
    )


def send_digest(person, posts, corrections=(), *, unit, day):
    """One line per message and per correction that waits for ``person``, once a day and unit."""
    lines = [
        f"- {post.title} (diajukan {dates.format_datetime(post.submitted_at)}"
        + (f", rencana terbit {dates.format_datetime(post.scheduled_for)})" if post.scheduled_for else ")")
        for post in posts
    ] + [
        f"- Koreksi {one.post.title}: {one.reason} (diajukan {dates.format_datetime(one.submitted_at)})"
        for one in corrections
    ]  # fmt: skip
    if len(lines) > 20:
        lines[20:] = [f"- dan {len(lines) - 20} lainnya"]
    counted = [f"{len(rows)} {noun}" for rows, noun in ((posts, "pesan"), (corrections, "koreksi")) if rows]
    notify(
        Kind.POST_DIGEST,
        [person],
        on=unit,
        subject=f"{' dan '.join(counted)} {unit.abbreviation} menunggu keputusan Anda",
        body="Yang menunggu hari ini:\n" + "\n".join(lines),
        path=_desk(posts, corrections),
        occasion=day.isoformat(),
    )


def _desk(posts, corrections) -> str:
    """Where it is decided: the list of messages, the one correction, or the duties of the day for both."""
    if not corrections:
        return reverse("posts:list") + "?status=menunggu"
    if not posts and len(corrections) == 1:
        return reverse("posts:correction_review", args=[corrections[0].pk])
    return reverse("home")

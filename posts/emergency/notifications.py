"""Who is told what about the emergency lane."""

from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import MembershipKind, User
from posts.emergency.permissions import reviewers_of


def _path(message):
    return reverse("posts:emergency_review", args=[message.pk])


def tell_sent(message):
    """A message went out without waiting: those who look afterwards, and Diskominfo, know at once."""
    notify(
        Kind.EMERGENCY_SENT,
        [*reviewers_of(message), *User.objects.with_membership(MembershipKind.DISKOMINFO)],
        on=message,
        subject=f"Jalur darurat: {message.post.title}",
        body=f"{message.sent_by} (piket {message.post.unit.abbreviation}) mengirim {message.post} lewat jalur darurat. "
        f"Tinjauan pejabat paling lambat {dates.format_date(message.due_on)} (Pasal 12 huruf b, 14 huruf c).",
        path=_path(message),
    )


def remind_review(message, occasion, words) -> int:
    """Nobody has looked yet: the day has come, or is past."""
    people = list(reviewers_of(message))
    if occasion != "hari-ini":
        people += [
            *User.objects.with_membership(MembershipKind.DISKOMINFO),
            *User.objects.head_of_diskominfo(),
        ]
    return notify(
        Kind.EMERGENCY_UNREVIEWED,
        people,
        on=message,
        subject=f"{words}: {message.post.title}",
        body=f"{message.post} dari {message.post.unit.name} dikirim lewat jalur darurat "
        f"{dates.format_datetime(message.sent_at)} dan belum ditinjau; tenggatnya {dates.format_date(message.due_on)}.",
        path=_path(message),
        occasion=occasion,
    )


def tell_reviewed(message):
    """The one who sent it learns what the second pair of eyes found."""
    notify(
        Kind.EMERGENCY_REVIEWED,
        [message.sent_by],
        on=message,
        subject=f"Tinjauan pesan darurat: {message.get_outcome_display()}",
        body=f"{message.reviewed_by} meninjau {message.post}: {message.get_outcome_display().lower()}. "
        f"{message.note}".strip(),
        path=message.post.get_absolute_url(),
    )

"""The right message for the right audience on the right medium (Pasal 9): a warning, kept when it is passed over."""

from posts.models import MatrixOverride


def unserved_segments(post) -> list[str]:
    """Segments of the message that none of its target accounts is meant for; nothing without targets. Two queries."""
    accounts = post.accounts.prefetch_related("segments")
    served = {segment.pk for account in accounts for segment in account.segments.all()}
    if not accounts:
        return []
    return [segment.name for segment in post.segments.order_by("name") if segment.pk not in served]


def note_override(post, *, by, at):
    """The message goes on although a segment is not served: keep who decided so, on which version."""
    names = unserved_segments(post)
    if names:
        MatrixOverride.objects.get_or_create(
            version=post.current_version, defaults={"segments": names, "passed_by": by, "passed_at": at}
        )

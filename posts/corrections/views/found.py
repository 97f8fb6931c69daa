"""The correction a page is about, and what was decided on it."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from posts.models import Correction, Review

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


def seen_by(user, pk):
    found = Correction.objects.visible_to(user).select_related(
        "post__unit", "post__current_version", "before", "version__editor", "proposed_by", "submitted_by", "decided_by"
    )  # fmt: skip
    return get_object_or_404(found, pk=pk)


def reviews_of(change):
    """Decisions on any version of this proposal."""
    versions = change.post.versions.filter(number__gt=change.before.number, number__lte=change.version.number)
    return Review.objects.filter(version__in=versions).select_related("reviewer", "version")

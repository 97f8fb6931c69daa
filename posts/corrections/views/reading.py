"""A correction on its page."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from posts.corrections import permissions
from posts.corrections.shown import differences, steps_for
from posts.corrections.views.found import reviews_of, seen_by
from posts.links.reading import report_of
from posts.reading import read_version
from posts.rules import hints_of, missing_to_submit
from posts.wording import wordings_of


@require_safe
def correction(request, pk):
    """A correction beside what it corrects, how far it is, and what each platform still has to say."""
    change = seen_by(request.user, pk)
    content = change.version.content
    places = change.places.select_related("publication__account", "recorded_by")
    texts = {wording.key: wording for wording in wordings_of(change.post.current_version.content)}
    context = {
        "change": change,
        "post": change.post,
        **differences(change),
        "reading": read_version(content) if change.is_undecided else None,
        "links": report_of(content) if change.is_undecided else None,
        "hints": hints_of(content) if change.is_undecided else [],
        "missing": missing_to_submit(content) if change.is_editable else [],
        "steps": steps_for(request.user, change),
        "reviews": reviews_of(change),
        "to_mend": [(place, texts.get(place.publication.account.key)) for place in places],
        "may_mend": change.is_approved and permissions.can_correct_post(request.user, change.post),
    }
    return render(request, "posts/correction.html", context)

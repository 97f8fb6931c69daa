"""Reading one message: its page, its versions, its text ready to copy."""

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from klaten_medsos.audit.models import Entry
from klaten_medsos.dates import format_datetime, now
from posts.links.reading import report_of
from posts.models import MatrixOverride, Post, Review
from posts.permissions import can_comment
from posts.planning.matrix import unserved_segments
from posts.reading import read_version
from posts.rules import hints_of, missing_to_submit
from posts.versions import changes, word_diff
from posts.views.comments import threads_of, unsaved
from posts.views.steps import steps_for
from posts.views.words import attached_to, facts_of, in_words, wordings_shown
from posts.workflow import OPEN, Status


@require_safe
def detail(request, pk):
    posts = Post.objects.visible_to(request.user)
    post = get_object_or_404(posts.select_related("unit", "author", "current_version"), pk=pk)
    content = post.current_version.content
    missing = missing_to_submit(content, (), post.scheduled_for, now()) if post.is_editable else []
    may_comment = can_comment(request.user, post)
    planned = [("Rencana terbit", format_datetime(post.scheduled_for))] if post.scheduled_for else []
    if post.tiers > 1 and post.submitted_at:
        planned.append(("Persetujuan", f"{post.tiers_passed} dari {post.tiers} jenjang"))
    is_undecided = post.is_editable or post.status == Status.WAITING
    context = {
        "post": post,
        "facts": [("Unit", post.unit.name), ("Penulis", post.author.name), *planned, *facts_of(content)],
        "reading": read_version(content) if is_undecided and post.text else None,
        "missing": missing,
        "hints": hints_of(content) if is_undecided else [],
        "links": report_of(content) if post.status in OPEN else None,
        "may_try_links": settings.LINK_CHECK and may_comment,
        "wordings": wordings_shown(content, is_checked=is_undecided),
        "attached": attached_to(post, content),
        "steps": steps_for(request.user, post, is_complete=not missing),
        "threads": threads_of(post, content) if may_comment else [],
        "may_comment": may_comment,
        "unsaved": unsaved(request, post),
        "versions": post.versions.select_related("editor"),
        "reviews": Review.objects.filter(version__post=post).select_related("reviewer", "version"),
        "publications": post.publications.select_related("account", "recorded_by"),
        "unserved": unserved_segments(post) if is_undecided else [],
        "passed_over": MatrixOverride.objects.filter(version__post=post).select_related(
            "version", "passed_by"
        ),
        "held": post.held_proofs.select_related("account"),
        "corrections": post.corrections.select_related("proposed_by", "version"),
        "events": Entry.objects.on(post),
    }
    return render(request, "posts/detail.html", context)


@require_safe
def versions(request, pk):
    """Two versions side by side in words; without a choice the last two."""
    posts = Post.objects.visible_to(request.user)
    post = get_object_or_404(posts.select_related("unit"), pk=pk)
    known = {version.number: version for version in post.versions.select_related("editor")}
    newest = max(known)
    after = known[_number(request, "ke", known, newest)]
    before = known[_number(request, "dari", known, max(1, after.number - 1))]
    context = {
        "post": post,
        "versions": list(known.values()),
        "before": before,
        "after": after,
        "pieces": word_diff(before.content["text"], after.content["text"]),
        "changes": changes(before.content, after.content, in_words),
    }
    return render(request, "posts/versions.html", context)


def _number(request, name, known, otherwise):
    given = request.GET.get(name, "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else otherwise
    return number if number in known else otherwise

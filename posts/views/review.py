"""The pejabat's page: exactly one version, and one form to decide on it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd.reauthentication import required_recently
from posts import actions, permissions
from posts.checking import gates
from posts.forms import ReviewForm
from posts.links.reading import report_of
from posts.models import Decision, Post, Review
from posts.reading import read_version
from posts.views.comments import threads_of, unsaved
from posts.views.words import attached_to, facts_of, wordings_shown
from posts.workflow import Status

DONE = {
    Decision.APPROVED: "Pesan disetujui. Petugas dapat menerbitkannya.",
    Decision.REVISION: "Pesan dikembalikan untuk direvisi.",
    Decision.REJECTED: "Pesan ditolak.",
}


@require_http_methods(["GET", "HEAD", "POST"])
@required_recently
def review(request, pk):
    posts = Post.objects.visible_to(request.user)
    post = get_object_or_404(
        posts.select_related("unit", "author", "submitted_by", "current_version__editor"), pk=pk
    )
    permissions.check_can_review_post(request.user, post)
    if request.method != "POST" and post.standing_at() != Status.WAITING:
        messages.info(request, "Pesan ini tidak sedang menunggu keputusan.")
        return redirect(post)
    version = post.current_version
    reading = read_version(version.content)
    form, status = _bound(request, version, reading), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _decide(post, form.cleaned_data, request.user)
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, DONE[form.cleaned_data["decision"]])
                return redirect("posts:detail", post.pk)
    context = {
        "post": post,
        "version": version,
        "facts": facts_of(version.content),
        "reading": reading,
        "wordings": wordings_shown(version.content),
        "attached": attached_to(post, version.content),
        "links": report_of(version.content),
        "form": form,
        "threads": threads_of(post, version.content),
        "unsaved": unsaved(request, post),
        "reviews": Review.objects.filter(version__post=post).select_related("reviewer", "version"),
    }
    return render(request, "posts/review.html", context, status=status)


def _bound(request, version, reading):
    seen = gates.inspect(version.content)
    about = {"has_blocking": bool(reading.blocking or seen.blocking), "findings": seen.findings}
    if request.method == "POST":
        return ReviewForm(request.POST, **about)
    shown = {"version": version.pk, "content_hash": version.content_hash}
    return ReviewForm(initial=shown, **about)


def _decide(post, given, by):
    """The decision counts only for the version that was on the screen."""
    version = post.versions.filter(pk=given["version"], content_hash=given["content_hash"]).first()
    if version is None:
        raise StateChanged(
            "Keputusan ini tidak menunjuk versi pesan yang ada.",
            fix="Muat ulang halaman lalu putuskan kembali.",
        )
    right = given.get("right_findings", [])
    if given["decision"] == Decision.APPROVED:
        reason = given.get("override_reason", "")
        actions.approve_post(
            post=post,
            version=version,
            by=by,
            note=given["note"],
            override_reason=reason,
            right_findings=right,
        )
    elif given["decision"] == Decision.REVISION:
        actions.return_post(post=post, version=version, by=by, note=given["note"], right_findings=right)
    else:
        actions.reject_post(post=post, version=version, by=by, note=given["note"], right_findings=right)

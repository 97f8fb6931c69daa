"""Remarks on passages of a message, for the unit only."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from klaten_medsos.exceptions import RuleBroken
from posts import actions, permissions
from posts.models import Comment, Post
from posts.wording import texts_of


def _seen(request, pk):
    posts = Post.objects.visible_to(request.user).select_related("unit", "current_version")
    post = get_object_or_404(posts, pk=pk)
    permissions.check_can_comment(request.user, post)
    return post


def _back(request, post):
    page = "posts:review" if request.POST.get("dari") == "tinjau" else "posts:detail"
    response = redirect(page, post.pk)
    response["Location"] += "#komentar"
    return response


@require_POST
def comment(request, pk):
    post = _seen(request, pk)
    given = request.POST.get("atas", "")
    parent = None
    if given:
        ours = Comment.objects.filter(version__post=post, parent=None).select_related("version")
        parent = get_object_or_404(ours, pk=given if given.isdecimal() and len(given) < 18 else 0)
    try:
        actions.comment_on_version(
            version=post.current_version, text=request.POST.get("komentar", ""), by=request.user,
            quote=request.POST.get("kutipan", ""), where=request.POST.get("teks", "")[:240], parent=parent,
        )  # fmt: skip
    except RuleBroken as refused:
        # the words come back in the form, so that nothing typed is lost
        request.session["komentar"] = {
            "post": post.pk,
            "text": request.POST.get("komentar", "")[:3000],
            "quote": request.POST.get("kutipan", "")[:1500],
        }
        messages.error(request, str(refused))
    else:
        messages.success(request, "Komentar disimpan; hanya unit Anda yang membacanya.")
    return _back(request, post)


@require_POST
def resolve(request, pk, comment_pk):
    post = _seen(request, pk)
    ours = Comment.objects.filter(version__post=post).select_related("version__post__unit")
    actions.resolve_comment(comment=get_object_or_404(ours, pk=comment_pk), by=request.user)
    messages.success(request, "Percakapan ditandai selesai.")
    return _back(request, post)


def threads_of(post, content) -> list[dict]:
    """Each thread with its answers, and whether its passage still stands in ``content``; two queries."""
    rows = list(Comment.objects.filter(version__post=post).select_related("author", "resolved_by", "version"))
    answers = {}
    for row in rows:
        if row.parent_id:
            answers.setdefault(row.parent_id, []).append(row)
    texts = {key: text for key, _, text in texts_of(content)}
    return [
        {
            "comment": row,
            "answers": answers.get(row.pk, []),
            "stands": not row.quote or row.quote in texts.get(row.where, ""),
        }
        for row in rows
        if row.parent_id is None
    ]


def unsaved(request, post) -> dict:
    """What was typed in a remark that could not be kept; shown once."""
    kept = request.session.get("komentar")
    if not kept or kept.get("post") != post.pk:
        return {}
    del request.session["komentar"]
    return kept

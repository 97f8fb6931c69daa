"""Writing a correction."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from klaten_medsos.exceptions import RuleBroken, StateChanged
from posts.corrections import actions, permissions
from posts.corrections.forms import CorrectionForm
from posts.corrections.views.found import GET_AND_POST, seen_by
from posts.corrections.workflow import ON_THE_DESK
from posts.models import Post
from posts.versions import word_diff
from posts.workflow import Status


@GET_AND_POST
def correct(request, pk):
    """Begin a correction; one that is not finished is gone on with."""
    post = get_object_or_404(
        Post.objects.visible_to(request.user).select_related("unit", "current_version"), pk=pk
    )
    permissions.check_can_correct_post(request.user, post)
    if request.method != "POST":
        if post.status != Status.PUBLISHED:
            messages.info(request, "Hanya pesan yang sudah terbit yang dikoreksi.")
            return redirect(post)
        if begun := post.corrections.undecided().first():
            messages.info(request, "Koreksi pesan ini sudah dimulai dan belum selesai.")
            return redirect("posts:correction", begun.pk)
    shown = {"post": post, "shown": post.current_version.content}
    if request.method != "POST":
        return _editor(request, post, CorrectionForm(**shown, revision=post.revision), 200)
    form, status, stored = CorrectionForm(request.POST, request.FILES, **shown), 422, None
    if form.is_valid():
        try:
            revision = form.cleaned_data["revision"] or 0
            made = actions.draft_correction(post=post, by=request.user, revision=revision, **form.words())
        except StateChanged as refused:  # what was typed stays in the form
            if saved := _saved_just_now(request, post, form):
                return redirect("posts:correction", saved.pk)
            status, stored = 409, get_object_or_404(Post.objects.select_related("current_version"), pk=pk)
            form = _again(request, stored, stored.current_version, stored.revision, refused)
        except RuleBroken as refused:
            form.add_problems(refused)
            form.ask_for_files_again()
        else:
            messages.success(request, "Koreksi disimpan. Periksa perubahannya, lalu ajukan ke pejabat.")
            return redirect("posts:correction", made.pk)
    return _editor(request, post, form, status, stored=stored and stored.current_version)


def _saved_just_now(request, post, form):
    """The correction that the first press of the same button made."""
    given = form.cleaned_data
    mine = post.corrections.undecided().filter(proposed_by=request.user, reason=given["reason"].strip())
    texts = mine.select_related("version")
    return next((one for one in texts if one.version.content["text"] == given["text"].strip()), None)


@GET_AND_POST
def edit(request, pk):
    change = seen_by(request.user, pk)
    permissions.check_can_correct_post(request.user, change.post)
    if request.method != "POST":
        if change.status not in ON_THE_DESK:
            messages.info(request, "Koreksi ini tidak sedang berada di meja petugas.")
            return redirect("posts:correction", pk)
        form = CorrectionForm(
            post=change.post, shown=change.version.content, reason=change.reason, revision=change.revision
        )
        return _editor(request, change.post, form, 200, change)
    form = CorrectionForm(request.POST, request.FILES, post=change.post, shown=change.version.content)
    status, stored = 422, None
    if form.is_valid():
        try:
            revision = form.cleaned_data["revision"] or 0
            actions.edit_correction(correction=change, revision=revision, by=request.user, **form.words())
        except StateChanged as refused:
            found = seen_by(request.user, pk)
            status, stored = 409, found.version
            form = _again(request, found.post, found.version, found.revision, refused)
        except RuleBroken as refused:
            form.add_problems(refused)
            form.ask_for_files_again()
        else:
            messages.success(request, "Perubahan koreksi disimpan.")
            return redirect("posts:correction", pk)
    return _editor(request, change.post, form, status, change, stored)


def _again(request, post, version, revision, refused):
    """What was typed, in a form that knows the newest revision; saving it once more is meant."""
    typed = request.POST.copy()
    typed["revision"] = str(revision)
    CorrectionForm(post=post, shown=version.content).fill_in(typed)
    form = CorrectionForm(typed, request.FILES, post=post, shown=version.content)
    form.add_problems(refused)
    form.ask_for_files_again()
    return form


def _editor(request, post, form, status, change=None, stored=None):
    """``stored``: the version that stands there meanwhile, to be laid beside what was typed."""
    context = {"post": post, "form": form, "change": change, "stored": stored}
    if stored is not None:
        context["pieces"] = word_diff(stored.content["text"], request.POST.get("text", ""))
    return render(request, "posts/correct.html", context, status=status)

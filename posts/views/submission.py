"""Handing a message in, taking it back, giving it a time, putting it away."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from klaten_medsos.exceptions import RuleBroken
from opd import sop
from posts import actions, permissions
from posts.checking import gates
from posts.forms import ChecklistForm, ScheduleForm
from posts.links.reading import report_of
from posts.models import Post
from posts.planning.matrix import unserved_segments
from posts.reading import read_version
from posts.rules import hints_of, missing_to_submit
from posts.views.reasons import with_reason
from posts.views.words import attached_to, facts_of, wordings_shown
from posts.workflow import EDITABLE, OPEN, Status


def _seen(request, pk):
    posts = Post.objects.visible_to(request.user)
    return get_object_or_404(posts.select_related("unit", "current_version"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request, pk):
    """What is handed in, and the SOP's checklist; the same page without JavaScript."""
    post = _seen(request, pk)
    permissions.check_can_submit_post(request.user, post)
    if request.method != "POST" and not post.is_editable:
        messages.info(request, "Pesan ini tidak sedang berada di meja petugas.")
        return redirect(post)
    terms = sop.parameters()
    content = post.current_version.content
    warned = bool(gates.inspect(content).warnings)
    form, status = ChecklistForm(request.POST or None, lines=terms.checklist, has_warnings=warned), 200
    if request.method == "POST":
        form, status = ChecklistForm(request.POST, lines=terms.checklist, has_warnings=warned), 422
        if form.is_valid():
            try:
                revision = form.cleaned_data["revision"]
                checked = form.cleaned_data.get("findings_checked", False)
                actions.submit_post(
                    post=post, by=request.user, checklist=form.confirmed(), revision=revision,
                    findings_checked=checked,
                )  # fmt: skip
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, "Pesan diajukan. Pejabat unit Anda telah diberi tahu.")
                return redirect(post)
    context = {
        "unserved": unserved_segments(post),
        "reading": read_version(content),
        "post": post,
        "form": form,
        "terms": terms,
        "content": content,
        "links": report_of(content),
        "facts": facts_of(content),
        "missing": missing_to_submit(content),
        "hints": hints_of(content),
        "wordings": wordings_shown(content),
        "attached": attached_to(post, content),
    }
    return render(request, "posts/submit.html", context, status=status)


@require_POST
def recall(request, pk):
    post = _seen(request, pk)
    actions.recall_post(post=post, by=request.user)
    messages.success(request, "Pesan diambil kembali dan dapat disunting.")
    return redirect(post)


@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request, pk):
    post = _seen(request, pk)
    permissions.check_can_schedule_post(request.user, post)
    if request.method != "POST" and post.standing_at() not in OPEN:
        messages.info(request, "Waktu pesan ini tidak dapat diubah lagi.")
        return redirect(post)
    form, status = ScheduleForm(request.POST or None, initial={"scheduled_for": post.scheduled_for}), 200
    if request.method == "POST":
        form, status = ScheduleForm(request.POST), 422
        if form.is_valid():
            try:
                actions.schedule_post(
                    post=post, scheduled_for=form.cleaned_data["scheduled_for"], by=request.user
                )
            except RuleBroken as refused:
                form.add_refusal(refused, "scheduled_for")
            else:
                messages.success(request, "Rencana terbit disimpan.")
                return redirect(post)
    return render(request, "posts/schedule.html", {"post": post, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def abandon(request, pk):
    return with_reason(
        request, pk, permissions.check_can_edit_post, actions.abandon_post, (*EDITABLE, Status.EXPIRED),
        title="Batalkan pesan", verb="Batalkan pesan", done="Pesan dibatalkan; catatannya tetap tersimpan.",
        explanation="Pesan tidak akan terbit dan hilang dari daftar kerja. Isinya tetap tersimpan dan dapat disalin "
        "menjadi pesan baru.",
    )  # fmt: skip

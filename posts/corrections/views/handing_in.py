"""Handing a correction in, taking it back, giving it up."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from klaten_medsos.exceptions import RuleBroken
from opd import sop
from posts.checking import gates
from posts.corrections import actions, permissions
from posts.corrections.shown import differences
from posts.corrections.views.found import GET_AND_POST, seen_by
from posts.corrections.workflow import ON_THE_DESK
from posts.forms import ChecklistForm, ReasonForm
from posts.links.reading import report_of
from posts.reading import read_version
from posts.rules import hints_of, missing_to_submit


@GET_AND_POST
def submit(request, pk):
    """What is handed in, and the SOP's checklist."""
    change = seen_by(request.user, pk)
    permissions.check_can_submit_correction(request.user, change)
    if request.method != "POST" and change.status not in ON_THE_DESK:
        messages.info(request, "Koreksi ini tidak sedang berada di meja petugas.")
        return redirect("posts:correction", pk)
    terms = sop.parameters()
    content = change.version.content
    warned = bool(gates.inspect(content).warnings)
    form, status = ChecklistForm(lines=terms.checklist, has_warnings=warned), 200
    if request.method == "POST":
        form, status = ChecklistForm(request.POST, lines=terms.checklist, has_warnings=warned), 422
        if form.is_valid():
            try:
                actions.submit_correction(
                    correction=change, by=request.user, checklist=form.confirmed(),
                    revision=form.cleaned_data["revision"],
                    findings_checked=form.cleaned_data.get("findings_checked", False),
                )  # fmt: skip
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, "Koreksi diajukan kepada pejabat. Yang terbit belum berubah.")
                return redirect("posts:correction", pk)
    context = {
        "change": change,
        "post": change.post,
        "form": form,
        "terms": terms,
        "missing": missing_to_submit(content),
        "hints": hints_of(content),
        "links": report_of(content),
        "reading": read_version(content),
        **differences(change),
    }
    return render(request, "posts/correction_submit.html", context, status=status)


@require_POST
def recall(request, pk):
    change = seen_by(request.user, pk)
    actions.recall_correction(correction=change, by=request.user)
    messages.success(request, "Koreksi diambil kembali dan dapat disunting.")
    return redirect("posts:correction", pk)


@GET_AND_POST
def cancel(request, pk):
    change = seen_by(request.user, pk)
    permissions.check_can_correct_post(request.user, change.post)
    if request.method != "POST" and change.status not in ON_THE_DESK:
        messages.info(request, "Keadaan koreksi ini sudah berubah.")
        return redirect("posts:correction", pk)
    form, status = ReasonForm(), 200
    if request.method == "POST":
        form, status = ReasonForm(request.POST), 422
        if form.is_valid():
            try:
                actions.cancel_correction(
                    correction=change, reason=form.cleaned_data["reason"], by=request.user
                )
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, "Koreksi dibatalkan; catatannya tetap tersimpan.")
                return redirect(change.post)
    context = {
        "post": change.post, "form": form, "title": "Batalkan koreksi", "verb": "Batalkan koreksi",
        "explanation": "Yang terbit tetap seperti sekarang. Usulan ini tetap tersimpan pada riwayat.",
    }  # fmt: skip
    return render(request, "posts/reason.html", context, status=status)

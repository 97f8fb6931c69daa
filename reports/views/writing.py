"""Writing: one huruf, one planned action, one answer at a time; works without scripts."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.regulation import ReportSection
from reports import actions, permissions
from reports.actions.guards import check_editable
from reports.content import report_content
from reports.drawing import draw
from reports.forms import AnswerForm, PlanForm, SectionForm
from reports.models import FollowUp, PlannedAction
from reports.views.pages import report_or_404

WRITE = ["GET", "HEAD", "POST"]


def _editable_or_refused(request, pk):
    report = report_or_404(request, pk)
    permissions.check_can_edit_report(request.user, report)
    check_editable(report)
    return report


def _part(letter):
    try:
        return ReportSection.from_letter(letter)
    except ValueError:
        raise Http404 from None


@require_http_methods(WRITE)
def edit_section(request, pk, letter):
    """Write under one huruf with its figures beside; saved by another meanwhile: both texts are shown."""
    part = _part(letter)
    report = _editable_or_refused(request, pk)
    section = report.sections.get(letter=part.letter)
    names = ("revision", "narrative", "internal_obstacles", "external_obstacles")
    form = SectionForm(
        request.POST or None, part=part, initial={name: getattr(section, name) for name in names}
    )
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                actions.edit_section(report=report, letter=part.letter, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            except StateChanged:
                return _conflict(request, report, section, part)
            else:
                messages.success(request, f"Huruf {part.letter} disimpan.")
                return redirect(f"{report.get_absolute_url()}#huruf-{part.letter}")
    content = next(s for s in report_content(report)["sections"] if s["letter"] == part.letter)
    context = {
        "report": report,
        "part": content | {"charts": [draw(chart) for chart in content["charts"]]},
        "form": form,
        "note": report.return_notes.filter(round=report.round, letter=part.letter).first(),
    }
    return render(request, "reports/edit_section.html", context, status=status)


def _conflict(request, report, section, part):
    """Both texts side by side; what was typed stays in the form and may be saved over the newer one."""
    report.refresh_from_db()
    check_editable(report)
    section.refresh_from_db()
    sent = request.POST.copy()
    sent["revision"] = section.revision
    form = SectionForm(sent, part=part)
    form.is_valid()
    context = {"report": report, "section": section, "part": part, "form": form}
    return render(request, "reports/conflict.html", context, status=409)


@require_http_methods(WRITE)
def plan(request, pk, planned=None):
    """Add a row to the plan, or change one."""
    report = _editable_or_refused(request, pk)
    row = get_object_or_404(report.planned_actions, pk=planned) if planned else None
    form = PlanForm(request.POST or None, instance=row or PlannedAction(report=report))
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                actions.plan_action(report=report, by=request.user, planned=row, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, "Rencana tindak lanjut disimpan.")
                return redirect(f"{report.get_absolute_url()}#huruf-g")
    return render(request, "reports/plan.html", {"report": report, "form": form, "row": row}, status=status)


@require_POST
def remove_plan(request, pk, planned):
    report = report_or_404(request, pk)
    row = get_object_or_404(report.planned_actions, pk=planned)
    actions.remove_planned_action(planned=row, by=request.user)
    messages.success(request, "Rencana tindak lanjut dihapus.")
    return redirect(f"{report.get_absolute_url()}#huruf-g")


@require_http_methods(WRITE)
def answer(request, pk, follow_up):
    """Answer one recommendation of last year's evaluation."""
    report = _editable_or_refused(request, pk)
    row = get_object_or_404(
        FollowUp.objects.select_related("recommendation", "report"), pk=follow_up, report=report
    )
    form = AnswerForm(request.POST or None, instance=row)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                actions.answer_recommendation(follow_up=row, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, "Jawaban atas rekomendasi disimpan.")
                return redirect(f"{report.get_absolute_url()}#huruf-g")
    return render(request, "reports/answer.html", {"report": report, "form": form, "row": row}, status=status)

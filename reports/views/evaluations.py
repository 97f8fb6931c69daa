"""The Bupati's evaluation: its page, its form, and making it final."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd.reauthentication import required_recently
from reports import actions, grades, permissions, rules
from reports.content import evaluation_content
from reports.drawing import draw
from reports.forms import EvaluationForm
from reports.models import Document, DocumentKind, Evaluation
from reports.views.pages import report_or_404


def _evaluation_or_404(request, pk):
    return get_object_or_404(
        Evaluation.objects.visible_to(request.user).select_related(
            "report__unit", "rubric", "started_by", "finalised_by"
        ),
        report=pk,
    )


@require_POST
def start(request, pk):
    report = report_or_404(request, pk)
    actions.start_evaluation(report=report, by=request.user)
    messages.success(request, "Lembar evaluasi dibuka; usulan nilai dihitung dari catatan.")
    return redirect("reports:evaluation_edit", pk)


@require_safe
def evaluation(request, pk):
    sheet = _evaluation_or_404(request, pk)
    content = evaluation_content(sheet)
    lines = [
        line
        for aspect in grades.sheet_of(sheet.scores.select_related("indicator")).aspects
        for line in aspect.lines
    ]
    editing = permissions.can_edit_evaluation(request.user, sheet)
    documents = Document.objects.visible_to(request.user).filter(
        report=sheet.report, kind=DocumentKind.EVALUATION
    )
    context = {
        "evaluation": sheet,
        "report": sheet.report,
        "content": content,
        "charts": [draw(chart) for chart in content["charts"]],
        "may_edit": editing,
        "problems": rules.problems_of_evaluation(lines, sheet.conclusion, content["recommendations"])
        if editing
        else [],
        "documents": documents,
        "events": Entry.objects.on(sheet),
    }
    return render(request, "reports/evaluation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Value and note per indicator beside what the records propose; drafts may be saved unfinished."""
    sheet = _evaluation_or_404(request, pk)
    permissions.check_can_evaluate(request.user)
    if not permissions.can_edit_evaluation(request.user, sheet):
        raise StateChanged("Evaluasi ini sudah ditetapkan dan tidak dapat diubah.")
    scores = list(sheet.scores.select_related("indicator"))
    form = EvaluationForm(
        request.POST or None, scores=scores, initial=EvaluationForm.initial_of(sheet, scores)
    )
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            data = form.cleaned_data
            try:
                actions.edit_evaluation(
                    evaluation=sheet, revision=data["revision"], scores=form.given, by=request.user,
                    conclusion=data["conclusion"], recommendations=data["recommendations"],
                )  # fmt: skip
            except RuleBroken as refused:
                form.add_refusal(refused)
            except StateChanged as refused:
                form, status = _conflict(request, sheet, refused), 409
            else:
                messages.success(request, "Penilaian disimpan.")
                return redirect("reports:evaluation", pk)
    context = {"evaluation": sheet, "report": sheet.report, "form": form, "aspects": _aspects(form, scores)}
    return render(request, "reports/evaluation_edit.html", context, status=status)


def _conflict(request, sheet, refused):
    """What was typed stays; saving again replaces what the other person saved, which is shown beside it."""
    sheet.refresh_from_db()
    permissions.check_can_evaluate(request.user)
    if not permissions.can_edit_evaluation(request.user, sheet):
        raise refused
    sent = request.POST.copy()
    sent["revision"] = sheet.revision
    form = EvaluationForm(sent, scores=list(sheet.scores.select_related("indicator")))
    form.is_valid()
    form.add_refusal(refused)
    form.stored = {score.indicator_id: score for score in form.scores}
    form.stored_conclusion = sheet.conclusion
    form.stored_recommendations = [row.text for row in sheet.recommendations.all()]
    return form


def _aspects(form, scores):
    """The rows of the form grouped by aspect: score, its two fields, and what is stored on a conflict."""
    grouped: dict[str, list] = {}
    stored = getattr(form, "stored", {})
    for score in scores:
        key = score.indicator_id
        row = {
            "score": score,
            "value": form[f"value_{key}"],
            "note": form[f"note_{key}"],
            "stored": stored.get(key),
        }
        grouped.setdefault(score.indicator.aspect, []).append(row)
    return list(grouped.items())


@require_POST
@required_recently
def finalise(request, pk):
    sheet = _evaluation_or_404(request, pk)
    actions.finalise_evaluation(evaluation=sheet, by=request.user)
    messages.success(request, f"Evaluasi ditetapkan dengan nomor {sheet.number}. PDF-nya sedang dibuat.")
    return redirect("reports:evaluation", pk)

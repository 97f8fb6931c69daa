"""One report: its page a to g, opening it, and its figures as CSV."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken
from klaten_medsos.sheets import csv_response
from opd.models import Unit
from reports import actions, permissions, rules
from reports.content import report_content
from reports.content.report import current_figures
from reports.deadlines import basis, due_on
from reports.drawing import draw
from reports.export import figure_rows
from reports.forms import OpenForm
from reports.models import Document, Evaluation, Report
from reports.obligations import years_owed
from reports.workflow import EDITABLE


def report_or_404(request, pk) -> Report:
    """The report, if this person may know of it."""
    return get_object_or_404(
        Report.objects.visible_to(request.user).select_related(
            "unit", "opened_by", "last_editor", "submitted_by", "signed_by", "received_by", "forwarded_by"
        ),
        pk=pk,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """Begin the report of an own unit; begun already, it is simply shown."""
    units = Unit.objects.reporting().filter(pk__in=request.user.standing.units)
    if not units:
        raise NotAllowed(
            "Anda tidak tercatat pada Perangkat Daerah yang menyusun laporan.",
            fix="Minta Diskominfo mencatat keanggotaan Anda.",
            citation="Pasal 19 ayat (1)",
        )
    start = {"tahun": request.GET.get("tahun") or years_owed()[1], "unit": request.GET.get("unit")}
    form = OpenForm(request.POST or None, units=units, initial=start)
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                report = actions.open_report(
                    unit=form.cleaned_data["unit"], year=form.cleaned_data["tahun"], by=request.user
                )
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(
                    request, f"Laporan tahun {report.year} dibuka. Angkanya dihitung dari catatan."
                )
                return redirect(report)
        status = 422
    return render(request, "reports/create.html", {"form": form}, status=status)


@require_safe
def detail(request, pk):
    report = report_or_404(request, pk)
    user = request.user
    sections = {section.letter: section for section in report.sections.all()}
    follow_ups = list(report.follow_ups.select_related("recommendation"))
    planned = list(report.planned_actions.all())
    content = report_content(report)
    editing = permissions.can_edit_report(user, report)
    # notes and the way to the pejabat are the unit's and Diskominfo's business, not the Bupati's
    inside = report.unit_id in user.standing.units or user.standing.sees_everything
    notes = {note.letter: note for note in report.return_notes.filter(round=report.round)} if inside else {}
    problems = rules.problems_of_report(sections, planned, follow_ups) if report.status in EDITABLE else []
    context = {
        "report": report,
        "content": content,
        "parts": [_part(section, notes) for section in content["sections"]],
        "problems": problems,
        "follow_ups": follow_ups,
        "planned": planned,
        "due_on": due_on(report.year),
        "basis": basis(report.year),
        "may": _may(user, report, editing),
        "inside": inside,
        "events": Entry.objects.on(report) if inside else [],
        "documents": Document.objects.visible_to(user).filter(report=report),
        "evaluation": Evaluation.objects.visible_to(user).filter(report=report).first(),
    }
    return render(request, "reports/detail.html", context)


def _part(section, notes) -> dict:
    note = notes.get(section["letter"])
    return section | {"charts": [draw(chart) for chart in section["charts"]], "note": note}


def _may(user, report, editing) -> dict:
    return {
        "edit": editing,
        "submit": permissions.can_submit_report(user, report),
        "sign": permissions.can_sign_report(user, report),
        "send_back": permissions.can_send_back_report(user, report),
        "receive": permissions.can_receive_report(user, report),
        "return_": permissions.can_return_report(user, report),
        "forward": permissions.can_forward_report(user, report),
        "evaluate": permissions.can_start_evaluation(user, report),
    }


@require_safe
def figures_csv(request, pk):
    """Every figure of the report, exactly as counted or frozen."""
    report = report_or_404(request, pk)
    name = f"angka-{report.unit.code.lower()}-{report.year}.csv"
    return csv_response(name, ("Huruf", "Ukuran", "Nilai"), figure_rows(current_figures(report)))

"""Handing the report on: each button is one action."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from klaten_medsos.exceptions import RuleBroken
from opd.reauthentication import required_recently
from reports import actions, permissions
from reports.forms import NotesForm
from reports.views.pages import report_or_404


@require_POST
def submit(request, pk):
    report = report_or_404(request, pk)
    actions.submit_report(report=report, by=request.user)
    messages.success(request, "Laporan diajukan; pejabat akan memeriksa dan mengesahkannya.")
    return redirect(report)


@require_POST
@required_recently
def sign(request, pk):
    report = report_or_404(request, pk)
    actions.sign_report(report=report, by=request.user)
    messages.success(request, "Laporan disahkan dan dikirim ke Diskominfo. PDF-nya sedang dibuat.")
    return redirect(report)


@require_POST
def receive(request, pk):
    report = report_or_404(request, pk)
    actions.receive_report(report=report, by=request.user)
    messages.success(request, f"Laporan diterima dengan nomor {report.receipt_number}.")
    return redirect(report)


@require_POST
@required_recently
def forward(request, pk):
    report = report_or_404(request, pk)
    actions.forward_report(report=report, by=request.user)
    messages.success(request, "Laporan diteruskan kepada Bupati.")
    return redirect(report)


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request, pk):
    """The pejabat asks the petugas for corrections."""
    words = {"heading": "Kembalikan kepada petugas", "done": "Laporan dikembalikan kepada petugas."}
    return _with_notes(request, pk, permissions.check_can_send_back_report, actions.send_back_report, words)


@require_http_methods(["GET", "HEAD", "POST"])
def return_(request, pk):
    """Diskominfo returns it for completeness."""
    words = {"heading": "Kembalikan untuk dilengkapi", "done": "Laporan dikembalikan kepada unit."}
    return _with_notes(request, pk, permissions.check_can_return_report, actions.return_report, words)


def _with_notes(request, pk, check, action, words):
    report = report_or_404(request, pk)
    check(request.user, report)
    form = NotesForm(request.POST or None)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                action(report=report, notes=form.notes, by=request.user)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, words["done"])
                return redirect(report)
    return render(request, "reports/notes.html", {"report": report, "form": form, **words}, status=status)

"""Importing a table of accounts: upload, see what each line becomes, choose, register, take back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, imports, permissions, tasks
from accounts.actions.imports import is_short
from accounts.forms import ChosenLinesForm, ImportForm
from accounts.models import ImportBatch, RowState
from accounts.workflow import Status
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.jobs import JobState
from klaten_medsos.sheets import csv_response, xlsx_response

BUSY = (JobState.WANTED, JobState.WORKING)


@require_http_methods(["GET", "HEAD", "POST"])
def import_accounts(request):
    """Upload a table; what it says is kept for the next page, nothing is registered."""
    units = permissions.units_to_import(request.user)
    form, status = ImportForm(request.POST or None, request.FILES or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.cleaned_data
            try:
                batch = actions.read_accounts(
                    upload=said["file"], purpose=said["purpose"], segments=said["segments"], by=request.user
                )
            except RuleBroken as refused:
                form.add_refusal(refused, "file")
            except ValidationError as refused:
                form.add_error("file", refused)
            else:
                return redirect(batch)
    earlier = ImportBatch.objects.visible_to(request.user).select_related("uploaded_by")[:10]
    context = {"form": form, "earlier": earlier, "units": units, "columns": imports.TEMPLATE}
    return render(request, "accounts/import.html", context, status=status)


def _found(request, pk):
    batches = ImportBatch.objects.visible_to(request.user).select_related("uploaded_by", "applied_by")
    return get_object_or_404(batches, pk=pk)


def _context(request, batch, form=None) -> dict:
    rows = list(batch.rows.select_related("unit", "account"))
    by_state = {state: [row for row in rows if row.finding == state] for state in RowState}
    is_done = batch.applied_at is not None and batch.job_state == JobState.DONE
    registered = [row for row in rows if row.account_id]
    return {
        "batch": batch,
        "form": form or ChosenLinesForm(batch=batch),
        "ready": by_state[RowState.READY],
        "known": by_state[RowState.KNOWN],
        "wrong": by_state[RowState.WRONG],
        "total": len(rows),
        "registered": registered,
        "is_busy": batch.job_state in BUSY,
        "is_done": is_done,
        "choosing": not registered
        and batch.job_state not in BUSY
        and batch.undone_at is None
        and permissions.can_apply_import(request.user, batch),
        "may_undo": batch.undone_at is None
        and any(row.account.status in (Status.PROPOSED, Status.RETURNED) for row in registered)
        and permissions.can_apply_import(request.user, batch),
    }


@require_safe
def batch(request, pk):
    """What each line says and what became of it."""
    return render(request, "accounts/batch.html", _context(request, _found(request, pk)))


@require_safe
def batch_progress(request, pk):
    """The part of the page that changes while the worker registers."""
    batch = _found(request, pk)
    response = render(request, "accounts/_batch_state.html", _context(request, batch))
    if batch.job_state not in BUSY:
        response.headers["X-Poll"] = "stop"
    return response


@require_POST
def apply_batch(request, pk):
    """Register the chosen lines: a short list now, a long one by the worker."""
    batch = _found(request, pk)
    permissions.check_can_apply_import(request.user, batch)
    form = ChosenLinesForm(request.POST, batch=batch)
    try:
        if form.is_valid():
            batch = actions.want_import(batch=batch, rows=form.chosen(), by=request.user)
            if is_short(batch):
                tasks.register_import(batch.pk)
            return redirect(batch)
    except RuleBroken as refused:
        form.add_refusal(refused, "rows")
    return render(request, "accounts/batch.html", _context(request, batch, form), status=422)


@require_POST
def undo_batch(request, pk):
    """Take back every proposal of the import that is not verified yet."""
    batch = _found(request, pk)
    try:
        count = actions.undo_import(batch=batch, by=request.user)
    except RuleBroken as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{count} usulan dari impor ini dibatalkan.")
    return redirect(batch)


@require_safe
def import_template_csv(request):
    return csv_response("templat-akun.csv", imports.TEMPLATE, [imports.EXAMPLE])


@require_safe
def import_template_xlsx(request):
    return xlsx_response("templat-akun.xlsx", imports.TEMPLATE, [imports.EXAMPLE], sheet="Akun")

"""The way back after a break-in, step by step; the page is also the paper to carry."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts import actions, permissions, runbook
from accounts.forms import TickForm
from accounts.models import CompromiseCase, CompromiseStep
from klaten_medsos import dates


@require_safe
def case(request, pk):
    cases = CompromiseCase.objects.visible_to(request.user)
    related = ("account__unit", "account__custodian", "opened_by", "closed_by")
    return _page(request, get_object_or_404(cases.select_related(*related), pk=pk))


def _page(request, case, status=200):
    steps = list(case.steps.select_related("done_by"))
    now = dates.now()
    for step in steps:
        step.guidance = runbook.GUIDANCE[runbook.Step(step.step)]
        step.is_overdue = step.done_at is None and step.due_at < now and case.closed_at is None
    account = case.account
    context = {
        "case": case,
        "account": account,
        "steps": steps,
        "form": TickForm(),
        "next_step": next((step for step in steps if step.done_at is None), None),
        "may_tick": case.closed_at is None and permissions.can_view_custody(request.user, account),
        "may_reinstate": permissions.can_reinstate_account(request.user, account),
        "now": now,
    }
    return render(request, "accounts/case.html", context, status=status)


@require_POST
def tick(request, pk):
    """Say that one step is done; ``pk`` is the step."""
    cases = CompromiseCase.objects.visible_to(request.user)
    steps = CompromiseStep.objects.select_related("case__account__unit").filter(case__in=cases)
    step = get_object_or_404(steps, pk=pk)
    form = TickForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Catatan tidak dapat disimpan: paling banyak 300 karakter.")
        return redirect(step.case)
    actions.tick_step(step=step, note=form.cleaned_data["note"], by=request.user)
    messages.success(request, f"Langkah “{step.get_step_display()}” ditandai selesai.")
    return redirect(step.case)

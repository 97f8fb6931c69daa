"""Pages of the figures."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Account
from klaten_medsos.exceptions import RuleBroken
from metrics import actions
from metrics.forms import MeasurementForm
from metrics.models import Measurement


@require_safe
def measurement_list(request):
    rows = Measurement.objects.visible_to(request.user).select_related("account__unit", "recorded_by")
    page = Paginator(rows, 25).get_page(request.GET.get("halaman"))
    may_add = bool(request.user.standing.units)
    return render(request, "metrics/list.html", {"page": page, "may_add": may_add})


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """Record one figure; the period stays filled in for the next one."""
    accounts = Account.objects.official().filter(unit__in=request.user.standing.units).select_related("unit")
    form = MeasurementForm(request.POST or None, accounts=accounts, initial=request.GET.dict())
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                measurement = actions.record_measurement(by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(
                    request, f"{measurement.get_metric_display()} {measurement.account.handle} dicatat."
                )
                return redirect("metrics:list")
        status = 422
    return render(request, "metrics/create.html", {"form": form, "accounts": accounts}, status=status)

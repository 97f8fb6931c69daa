"""Accounts per kind of media and the segments they serve, for one unit or for all."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import statistics as figures
from accounts.forms import StatisticsForm
from accounts.models import Account
from klaten_medsos import dates
from klaten_medsos.sheets import csv_response, xlsx_response


def _counted(request):
    """The form, the unit (or None for the kabupaten), the counts per letter, and the matrix."""
    form = StatisticsForm(request.GET or None)
    unit = form.cleaned_data.get("unit") if form.is_valid() else None
    accounts = Account.objects.visible_to(request.user).official()
    if unit:
        accounts = accounts.filter(unit=unit)
        matrix = figures.matrix_of_unit(unit, accounts.order_by("platform", "handle"))
    else:
        matrix = figures.matrix_of_kabupaten(accounts)
    return form, unit, figures.media_counts(accounts), matrix


@require_safe
def statistics(request):
    form, unit, counts, matrix = _counted(request)
    context = {
        "form": form,
        "unit": unit,
        "counts": counts,
        "total": sum(line.count for line in counts),
        "matrix": matrix,
        "query": request.GET.urlencode(),
    }
    return render(request, "accounts/statistics.html", context)


def _table(request):
    _, _, _, matrix = _counted(request)
    headers = ["Segmen khalayak", *matrix.columns, "Jumlah"]
    return headers, [[row.segment, *row.cells, row.total] for row in matrix.rows]


@require_safe
def statistics_csv(request):
    return csv_response(f"segmen-akun-{dates.today():%Y-%m-%d}.csv", *_table(request))


@require_safe
def statistics_xlsx(request):
    return xlsx_response(f"segmen-akun-{dates.today():%Y-%m-%d}.xlsx", *_table(request), sheet="Segmen")

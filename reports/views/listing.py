"""The list of reports: own unit by year, all units for Diskominfo, what was forwarded for the Bupati."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from klaten_medsos import dates
from klaten_medsos.sheets import csv_response
from opd.models import Unit
from reports.deadlines import basis
from reports.forms import ALL_YEARS, NOT_OPENED, OVERDUE, ReportFilterForm
from reports.models import Report
from reports.obligations import obligations_of_unit, obligations_of_years, years_owed

SORTS = {
    "unit": lambda row: row.unit.name.casefold(),
    "tahun": lambda row: row.year,
    "status": lambda row: row.label,
    "tenggat": lambda row: row.due_on,
}


@require_safe
def report_list(request):
    standing, form = request.user.standing, ReportFilterForm(request.GET)
    context = {
        "form": form,
        "basis": basis(dates.today().year - 1),
        "own": [],
        "page": None,
        "forwarded": None,
    }
    if standing.units:
        units = Unit.objects.filter(pk__in=standing.units).order_by("name")
        context["own"] = [(unit, obligations_of_unit(unit)) for unit in units if unit.must_report]
    if standing.sees_everything:
        rows, year = _obligations(form.wanted)
        rows = _sorted(rows, request.GET.get("urut", ""))
        context |= {
            "page": Paginator(rows, 25).get_page(request.GET.get("halaman")),
            "year": year,
            "basis": basis(year or dates.today().year - 1),
            "overdue": [row.unit for row in rows if row.is_overdue] if year else [],
            "met": sum(row.is_met for row in rows),
        }
    elif standing.is_bupati_office:
        reports = _forwarded(request.user, form.wanted)
        context["forwarded"] = Paginator(reports, 25).get_page(request.GET.get("halaman"))
    return render(request, "reports/list.html", context)


@require_safe
def report_csv(request):
    """The filtered list with exact data."""
    standing, wanted = request.user.standing, ReportFilterForm(request.GET).wanted
    if standing.sees_everything:
        rows = _sorted(_obligations(wanted)[0], request.GET.get("urut", ""))
    elif standing.units:
        units = Unit.objects.filter(pk__in=standing.units).order_by("name")
        rows = [row for unit in units for row in obligations_of_unit(unit)]
    else:
        rows = []
    lines = [
        (row.unit.name, row.year, row.label, row.due_on.isoformat(), "ya" if row.is_overdue else "tidak",
         row.report.receipt_number if row.report else "")
        for row in rows
    ]  # fmt: skip
    if standing.is_bupati_office and not standing.sees_everything:
        lines += [
            (report.unit.name, report.year, report.get_status_display(), "", "tidak", report.receipt_number)
            for report in _forwarded(request.user, wanted)
        ]
    headers = ("Unit", "Tahun", "Status", "Tenggat", "Lewat tenggat", "Nomor penerimaan")
    return csv_response(f"laporan-{dates.today():%Y-%m-%d}.csv", headers, lines)


def _obligations(wanted):
    """The rows asked for, and the one year they are about (None for all years)."""
    if wanted["tahun"] == ALL_YEARS:
        year, years = None, years_owed()
    else:
        year = int(wanted["tahun"] or dates.today().year - 1)
        years = [year]
    rows = obligations_of_years(years)
    if words := wanted["q"].casefold():
        rows = [
            row for row in rows
            if words in row.unit.name.casefold() or words in row.unit.abbreviation.casefold()
        ]  # fmt: skip
    if kind := wanted["jenis"]:
        rows = [row for row in rows if row.unit.type == kind]
    if status := wanted["status"]:
        rows = [row for row in rows if _has_status(row, status)]
    return rows, year


def _has_status(row, status) -> bool:
    if status == OVERDUE:
        return row.is_overdue
    if status == NOT_OPENED:
        return row.report is None
    return row.report is not None and row.report.status == status


def _sorted(rows, wanted):
    key = SORTS.get(wanted.removeprefix("-"))
    return sorted(rows, key=key, reverse=wanted.startswith("-")) if key else rows


def _forwarded(user, wanted):
    """What came before the Bupati, newest first."""
    reports = Report.objects.visible_to(user).exclude(unit__in=user.standing.units)
    reports = reports.select_related("unit", "evaluation").order_by("-year", "unit__name")
    if wanted["tahun"] and wanted["tahun"] != ALL_YEARS:
        reports = reports.for_year(int(wanted["tahun"]))
    if wanted["status"] and wanted["status"] not in (OVERDUE, NOT_OPENED):
        reports = reports.filter(status=wanted["status"])
    if wanted["jenis"]:
        reports = reports.filter(unit__type=wanted["jenis"])
    if wanted["q"]:
        reports = reports.filter(unit__name__icontains=wanted["q"])
    return reports

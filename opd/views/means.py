"""Pages of facilities and budget (Pasal 17, 21)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.regulation import Facility as Kind
from klaten_medsos.sheets import WRITERS
from opd import actions, means_permissions
from opd.forms import BudgetLineForm, BudgetYearForm, FacilitiesForm
from opd.forms.means import seen_moment
from opd.means import Budget, budget_of, inventory_of, recap
from opd.means_rules import COMPUTERS
from opd.models import BudgetLine, Unit


def _unit(request, pk):
    unit = get_object_or_404(Unit.objects.visible_to(request.user), pk=pk)
    if not means_permissions.sees_means(request.user, unit):
        raise Http404("The means of this unit are not for this person.")
    return unit


@require_http_methods(["GET", "HEAD", "POST"])
def facilities(request, unit_pk):
    """The inventory, to read and for the unit's own people to fill, on one page."""
    unit = _unit(request, unit_pk)
    may_record = means_permissions.can_record_means(request.user, unit)
    form = FacilitiesForm(request.POST or None, unit=unit) if may_record else None
    status = 200
    if request.method == "POST":
        means_permissions.check_can_record_means(request.user, unit)
        if form.is_valid():
            try:
                actions.save_facilities(unit=unit, rows=form.rows, by=request.user, seen_at=form.seen_at)
            except StateChanged:
                form, status = form.beside(unit), 409
            else:
                messages.success(request, "Sarana dan prasarana tersimpan.")
                return redirect("opd:facilities", unit.pk)
        else:
            status = 422
    context = {
        "unit": unit, "tab": "sarana", "form": form, "inventory": inventory_of(unit), "is_conflict": status == 409,
    }  # fmt: skip
    return render(request, "opd/facilities.html", context, status=status)


@require_safe
def budget(request, unit_pk):
    unit = _unit(request, unit_pk)
    form = BudgetYearForm(request.GET or None)
    context = {
        "unit": unit,
        "tab": "anggaran",
        "form": form,
        "year": form.year,
        "year_words": str(form.year),
        "budget": budget_of(unit, form.year),
        "may_record": means_permissions.can_record_means(request.user, unit),
    }
    return render(request, "opd/budget.html", context)


@require_safe
def budget_sheet(request, unit_pk, kind):
    """The lines of a year with exact data."""
    unit = _unit(request, unit_pk)
    year = BudgetYearForm(request.GET or None).year
    headers = (
        "Tahun", "Program", "Kegiatan", "Sub-kegiatan", "Kode rekening", "Penggunaan", "Pagu (Rp)", "Realisasi (Rp)",
        "Realisasi (%)", "Melebihi pagu", "Keterangan",
    )  # fmt: skip
    rows = [
        (
            line.year, line.programme, line.activity, line.sub_activity, line.account_code, line.get_use_display(),
            line.ceiling, line.realised, _exact(line.percent), "ya" if line.is_over else "tidak", line.note,
        )
        for line in budget_of(unit, year).lines
    ]  # fmt: skip
    return WRITERS[kind](f"anggaran-{unit.code.lower()}-{year}.{kind}", headers, rows)


def _exact(percent) -> float | None:
    return None if percent is None else round(float(percent), 2)


@require_http_methods(["GET", "HEAD", "POST"])
def budget_create(request, unit_pk):
    unit = _unit(request, unit_pk)
    means_permissions.check_can_record_means(request.user, unit)
    year = BudgetYearForm(request.GET or None).year
    form = BudgetLineForm(request.POST or None, initial={"year": year})
    return _keep(request, form, BudgetLine(unit=unit), "Catat baris anggaran")


@require_http_methods(["GET", "HEAD", "POST"])
def budget_change(request, pk):
    line = _line(request, pk)
    means_permissions.check_can_record_means(request.user, line.unit)
    return _keep(request, BudgetLineForm.of(line, request.POST or None), line, "Ubah baris anggaran")


def _keep(request, form, line, heading):
    """Show the form, or keep what was typed through the action."""
    status, stored = 200, None
    if request.method == "POST":
        if form.is_valid():
            seen = seen_moment(form.cleaned_data["seen"]) if line.pk else None
            try:
                actions.save_budget_line(line=form.fill(line), by=request.user, seen_at=seen)
            except StateChanged:
                stored = get_object_or_404(BudgetLine.objects.visible_to(request.user), pk=line.pk)
                form, status = form.beside(stored), 409
            except RuleBroken as refused:
                status = 422
                form.add_refusal(refused)
            else:
                over = " Realisasi melebihi pagu; periksa kembali." if line.is_over else ""
                messages.add_message(
                    request,
                    messages.WARNING if over else messages.SUCCESS,
                    f"Baris anggaran tersimpan.{over}",
                )
                return redirect(line)
        else:
            status = 422
    context = {"unit": line.unit, "line": line, "form": form, "heading": heading, "stored": stored}
    return render(request, "opd/budget_form.html", context, status=status)


def _line(request, pk):
    return get_object_or_404(BudgetLine.objects.visible_to(request.user).select_related("unit"), pk=pk)


@require_POST
def budget_remove(request, pk):
    line = _line(request, pk)
    actions.remove_budget_line(line=line, by=request.user)
    messages.success(request, "Baris anggaran dihapus; jejaknya tetap tersimpan.")
    return redirect(line)


@require_safe
def means_recap(request):
    """All units: gaps of facilities, pagu and realisasi of a year."""
    means_permissions.check_can_read_recap(request.user)
    form = BudgetYearForm(request.GET or None)
    rows = recap(form.year, request.user)
    context = {
        "form": form,
        "year": form.year,
        "rows": rows,
        "total": Budget([line for row in rows for line in row.budget.lines]),
        "without_inventory": sum(not row.inventory.is_recorded for row in rows),
        "with_gaps": sum(bool(row.inventory.gaps) for row in rows),
        "query": request.GET.urlencode(),
        "may_open": request.user.standing.sees_everything,
    }
    return render(request, "opd/means_recap.html", context)


@require_safe
def means_recap_sheet(request, kind):
    """The same recap with exact data."""
    means_permissions.check_can_read_recap(request.user)
    year = BudgetYearForm(request.GET or None).year
    headers = (
        "Kode", "Unit", "Komputer baik", "Listrik baik", "Internet baik", "Telepon cerdas baik", "Kekurangan sarana",
        "Tahun", "Pagu (Rp)", "Realisasi (Rp)", "Realisasi (%)", "Baris melebihi pagu",
    )  # fmt: skip
    rows = [
        (
            row.unit.code, row.unit.name, row.inventory.good(*(kind.value for kind in COMPUTERS)),
            row.inventory.good(Kind.ELECTRICITY), row.inventory.good(Kind.INTERNET), row.inventory.good(Kind.SMARTPHONE),
            " ".join(row.inventory.gaps) if row.inventory.is_recorded else None, year, row.budget.ceiling,
            row.budget.realised, _exact(row.budget.percent),
            len(row.budget.over),
        )
        for row in recap(year, request.user)
    ]  # fmt: skip
    return WRITERS[kind](f"rekap-sarana-anggaran-{year}.{kind}", headers, rows)

"""Pages of units."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from klaten_medsos import dates
from klaten_medsos.sheets import csv_response
from opd import permissions
from opd.forms import UnitFilterForm
from opd.models import Appointment, Decree, Office, Unit

SORTS = {"nama": "name", "jenis": "type", "singkatan": "abbreviation"}


def _asked_units(request):
    """The filter form and the units it asks for, in the order asked for."""
    form = UnitFilterForm(request.GET or None)
    units = form.narrow(Unit.objects.visible_to(request.user).active().with_decree().select_related("parent"))
    asked = request.GET.get("urut", "")
    column = SORTS.get(asked.removeprefix("-"), "name")
    return form, units.order_by(f"-{column}" if asked.startswith("-") else column, "pk")


@require_safe
def unit_list(request):
    form, units = _asked_units(request)
    page = Paginator(units, 25).get_page(request.GET.get("halaman"))
    own = Unit.objects.filter(pk__in=request.user.standing.units).with_decree()
    query = request.GET.urlencode()
    return render(request, "opd/unit_list.html", {"form": form, "page": page, "own": own, "query": query})


@require_safe
def unit_csv(request):
    """The same list as a CSV file."""
    _, units = _asked_units(request)
    headers = ("kode", "nama", "singkatan", "jenis", "induk", "keputusan_berlaku")
    rows = (
        (unit.code, unit.name, unit.abbreviation, unit.get_type_display(),
         unit.parent.code if unit.parent else "", "ya" if unit.has_decree else "tidak")
        for unit in units
    )  # fmt: skip
    return csv_response("unit.csv", headers, rows)


@require_safe
def unit_detail(request, pk):
    unit = get_object_or_404(
        Unit.objects.visible_to(request.user).with_decree().select_related("parent"), pk=pk
    )
    visible = Decree.objects.visible_to(request.user).filter(unit=unit).select_related("signer")
    officers = Appointment.objects.in_force().filter(decree__in=visible).select_related("user", "decree")
    today = dates.today()
    decrees = list(visible.order_by("-starts_on", "-pk"))
    may_see_decrees = request.user.standing.sees_everything or permissions.is_member(request.user, unit)
    context = {
        "unit": unit,
        "heads": unit.heads.in_force(today).filter(office=Office.KEPALA),
        "children": unit.children.active().order_by("name"),
        "decrees": decrees,
        "officers": officers,
        "may_see_decrees": may_see_decrees,
        "may_see_people": permissions.can_see_people(request.user, unit),
        "may_record": permissions.can_record_decree(request.user, unit),
        "may_change": permissions.can_change_unit(request.user, unit),
        "staff_count": unit.memberships.in_force(today).filter(kind="staf").count(),
    }
    return render(request, "opd/unit_detail.html", context)

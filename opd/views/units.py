"""Pages of units, to read."""

from collections import defaultdict

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from klaten_medsos import dates
from klaten_medsos.sheets import csv_response, xlsx_response
from opd import means_permissions, permissions
from opd.departures import departures
from opd.forms import UnitFilterForm
from opd.imports import units as list_of_units
from opd.models import Appointment, Decree, DecreeDraft, Deputy, Office, Unit, UnitSuccession, UnitType
from opd.rules import vacancies

SORTS = {"nama": "name", "jenis": "type", "singkatan": "abbreviation"}


def _asked_units(request):
    """The filter form and the units it asks for, in the order asked for."""
    form = UnitFilterForm(request.GET or None)
    units = form.narrow(Unit.objects.visible_to(request.user).with_decree().select_related("parent"))
    asked = request.GET.get("urut", "")
    column = SORTS.get(asked.removeprefix("-"), "name")
    return form, units.order_by(f"-{column}" if asked.startswith("-") else column, "pk")


@require_safe
def unit_list(request):
    form, units = _asked_units(request)
    page = Paginator(units, 25).get_page(request.GET.get("halaman"))
    own = Unit.objects.filter(pk__in=request.user.standing.units).with_decree()
    query = request.GET.urlencode()
    context = {"form": form, "page": page, "own": own, "query": query}
    context["may_read_recap"] = means_permissions.can_read_recap(request.user)
    return render(request, "opd/unit_list.html", context)


@require_safe
def unit_csv(request):
    """The same list as a CSV file, which may be handed in again."""
    return _download(request, csv_response, "csv")


@require_safe
def unit_xlsx(request):
    return _download(request, xlsx_response, "xlsx")


def _download(request, respond, suffix):
    _, units = _asked_units(request)
    headers = (*list_of_units.HEADERS, "keputusan_berlaku")
    rows = [(*list_of_units.row_of(unit), "ya" if unit.has_decree else "tidak") for unit in units]
    return respond(f"unit.{suffix}", headers, rows)


@require_safe
def unit_tree(request):
    """Every Perangkat Daerah with the units under it, and what became of those that ended. Three queries."""
    units = list(Unit.objects.visible_to(request.user).order_by("name"))
    active = [unit for unit in units if unit.is_active]
    here = {unit.pk for unit in active}
    below = defaultdict(list)
    for unit in active:
        below[unit.parent_id if unit.parent_id in here else None].append(unit)
    successions = defaultdict(list)
    for row in UnitSuccession.objects.visible_to(request.user).select_related("successor"):
        successions[row.unit_id].append(row)
    groups = [
        (kind.label, [_branch(unit, below) for unit in below[None] if unit.type == kind]) for kind in UnitType
    ]
    others = [(unit, successions[unit.pk]) for unit in units if unit.pk not in here]
    context = {
        "groups": [(label, branches) for label, branches in groups if branches],
        "others": others,
        "total": len(active),
        "unsure": sum(not unit.is_confirmed for unit in active),
        "may_change": permissions.can_change_unit(request.user),
    }
    return render(request, "opd/unit_tree.html", context)


def _branch(unit, below):
    """A unit with its branches; a circle in the data would end at the unit that was already walked."""
    return {"unit": unit, "branches": [_branch(child, below) for child in below.pop(unit.pk, [])]}


@require_safe
def unit_detail(request, pk):
    """The home of a unit: who may act today, its decrees, its heads, its names and what became of it."""
    unit = get_object_or_404(
        Unit.objects.visible_to(request.user).with_decree().select_related("parent"), pk=pk
    )
    visible = Decree.objects.visible_to(request.user).filter(unit=unit).select_related("signer")
    officers = Appointment.objects.in_force().filter(decree__in=visible).select_related("user", "decree")
    today = dates.today()
    heads = list(unit.heads.filter(office=Office.KEPALA).order_by("-starts_on"))
    may_see_decrees = request.user.standing.sees_everything or permissions.is_member(request.user, unit)
    deputies = Deputy.objects.visible_to(request.user).in_force(today).filter(appointment__decree__unit=unit)
    context = {
        "unit": unit,
        "heads": [head for head in heads if head.starts_on <= today and (head.ends_on or today) >= today],
        "former_heads": [head for head in heads if head.ends_on and head.ends_on < today],
        "coming_heads": [head for head in heads if head.starts_on > today],
        "vacancies": [
            dates.format_range(*gap)
            for gap in vacancies([(head.starts_on, head.ends_on) for head in heads], today)
        ],
        "names": unit.names.all(),
        "successions": unit.successions.select_related("successor"),
        "predecessions": unit.predecessions.select_related("unit"),
        "children": unit.children.active().order_by("name"),
        "drafts": DecreeDraft.objects.visible_to(request.user).filter(unit=unit, decree=None)[:5],
        "decrees": list(visible.order_by("-starts_on", "-pk")),
        "officers": officers,
        "departures": departures(unit, today) if may_see_decrees else [],
        "deputies": deputies.select_related("user", "appointment__user"),
        "may_see_means": means_permissions.sees_means(request.user, unit),
        "may_see_decrees": may_see_decrees,
        "may_see_people": permissions.can_see_people(request.user, unit),
        "may_record": permissions.can_record_decree(request.user, unit),
        "may_change": permissions.can_change_unit(request.user, unit),
        "may_change_letterhead": permissions.can_change_letterhead(request.user, unit),
        "today": today,
        "staff_count": unit.memberships.in_force(today).filter(kind="staf").count(),
    }
    return render(request, "opd/unit_detail.html", context)

"""Pages that change a unit: its letterhead, its name from a day on, what it is joined to or split into."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos import dates
from klaten_medsos.uploads import serve
from opd import actions, handover, permissions
from opd.forms import CancelForm, LetterheadForm, RenameForm, SuccessionForm
from opd.models import MembershipKind, Unit

from .posting import perform, status_of

PICTURES = {".png": "image/png", ".jpg": "image/jpeg"}


def _unit(request, pk):
    return get_object_or_404(Unit.objects.visible_to(request.user), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def letterhead(request, pk):
    """Address, telephone and emblem, as letters print them."""
    unit = _unit(request, pk)
    permissions.check_can_change_letterhead(request.user, unit)
    sent = request.method == "POST"
    form = LetterheadForm(request.POST if sent else None, request.FILES if sent else None, instance=unit)
    if sent and perform(form, actions.change_letterhead, unit=unit, by=request.user):
        messages.success(request, "Kop dan kontak disimpan.")
        return redirect(unit)
    context = {"unit": unit, "form": form}
    return render(request, "opd/unit_letterhead.html", context, status=status_of(form))


@require_safe
def logo(request, pk):
    """The emblem of a unit; drawn anew when it was handed in, so nothing hides in it."""
    unit = _unit(request, pk)
    if not unit.logo or not unit.logo.storage.exists(unit.logo.name):
        raise Http404("No emblem.")
    suffix = unit.logo.name[-4:]
    return serve(unit.logo, filename=f"lambang-{unit.pk}{suffix}", content_type=PICTURES[suffix])


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request, pk):
    """Another name from a day on; what is dated before keeps the old one."""
    unit = _unit(request, pk)
    permissions.check_can_change_unit(request.user, unit)
    form = RenameForm(request.POST or None, initial={"starts_on": dates.today()})
    if form.is_bound and (new := perform(form, actions.rename_unit, unit=unit, by=request.user)):
        messages.success(request, f"Nama {new.name} berlaku {new.period}.")
        return redirect(unit)
    context = {"unit": unit, "form": form, "names": unit.names.all()}
    return render(request, "opd/unit_rename.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def succeed(request, pk):
    """Join the unit to another or split it; the page says first what stays where."""
    unit = _unit(request, pk)
    permissions.check_can_change_unit(request.user, unit)
    form = SuccessionForm(request.POST or None, unit=unit)
    if form.is_bound and (rows := perform(form, actions.succeed_unit, unit=unit, by=request.user)):
        names = ", ".join(row.successor.name for row in rows)
        messages.success(request, f"Mulai {dates.format_date(rows[0].effective_on)} diteruskan {names}.")
        return redirect(unit)
    context = {
        "unit": unit,
        "form": form,
        "staff": unit.memberships.in_force().filter(kind=MembershipKind.STAFF).count(),
        "decrees": unit.decrees.in_force().count(),
        "work": handover.work_of(unit),
        "children": unit.children.active().order_by("name"),
    }
    return render(request, "opd/unit_succeed.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def cancel_succession(request, pk):
    """Take back a joining or splitting that has not come yet."""
    unit = _unit(request, pk)
    permissions.check_can_change_unit(request.user, unit)
    form = CancelForm(request.POST or None)
    if form.is_bound and perform(form, actions.cancel_succession, unit=unit, by=request.user):
        messages.success(request, f"{unit.name} tetap berdiri.")
        return redirect(unit)
    context = {"unit": unit, "form": form, "successions": unit.successions.select_related("successor")}
    return render(request, "opd/unit_succession_cancel.html", context, status=status_of(form))

"""Pages of the integrity pledge (Pasal 15)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.sheets import WRITERS
from opd import actions, means_permissions
from opd.forms import PledgeForm
from opd.models import Appointment, Pledge
from opd.nip import normalise_nip
from opd.pledges import words_to_sign


def _appointment(request, pk):
    """One's own, one of one's unit, any for Diskominfo; what one may not see does not exist."""
    rows = Appointment.objects.select_related("user", "decree__unit")
    appointment = get_object_or_404(rows, pk=pk)
    standing = request.user.standing
    is_seen = (
        appointment.user_id == request.user.pk
        or standing.sees_everything
        or appointment.decree.unit_id in standing.units
    )
    if not is_seen:
        raise Http404("No such appointment for this person.")
    return appointment


@require_http_methods(["GET", "HEAD", "POST"])
def pledge(request, pk):
    """Sign one's own pledge; read and print what was signed."""
    appointment = _appointment(request, pk)
    signed = Pledge.objects.filter(appointment=appointment).first()
    words = signed or words_to_sign()
    may_sign = signed is None and means_permissions.can_sign_pledge(request.user, appointment)
    form = PledgeForm(request.POST or None, words=words) if may_sign else None
    status = 200
    if request.method == "POST":
        means_permissions.check_can_sign_pledge(request.user, appointment)
        if form is None:
            messages.info(request, "Pakta integritas ini sudah ditandatangani.")
            return redirect(signed)
        if form.is_valid():
            try:
                made = actions.sign_pledge(
                    appointment=appointment, letters=form.letters, by=request.user,
                    signed_as=form.cleaned_data["signed_as"],
                )  # fmt: skip
            except RuleBroken as refused:
                form.add_refusal(refused, "signed_as")
            else:
                messages.success(request, "Pakta integritas ditandatangani dan tercatat.")
                return redirect(made)
        status = 422
    context = {
        "appointment": appointment,
        "unit": appointment.decree.unit,
        "signed": signed,
        "words": words,
        "form": form,
        "nip": _formal(appointment.user.nip),
    }
    return render(request, "opd/pledge.html", context, status=status)


def _formal(digits) -> str:
    """As signature blocks print it; a number kept before it was checked is printed as it is."""
    try:
        return normalise_nip(digits).formal if digits else ""
    except RuleBroken:
        return digits


def _listed(request):
    """Appointments in force that the reader may see, unsigned first."""
    rows = Appointment.objects.in_force().filter(user__is_active=True)
    if not request.user.standing.sees_everything:
        rows = rows.filter(decree__unit__in=request.user.standing.units)
    rows = rows.select_related("user", "decree__unit", "pledge").order_by("decree__unit__name", "user__name")
    return sorted(rows, key=lambda row: getattr(row, "pledge", None) is not None)


@require_safe
def pledge_list(request):
    rows = _listed(request)
    missing = sum(getattr(row, "pledge", None) is None for row in rows)
    return render(request, "opd/pledge_list.html", {"rows": rows, "missing": missing})


@require_safe
def pledge_sheet(request, kind):
    """The same list as CSV or XLSX."""
    headers = ("Unit", "Nama", "Sebagai", "Keputusan", "Ditandatangani pada")
    rows = (
        (row.decree.unit.name, row.user.name, row.get_role_display(), row.decree.number,
         dates.format_datetime(row.pledge.signed_at) if hasattr(row, "pledge") else "belum")
        for row in _listed(request)
    )  # fmt: skip
    return WRITERS[kind](f"pakta-integritas-{dates.today():%Y-%m-%d}.{kind}", headers, list(rows))

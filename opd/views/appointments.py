"""Pages of one person's appointment: its early end, and who stands in for a pejabat (Pasal 11)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from klaten_medsos import dates
from klaten_medsos.exceptions import StateChanged
from opd import actions, handover, permissions
from opd.forms import DeputyForm, EndAppointmentForm, HandOverForm
from opd.models import Appointment, Decree, Deputy, HandOver

from .posting import perform, status_of


def _appointment(request, pk):
    seen = Appointment.objects.filter(decree__in=Decree.objects.visible_to(request.user))
    return get_object_or_404(seen.select_related("user", "decree__unit"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request, pk):
    """End one person's appointment early; the decree lives on for the others."""
    appointment = _appointment(request, pk)
    permissions.check_can_end_appointment(request.user, appointment)
    form = EndAppointmentForm(request.POST or None, initial={"ends_on": dates.today()})
    if form.is_bound and perform(form, actions.end_appointment, appointment=appointment, by=request.user):
        messages.success(
            request, f"Penunjukan {appointment.user} berakhir {dates.format_date(appointment.ended_on)}."
        )
        held = handover.held_by(appointment.decree.unit, [appointment.user_id])[appointment.user_id]
        if held:
            return redirect("opd:appointment_handover", pk=pk)
        return redirect(appointment.decree)
    held = handover.held_by(appointment.decree.unit, [appointment.user_id])[appointment.user_id]
    context = {"appointment": appointment, "decree": appointment.decree, "form": form, "held": held}
    return render(request, "opd/appointment_end.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def name_deputy(request, pk):
    """Who acts for this pejabat, from when to when."""
    appointment = _appointment(request, pk)
    permissions.check_can_name_deputy(request.user, appointment)
    form = DeputyForm(request.POST or None, appointment=appointment, initial={"starts_on": dates.today()})
    if form.is_bound and (
        deputy := perform(form, actions.name_deputy, appointment=appointment, by=request.user)
    ):
        messages.success(request, f"{deputy.user} menjadi pejabat pengganti {deputy.period}.")
        return redirect(appointment.decree)
    context = {"appointment": appointment, "decree": appointment.decree, "form": form}
    return render(request, "opd/deputy_create.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def end_deputy(request, pk):
    """The pejabat is back earlier."""
    seen = Deputy.objects.visible_to(request.user)
    deputy = get_object_or_404(
        seen.select_related("user", "appointment__user", "appointment__decree__unit"), pk=pk
    )
    permissions.check_can_name_deputy(request.user, deputy.appointment)
    form = EndAppointmentForm(request.POST or None, initial={"ends_on": dates.today()})
    form.fields["ends_on"].label = "Hari terakhir penggantian"
    form.fields["reason"].help_text = "Misalnya pejabat sudah kembali bertugas."
    if form.is_bound and perform(form, actions.end_deputy, deputy=deputy, by=request.user):
        messages.success(
            request, f"Penggantian oleh {deputy.user} berakhir {dates.format_date(deputy.ends_on)}."
        )
        return redirect(deputy.appointment.decree)
    context = {"deputy": deputy, "decree": deputy.appointment.decree, "form": form}
    return render(request, "opd/deputy_end.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request, pk):
    """What a leaving person still holds, and to whom it goes."""
    appointment = _appointment(request, pk)
    unit = appointment.decree.unit
    may = permissions.can_hand_over(request.user, appointment)
    form = HandOverForm(request.POST or None, appointment=appointment)
    if form.is_bound:
        permissions.check_can_hand_over(request.user, appointment)
        if given := perform(form, actions.hand_over, appointment=appointment, by=request.user):
            messages.success(request, f"{len(given.items)} hal diserahkan kepada {given.taking}.")
            return redirect("opd:appointment_handover", pk=pk)
    given = appointment.hand_overs.select_related("taking", "given_by").first()
    context = {
        "appointment": appointment,
        "decree": appointment.decree,
        "held": handover.held_by(unit, [appointment.user_id])[appointment.user_id],
        "form": form if may else None,
        "given": given,
        "may_accept": bool(
            given and not given.accepted_at and permissions.can_accept_hand_over(request.user, given)
        ),
    }
    return render(request, "opd/appointment_handover.html", context, status=status_of(form))


@require_POST
def accept_hand_over(request, pk):
    """The receiver says that they took over."""
    given = get_object_or_404(
        HandOver.objects.visible_to(request.user).select_related(
            "appointment__user", "appointment__decree", "taking"
        ),
        pk=pk,
    )
    try:
        actions.accept_hand_over(given=given, by=request.user)
    except StateChanged as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, f"Serah terima dari {given.appointment.user} diterima.")
    return redirect(given)

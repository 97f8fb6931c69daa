"""People of one unit: who has come in, who is still invited."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos.exceptions import RuleBroken
from opd import actions, permissions
from opd.forms import InviteForm
from opd.models import Appointment, Unit, User


def _unit(request, unit_pk) -> Unit:
    return get_object_or_404(Unit.objects.visible_to(request.user), pk=unit_pk)


@require_safe
def person_list(request, unit_pk):
    """Staff of the unit today, with their role and whether they ever came in."""
    unit = _unit(request, unit_pk)
    permissions.check_can_see_people(request.user, unit)
    appointed = Appointment.objects.in_force().filter(decree__unit=unit)
    roles = {row.user_id: row.get_role_display() for row in appointed}
    may_invite = permissions.can_invite(request.user, unit)
    people = [
        {
            "person": person,
            "role": roles.get(person.pk, "Staf unit"),
            "came_in": person.has_usable_password(),
            "may_resend": may_invite and not person.has_usable_password() and not person.is_superuser,
        }
        for person in User.objects.visible_to(request.user).members_of(unit).order_by("name")
    ]
    return render(request, "opd/person_list.html", {"unit": unit, "people": people, "may_invite": may_invite})


@require_http_methods(["GET", "HEAD", "POST"])
def person_invite(request, unit_pk):
    """Register someone of the unit and send the invitation."""
    unit = _unit(request, unit_pk)
    permissions.check_can_invite(request.user, unit)
    form = InviteForm(request.POST or None)
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                person = actions.invite_officer(unit=unit, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(
                    request, f"Undangan untuk {person} sedang dikirim; tautannya berlaku 24 jam."
                )
                return redirect("opd:person_list", unit.pk)
        status = 422
    return render(request, "opd/person_invite.html", {"unit": unit, "form": form}, status=status)


@require_POST
def person_resend(request, unit_pk, pk):
    """Send the invitation again; the former link dies."""
    unit = _unit(request, unit_pk)
    permissions.check_can_see_people(request.user, unit)
    person = get_object_or_404(User.objects.visible_to(request.user).members_of(unit), pk=pk)
    actions.send_link(user=person, by=request.user)
    messages.success(
        request, f"Undangan baru untuk {person} sedang dikirim; tautan yang lama tidak berlaku lagi."
    )
    return redirect("opd:person_list", unit.pk)

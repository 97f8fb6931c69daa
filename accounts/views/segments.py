"""Segments of the khalayak: the kabupaten list and the unit's own (Pasal 10 huruf a)."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import actions
from accounts.forms import SegmentForm
from accounts.models import Segment
from accounts.views.listing import own_units
from accounts.workflow import Status
from klaten_medsos.exceptions import NotAllowed, RuleBroken


@require_http_methods(["GET", "HEAD", "POST"])
def segment_list(request):
    """The segments this person may use, each with how many official accounts serve it; own ones are added here."""
    units = own_units(request.user)
    form = SegmentForm(request.POST or None, units=units) if units else None
    if request.method == "POST" and form is None:
        raise NotAllowed("Segmen ditambah oleh staf unit.", citation="Pasal 10 huruf a")
    status = 200
    if form is not None and form.is_bound:
        status = 422
        if form.is_valid():
            try:
                segment = actions.add_segment(by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused, "name")
            else:
                messages.success(request, f"Segmen “{segment}” ditambahkan.")
                return redirect("accounts:segments")
    active = Q(accounts__status=Status.ACTIVE)
    if not request.user.standing.sees_everything:
        active &= Q(accounts__unit__in=request.user.standing.units)
    segments = (
        Segment.objects.visible_to(request.user)
        .select_related("unit")
        .annotate(served=Count("accounts", filter=active, distinct=True))
        .order_by("unit__name", "name")
    )
    return render(request, "accounts/segments.html", {"segments": segments, "form": form}, status=status)

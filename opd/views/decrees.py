"""Pages of decrees (Pasal 11)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.uploads import serve
from opd import actions, permissions
from opd.forms import DecreeFilterForm, DecreeForm, EndDecreeForm, people_formset
from opd.models import Decree, Unit
from opd.rules import period_warnings

SORTS = {"nomor": "number", "unit": "unit__name", "ditetapkan": "decided_on", "mulai": "starts_on"}


def _visible(request):
    return Decree.objects.visible_to(request.user).select_related("unit", "signer", "signer__unit")


@require_safe
def decree_list(request):
    form = DecreeFilterForm(request.GET or None)
    asked = request.GET.get("urut", "-mulai")
    column = SORTS.get(asked.removeprefix("-"), "starts_on")
    decrees = form.narrow(_visible(request), dates.today())
    decrees = decrees.order_by(f"-{column}" if asked.startswith("-") else column, "-pk")
    page = Paginator(decrees, 25).get_page(request.GET.get("halaman"))
    own = Unit.objects.filter(pk__in=request.user.standing.units)
    return render(request, "opd/decree_list.html", {"form": form, "page": page, "own": own})


@require_http_methods(["GET", "HEAD", "POST"])
def create(request, unit_pk):
    """Record a decree of one unit, with its scan and the people it appoints."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user), pk=unit_pk)
    permissions.check_can_record_decree(request.user, unit)
    sent = request.method == "POST"
    form = DecreeForm(request.POST, request.FILES, unit=unit) if sent else DecreeForm(unit=unit)
    people = people_formset(unit, request.POST if sent else None)
    status = 200
    if sent:
        form_ok, people_ok = form.is_valid(), people.is_valid()
        if form_ok and people_ok:
            try:
                decree = actions.record_decree(
                    unit=unit, people=people.chosen, by=request.user, **form.cleaned_data
                )
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, f"{decree} dicatat.")
                return redirect(decree)
        status = 422
    context = {"unit": unit, "form": form, "people": people, "has_heads": unit.heads.exists()}
    return render(request, "opd/decree_create.html", context, status=status)


@require_safe
def detail(request, pk):
    decree = get_object_or_404(_visible(request), pk=pk)
    others = decree.unit.decrees.exclude(pk=decree.pk).values_list("starts_on", "ends_on")
    context = {
        "decree": decree,
        "appointments": decree.appointments.select_related("user"),
        "warnings": period_warnings((decree.starts_on, decree.ends_on), others),
        "events": Entry.objects.on(decree),
        "may_end": decree.state != "berakhir" and permissions.can_end_decree(request.user, decree),
    }
    return render(request, "opd/decree_detail.html", context)


@require_safe
def download(request, pk):
    """The signed scan; never served to another unit."""
    decree = get_object_or_404(_visible(request), pk=pk)
    if not decree.file.storage.exists(decree.file.name):
        raise Http404("The scan is not in the file room.")
    return serve(decree.file, filename=f"keputusan-{decree.pk}.pdf", content_type="application/pdf")


@require_http_methods(["GET", "HEAD", "POST"])
def end(request, pk):
    decree = get_object_or_404(_visible(request), pk=pk)
    permissions.check_can_end_decree(request.user, decree)
    form = EndDecreeForm(request.POST or None, initial={"ends_on": dates.today()})
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                actions.end_decree(decree=decree, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, f"{decree} diakhiri per {dates.format_date(decree.ends_on)}.")
                return redirect(decree)
        status = 422
    return render(request, "opd/decree_end.html", {"decree": decree, "form": form}, status=status)

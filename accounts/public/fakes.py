"""Fake accounts for citizens: report one without signing in, follow the report by its code, see what was decided."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.impostors import actions
from accounts.impostors.forms import CitizenReportForm
from accounts.models import ImpostorReport
from accounts.public.caching import cached_for_anyone
from accounts.public.forms import SearchForm
from klaten_medsos import errors
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.rate_limit import HOUR, limited, seconds_to_wait

PER_HOUR = 5  # reports from one address
ALL_PER_HOUR = 120  # reports from everybody together: what a desk can still read
PAGE_SIZE = 50


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("lapor-tiruan")
def report(request):
    """Anybody reports a fake (Pasal 14 huruf c). Nothing is sent to anybody; the desk finds it in the portal."""
    if request.method != "POST":
        form = CitizenReportForm(initial={"pasted": request.GET.get("q", "")[:500]})
        return render(request, "public/report_fake.html", {"form": form})
    form = CitizenReportForm(request.POST, request.FILES)
    if form.is_valid():
        wait = seconds_to_wait(request, "tiruan", times=PER_HOUR, seconds=HOUR)
        wait = wait or seconds_to_wait(
            request, "tiruan-semua", times=ALL_PER_HOUR, seconds=HOUR, everybody=True
        )
        if wait:
            return errors.too_many_requests(request, wait)
        wanted = {name: form.cleaned_data[name] for name in ("pasted", "harm", "unit", "story", "upload")}
        try:
            made = actions.report_impostor(**wanted)
        except RuleBroken as refused:
            form.add_refusal(refused, "pasted")
        except ValidationError as refused:
            form.add_error("upload", refused)
        else:
            return redirect("public:fake_report", code=made.code)
    return render(request, "public/report_fake.html", {"form": form}, status=422)


@login_not_required
@require_safe
@never_cache
@limited("lapor-tiruan")
def follow(request, code):
    """Where a report stands, for whoever holds its code."""
    found = get_object_or_404(ImpostorReport.objects.select_related("duplicate_of"), code=code.upper()[:14])
    return render(request, "public/follow_fake.html", {"report": found})


@login_not_required
@require_safe
@cached_for_anyone
def known(request):
    """The fakes Diskominfo has decided on, the newest first."""
    form = SearchForm(request.GET or None)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    fakes = ImpostorReport.objects.known().select_related("unit", "imitated")
    if words:
        fakes = fakes.filter(Q(handle__icontains=words) | Q(unit__name__icontains=words))
    page = Paginator(fakes.order_by("-decided_at", "-pk"), PAGE_SIZE).get_page(request.GET.get("halaman"))
    return render(request, "public/known_fakes.html", {"form": form, "page": page, "words": words})

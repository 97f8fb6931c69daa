"""One page for each unit, its sheet for the wall, and its badge for other sites."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from accounts.models import Account
from accounts.public import sheets
from accounts.public.caching import cached_for_anyone
from accounts.public.reviewing import with_reviews
from accounts.workflow import Status
from klaten_medsos.middleware import CSP
from klaten_medsos.rate_limit import limited
from opd.models import Unit


def _unit(code) -> Unit:
    """The unit of ``code``, if it has or had an account the public may know of."""
    unit = get_object_or_404(Unit, code__iexact=code[:30])
    if not Account.objects.public().filter(unit=unit).exists():
        raise Http404
    return unit


@login_not_required
@require_safe
@cached_for_anyone
def unit(request, unit_code):
    """Everything official of one unit, and what once was."""
    found = _unit(unit_code)
    accounts = with_reviews(Account.objects.public().filter(unit=found).order_by("platform", "handle", "pk"))
    context = {
        "unit": found,
        "official": [account for account in accounts if account.status == Status.ACTIVE],
        "interrupted": [
            account for account in accounts if account.status in (Status.SUSPENDED, Status.COMPROMISED)
        ],
        "retired": [account for account in accounts if account.status == Status.RETIRED],
    }
    return render(request, "public/unit.html", context)


@login_not_required
@require_safe
@cached_for_anyone
def sheet(request, unit_code):
    """The sheet for the wall as a page to print."""
    found = _unit(unit_code)
    return render(
        request,
        "public/sheet.html",
        {"sheet": sheets.content_of(found), "printed": False, "waits": "pdf" in request.GET},
    )


@login_not_required
@require_safe
@limited("lembar")
def sheet_pdf(request, unit_code):
    """The same as a PDF; a worker keeps it ready, so asking for it costs nothing."""
    found = _unit(unit_code)
    path = sheets.path_of(sheets.content_of(found))
    if not path.exists():
        return redirect(reverse("public:sheet", args=[found.code]) + "?pdf=belum")
    response = FileResponse(
        path.open("rb"), content_type="application/pdf", filename=f"akun-resmi-{found.code.lower()}.pdf"
    )
    response.headers["ETag"] = f'"{path.stem}"'
    response.headers["Cache-Control"] = (
        "public, max-age=60" if request.user.is_anonymous else "private, no-store"
    )
    return response


@login_not_required
@require_safe
@xframe_options_exempt
@cached_for_anyone
def badge(request, unit_code):
    """A small page other sites may frame: the unit's official accounts, always as they are now.

    The only page that may stand in a frame, and only on the sites of ``BADGE_FRAME_ANCESTORS``.
    """
    found = _unit(unit_code)
    official = Account.objects.official().filter(unit=found).order_by("platform", "handle")
    response = render(request, "public/badge.html", {"unit": found, "official": official})
    ancestors = " ".join(settings.BADGE_FRAME_ANCESTORS) or "'none'"
    response.headers["Content-Security-Policy"] = CSP.replace(
        "frame-ancestors 'none'", f"frame-ancestors {ancestors}"
    )
    return response

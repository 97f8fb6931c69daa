"""The two pages every citizen may open: check one account, see them all. No sign-in, no cookie, no script."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Account, ImpostorReport
from accounts.public import register, verdicts
from accounts.public.caching import cached_for_anyone
from accounts.public.forms import CheckForm, DirectoryForm
from accounts.public.reviewing import last_reviewed, oldest_fresh, with_reviews
from accounts.workflow import Status
from klaten_medsos.rate_limit import limited
from klaten_medsos.regulation import MediaType
from opd.models import Unit

PAGE_SIZE = 50
FRONT_FAKES = 3


@login_not_required
@require_safe
@never_cache
@limited("cek")
def verify(request):
    """Is this account official? The answer explains itself (Pasal 3 huruf e)."""
    form = CheckForm(request.GET if "q" in request.GET else None)
    context = {"form": form, "finding": None}
    if form.is_valid():
        finding = register.check(form.cleaned_data["q"])
        context |= {
            "finding": finding,
            "verdict": verdicts.verdict_of(finding),
            "explanation": verdicts.explain_under_title(finding),
            "title": verdicts.verdict_of(finding).title,
        }
        if finding.account:
            context["since"] = verdicts.official_since(finding.account)
            context["reviewed"] = last_reviewed(finding.account)
            context["is_stale"] = context["reviewed"] is not None and context["reviewed"] < oldest_fresh()
            context["until"] = verdicts.official_until(finding.account)
    return render(request, "public/verify.html", context)


@cached_for_anyone
def front(request):
    """The first page for citizens: the box first, then what the register holds (mounted by ``home``)."""
    official = Account.objects.official()
    context = {
        "form": CheckForm(),
        "accounts": official.count(),
        "units": Unit.objects.filter(pk__in=official.values("unit")).order_by("name"),
        "fakes": ImpostorReport.objects.known()
        .select_related("unit")
        .order_by("-decided_at", "-pk")[:FRONT_FAKES],
        "kinds": [
            (MediaType(row["media_type"]), row["n"])
            for row in official.values("media_type").annotate(n=Count("pk")).order_by("-n", "media_type")
        ],
    }
    return render(request, "public/front.html", context)


@login_not_required
@require_safe
@cached_for_anyone
def directory(request):
    """The official accounts by unit, and with a filter those that once were."""
    form = DirectoryForm(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    status = wanted.get("status") or Status.ACTIVE
    accounts = Account.objects.public().filter(status=status).select_related("unit")
    if wanted.get("jenis_media"):
        accounts = accounts.filter(media_type=wanted["jenis_media"])
    if wanted.get("unit"):
        accounts = accounts.filter(unit=wanted["unit"])
    if wanted.get("q"):
        accounts = accounts.matching(wanted["q"])
    accounts = accounts.order_by("unit__name", "unit_id", "platform", "handle")
    page = Paginator(accounts, PAGE_SIZE).get_page(request.GET.get("halaman"))
    page.object_list = with_reviews(page.object_list)
    context = {
        "form": form,
        "page": page,
        "retired": status == Status.RETIRED,
        "words": wanted.get("q", ""),
        "narrowed": any(wanted.values()),
    }
    return render(request, "public/directory.html", context)

"""The two pages every citizen may open: check one account, see them all. No sign-in, no cookie, no script."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Account
from accounts.public import register, verdicts
from accounts.public.caching import cached_for_anyone
from accounts.public.forms import CheckForm, DirectoryForm
from accounts.workflow import Status
from klaten_medsos.rate_limit import limited

PAGE_SIZE = 50


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
            context["until"] = verdicts.official_until(finding.account)
    return render(request, "public/verify.html", context)


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
    if wanted.get("q"):
        accounts = accounts.matching(wanted["q"])
    accounts = accounts.order_by("unit__name", "unit_id", "platform", "handle")
    context = {
        "form": form,
        "page": Paginator(accounts, PAGE_SIZE).get_page(request.GET.get("halaman")),
        "retired": status == Status.RETIRED,
        "words": wanted.get("q", ""),
        "narrowed": any(wanted.values()),
    }
    return render(request, "public/directory.html", context)

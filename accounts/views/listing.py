"""The list of accounts, its files, and the page of one account."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts import permissions, plans, radar
from accounts.evidence import code_for
from accounts.forms import AccountFilterForm
from accounts.models import Account
from accounts.workflow import Status
from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.regulation import MediaType
from klaten_medsos.sheets import csv_response, xlsx_response
from opd.models import Unit
from opd.sop import parameters

SORTS = {"akun": "handle", "unit": "unit__name", "status": "status", "platform": "platform"}
HEADERS = [
    "Unit", "Akun", "Platform", "Alamat baku", "Huruf (Pasal 18)", "Jenis media", "Tujuan", "Segmen khalayak", "Status",
    "Resmi sejak", "Ditinjau", "Kiriman terakhir", "Contoh",
]  # fmt: skip


def own_units(user):
    """The units the person works for."""
    return Unit.objects.visible_to(user).filter(pk__in=user.standing.units)


def _chosen(request):
    """The accounts the filters ask for, in the order asked for, and the form."""
    form = AccountFilterForm(request.GET or None)
    accounts = Account.objects.visible_to(request.user).select_related("unit")
    if form.is_valid():
        wanted = form.cleaned_data
        for name in ("status", "media_type", "platform", "unit"):
            if wanted[name]:
                accounts = accounts.filter(**{name: wanted[name]})
        if words := wanted["q"]:
            accounts = accounts.matching(words)
    wanted = request.GET.get("urut", "")
    column = SORTS.get(wanted.lstrip("-"), "unit__name")
    return form, accounts.order_by(
        ("-" if wanted.startswith("-") else "") + column, "platform", "handle", "pk"
    )


@require_safe
def account_list(request):
    form, accounts = _chosen(request)
    standing = request.user.standing
    context = {
        "form": form,
        "page": Paginator(accounts, 25).get_page(request.GET.get("halaman")),
        "units": own_units(request.user),
        "may_import": bool(standing.units) or standing.is_diskominfo,
        "query": request.GET.urlencode(),
    }
    return render(request, "accounts/list.html", context)


def _rows(request):
    _, accounts = _chosen(request)
    for account in accounts.prefetch_related("segments"):
        kind = MediaType(account.media_type)
        yield [
            account.unit.name, account.handle, account.platform_label, account.canonical_url, kind.letter, kind.label,
            account.purpose, ", ".join(segment.name for segment in account.segments.all()),
            account.get_status_display(), _day(account.decided_at), _day(account.reviewed_at),
            account.last_activity_on, "ya" if account.is_example else "tidak",
        ]  # fmt: skip


def _day(moment):
    return dates.local_date(moment) if moment else None


@require_safe
def account_csv(request):
    return csv_response(f"akun-{dates.today():%Y-%m-%d}.csv", HEADERS, _rows(request))


@require_safe
def account_xlsx(request):
    return xlsx_response(f"akun-{dates.today():%Y-%m-%d}.xlsx", HEADERS, _rows(request), sheet="Akun")


@require_safe
def detail(request, pk):
    """Everything about one account: what it is, where its life stands, what is asked of whom."""
    accounts = Account.objects.visible_to(request.user).select_related(
        "unit", "custodian", "second_custodian", "decided_by", "interrupted_by", "reviewed_by", "batch"
    )
    return render(request, "accounts/detail.html", context_of(request, get_object_or_404(accounts, pk=pk)))


def context_of(request, account) -> dict:
    """What the page of ``account`` shows to this person."""
    user, on = request.user, dates.today()
    is_ours = permissions.can_view_custody(user, account)
    context = {
        "account": account,
        "style": account.flow.style(account.status),
        "is_ours": is_ours,
        "may": _allowed(user, account),
        "case": account.compromises.open().first() if is_ours else None,
    }
    if is_ours:
        context |= {
            "events": Entry.objects.on(account),
            "code": account.evidence_code or code_for(account.unit, account.key),
            "plan": plans.reference_of(account),
            "reviews": account.reviews.select_related("by"),
            "aliases": account.aliases.living(),
        }
    if is_ours and account.status == Status.ACTIVE:
        sop = parameters(on)
        service = radar.service_of([account], on)
        context |= {
            "blips": radar.blips_of(account, on=on, sop=sop, service=service),
            "leavers": radar.leavers([account], on)[account.pk],
            "review_due": radar.review_due_on(account, sop),
        }
    return context


def _allowed(user, account) -> dict:
    """The verbs this person may use on the account now."""
    return {
        "revise": permissions.can_revise_account(user, account),
        "cancel": permissions.can_cancel_account(user, account),
        "decide": permissions.can_decide_account(user, account),
        "retire": permissions.can_retire_account(user, account),
        "suspend": permissions.can_suspend_account(user, account),
        "reinstate": permissions.can_reinstate_account(user, account),
        "report": permissions.can_report_account(user, account),
        "review": permissions.can_review_account(user, account),
        "change_purpose": permissions.can_change_purpose(user, account),
        "add_alias": permissions.can_add_alias(user, account),
        "change_custody": permissions.can_change_custody(user, account),
    }

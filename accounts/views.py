"""Pages of the register of accounts."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions, permissions, rules
from accounts.forms import AccountFilterForm, AccountForm, PasteForm, ReasonForm
from accounts.models import Account
from accounts.platforms import PLATFORMS
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken
from opd.models import Unit

SORTS = {"akun": "handle", "unit": "unit__name", "status": "status", "platform": "platform"}


@require_safe
def account_list(request):
    form = AccountFilterForm(request.GET or None)
    accounts = Account.objects.visible_to(request.user).select_related("unit")
    if form.is_valid():
        accounts = _filtered(accounts, form.cleaned_data)
    wanted = request.GET.get("urut", "")
    column = SORTS.get(wanted.lstrip("-"), "unit__name")
    accounts = accounts.order_by(("-" if wanted.startswith("-") else "") + column, "platform", "handle")
    page = Paginator(accounts, 25).get_page(request.GET.get("halaman"))
    context = {
        "form": form,
        "page": page,
        "units": _own_units(request.user),
        "mine": request.user.standing.units,
    }
    return render(request, "accounts/list.html", context)


def _filtered(accounts, wanted):
    for name in ("status", "media_type", "platform", "unit"):
        if wanted[name]:
            accounts = accounts.filter(**{name: wanted[name]})
    if words := wanted["q"]:
        accounts = accounts.matching(words)
    return accounts


def _own_units(user):
    return Unit.objects.visible_to(user).filter(pk__in=user.standing.units)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """Paste an address; what was understood is shown before anything is stored."""
    units = _own_units(request.user)
    if not units:
        raise NotAllowed(
            "Anda tidak tercatat sebagai staf unit mana pun, sehingga tidak dapat mendaftarkan akun.",
            fix="Hubungi Diskominfo agar keanggotaan unit Anda dicatat.",
            citation="Pasal 10 huruf b",
        )
    paste = PasteForm(request.POST or request.GET or None, units=units)
    context = {"paste": paste, "form": None, "address": None}
    if not paste.is_bound:
        return render(request, "accounts/create.html", context)
    status = 422
    if paste.is_valid():
        try:
            address = rules.understand(paste.cleaned_data["pasted"])
        except RuleBroken as refused:
            paste.add_refusal(refused, "pasted")
        else:
            return _describe(request, paste, address)
    return render(request, "accounts/create.html", context, status=status)


def _describe(request, paste, address):
    """The second step: what the account is for; stored when complete."""
    unit = paste.cleaned_data["unit"]
    sent = request.POST if request.method == "POST" else None
    form = AccountForm(sent, unit=unit, initial={"media_type": address.media_type, "custodian": request.user})
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                account = actions.propose_account(
                    unit=unit, pasted=paste.cleaned_data["pasted"], by=request.user, **form.cleaned_data
                )
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, f"Akun {account.handle} diusulkan; Diskominfo akan memeriksanya.")
                return redirect(account)
        status = 422
    platform = PLATFORMS[address.platform].label
    context = {"paste": paste, "form": form, "address": address, "unit": unit, "platform": platform}
    return render(request, "accounts/create.html", context, status=status)


@require_safe
def detail(request, pk):
    account = get_object_or_404(
        Account.objects.visible_to(request.user).select_related("unit", "custodian", "decided_by"), pk=pk
    )
    user = request.user
    context = {
        "account": account,
        "style": account.flow.style(account.status),
        "shows_custody": account.unit_id in user.standing.units or user.standing.sees_everything,
        "may_revise": permissions.can_revise_account(user, account),
        "may_retire": permissions.can_retire_account(user, account),
        "may_decide": permissions.can_decide_account(user, account),
        "events": Entry.objects.on(account),
    }
    return render(request, "accounts/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def revise(request, pk):
    """Mend a returned proposal."""
    account = get_object_or_404(Account.objects.visible_to(request.user).select_related("unit"), pk=pk)
    permissions.check_can_revise_account(request.user, account)
    start = {name: getattr(account, name) for name in AccountForm.base_fields if hasattr(account, name)}
    start["segments"] = account.segments.all()
    form = AccountForm(request.POST or None, unit=account.unit, initial=start)
    del form.fields["is_personal"]
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                actions.revise_account(account=account, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, "Perbaikan dikirim; Diskominfo akan memeriksanya kembali.")
                return redirect(account)
        status = 422
    return render(request, "accounts/revise.html", {"account": account, "form": form}, status=status)


def _with_reason(request, pk, *, check, action, done, context):
    """A decision on an account that needs a reason: show the form, act, go back to the account."""
    account = get_object_or_404(Account.objects.visible_to(request.user).select_related("unit"), pk=pk)
    check(request.user, account)
    form = ReasonForm(request.POST or None)
    status = 200
    if form.is_bound:
        if form.is_valid():
            action(account=account, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, done.format(account=account.handle))
            return redirect(account)
        status = 422
    return render(
        request, "accounts/reason.html", {"account": account, "form": form, **context}, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
def retire(request, pk):
    return _with_reason(
        request,
        pk,
        check=permissions.check_can_retire_account,
        action=actions.retire_account,
        done="Akun {account} ditutup dan tetap tercatat sebagai pernah resmi.",
        context={"heading": "Tutup akun", "button": "Tutup akun ini", "danger": True},
    )

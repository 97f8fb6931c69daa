"""Paste, see what was understood, complete, propose; mend what came back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts import actions, permissions, radar, rules
from accounts.evidence import code_for
from accounts.forms import AccountForm, PasteForm
from accounts.models import Account
from accounts.platforms import PLATFORMS
from accounts.views.listing import own_units
from klaten_medsos import dates
from klaten_medsos.exceptions import NotAllowed, RuleBroken

# typed anew only when they change: a page that merely opens does not show them
KEPT_WHEN_EMPTY = ("official_email", "official_phone")


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """Paste an address; what was understood is shown before anything is stored."""
    units = own_units(request.user)
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
            actions.check_not_registered(address)
            rules.check_handovers_done(radar.unsettled(paste.cleaned_data["unit"], dates.today()))
        except RuleBroken as refused:
            paste.add_refusal(refused, "pasted")
        else:
            return _describe(request, paste, address)
    return render(request, "accounts/create.html", context, status=status)


def _describe(request, paste, address):
    """The second step: what the account is for; stored when complete."""
    unit = paste.cleaned_data["unit"]
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    start = {"media_type": address.media_type, "custodian": request.user}
    form, status = AccountForm(*sent, unit=unit, initial=start), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                account = actions.propose_account(
                    unit=unit, pasted=paste.cleaned_data["pasted"], by=request.user, **form.cleaned_data
                )
            except RuleBroken as refused:
                form.add_refusal(refused)
            except ValidationError as refused:
                form.add_error("evidence_upload", refused)
            else:
                messages.success(request, f"Akun {account.handle} diusulkan; Diskominfo akan memeriksanya.")
                return redirect(account)
    platform = PLATFORMS[address.platform].label
    context = {"paste": paste, "form": form, "address": address, "unit": unit, "platform": platform}
    context["code"] = code_for(unit, address.key)
    return render(request, "accounts/create.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def revise(request, pk):
    """Mend a returned proposal."""
    account = get_object_or_404(Account.objects.visible_to(request.user).select_related("unit"), pk=pk)
    permissions.check_can_revise_account(request.user, account)
    form, status = _revision(request, account), 200
    if form.is_bound:
        status = 422
        if form.is_valid() and _revised(request, account, form):
            messages.success(request, "Perbaikan dikirim; Diskominfo akan memeriksanya kembali.")
            return redirect(account)
    context = {"account": account, "form": form, "code": code_for(account.unit, account.key)}
    return render(request, "accounts/revise.html", context, status=status)


def _revision(request, account):
    start = {name: getattr(account, name) for name in AccountForm.base_fields if hasattr(account, name)}
    start |= dict.fromkeys(KEPT_WHEN_EMPTY, "") | {"segments": account.segments.all()}
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AccountForm(*sent, unit=account.unit, initial=start)
    del form.fields["is_personal"]
    for name in KEPT_WHEN_EMPTY:
        if getattr(account, name):
            form.fields[name].help_text = "Sudah tercatat; isi hanya bila berubah."
    return form


def _revised(request, account, form) -> bool:
    given = form.cleaned_data | {
        name: form.cleaned_data[name] or getattr(account, name) for name in KEPT_WHEN_EMPTY
    }
    try:
        actions.revise_account(account=account, by=request.user, **given)
    except RuleBroken as refused:
        form.add_refusal(refused)
    except ValidationError as refused:
        form.add_error("evidence_upload", refused)
    else:
        return True
    return False

"""Other addresses of an account, and the change of what it is for."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions, permissions
from accounts.actions.purpose import purpose_in_words
from accounts.forms import AliasForm, PurposeForm, ReasonForm
from accounts.models import Alias
from accounts.views.life import found
from klaten_medsos.exceptions import NotAllowed, RuleBroken


@require_http_methods(["GET", "HEAD", "POST"])
def aliases(request, pk):
    """The other addresses of one account; the unit adds, Diskominfo confirms."""
    account = found(request, pk)
    if not permissions.can_view_custody(request.user, account):
        raise NotAllowed("Alamat lain akun hanya terbuka bagi unitnya dan Diskominfo.")
    form = AliasForm(request.POST or None) if permissions.can_add_alias(request.user, account) else None
    status = 200
    if request.method == "POST":
        permissions.check_can_add_alias(request.user, account)
        form, status = form or AliasForm(request.POST), 422
        if form.is_valid():
            try:
                alias = actions.add_alias(account=account, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused, "pasted")
            else:
                messages.success(request, f"{alias.handle} dicatat; berlaku setelah disahkan Diskominfo.")
                return redirect("accounts:aliases", account.pk)
    rows = account.aliases.select_related("added_by", "confirmed_by", "ended_by").order_by("-added_at", "-pk")
    context = {
        "account": account,
        "rows": [(row, permissions.can_confirm_alias(request.user, row)) for row in rows],
        "may_add": permissions.can_add_alias(request.user, account),
        "form": form,
    }
    return render(request, "accounts/aliases.html", context, status=status)


def _alias(request, pk):
    aliases = Alias.objects.visible_to(request.user).select_related("account__unit")
    return get_object_or_404(aliases, pk=pk)


@require_POST
def confirm_alias(request, pk):
    alias = _alias(request, pk)
    actions.confirm_alias(alias=alias, by=request.user)
    messages.success(request, f"{alias.handle} disahkan; pemeriksa akun resmi kini mengenalnya.")
    return redirect("accounts:aliases", alias.account_id)


@require_http_methods(["GET", "HEAD", "POST"])
def end_alias(request, pk):
    alias = _alias(request, pk)
    permissions.check_can_add_alias(request.user, alias.account)
    form, status = ReasonForm(request.POST or None), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                actions.end_alias(alias=alias, reason=form.cleaned_data["reason"], by=request.user)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, f"{alias.handle} dicabut; catatannya tetap tersimpan.")
                return redirect("accounts:aliases", alias.account_id)
    context = {
        "account": alias.account, "form": form, "heading": "Cabut alamat lain", "button": "Cabut alamat ini",
        "danger": True,
        "explanation": f"Pemeriksa akun resmi tidak lagi mengenal {alias.handle} sebagai alamat akun ini.",
    }  # fmt: skip
    return render(request, "accounts/reason.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def change_purpose(request, pk):
    """What the account is for and whom it serves, said anew with a reason."""
    account = found(request, pk)
    permissions.check_can_change_purpose(request.user, account)
    if request.method != "POST" and not permissions.can_change_purpose(request.user, account):
        messages.info(request, "Tujuan dan segmen diubah selama akun berstatus resmi.")
        return redirect(account)
    words = purpose_in_words(account)
    start = {"purpose": account.purpose, "segments": account.segments.all(), "seen": words}
    form = PurposeForm(request.POST or None, unit=account.unit, initial=start)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            given = form.cleaned_data | {"seen": form.cleaned_data["seen"] or None}
            try:
                actions.change_purpose(account=account, by=request.user, **given)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, f"Tujuan dan segmen akun {account.handle} diubah.")
                return redirect(account)
    return render(request, "accounts/purpose.html", {"account": account, "form": form}, status=status)

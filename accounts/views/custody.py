"""Custody: shown only when asked for, by POST, because each look is written down; a stolen cookie is not enough."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions, permissions, radar
from accounts.forms import CustodyForm, HandoverForm
from accounts.views.life import found
from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.uploads import serve
from opd.reauthentication import required_recently

SUFFIX = {".jpg": "image/jpeg", ".png": "image/png"}


def _form(account, sent=None):
    start = {name: getattr(account, name) for name in CustodyForm.base_fields}
    return CustodyForm(sent, account=account, initial=start)


@require_POST
@required_recently
def custody(request, pk):
    """Who holds the account and how it is recovered."""
    account = found(request, pk)
    actions.view_custody(account=account, by=request.user)
    form = _form(account) if permissions.can_change_custody(request.user, account) else None
    return render(request, "accounts/custody.html", {"account": account, "form": form})


@require_POST
@required_recently
def change_custody(request, pk):
    """Keep the recovery data true."""
    account = found(request, pk)
    permissions.check_can_change_custody(request.user, account)
    form = _form(account, request.POST)
    if form.is_valid():
        try:
            actions.change_custody(account=account, by=request.user, **form.cleaned_data)
        except RuleBroken as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, "Data penguasaan disimpan.")
            return redirect(account)
    actions.view_custody(account=account, by=request.user)
    return render(request, "accounts/custody.html", {"account": account, "form": form}, status=422)


@require_POST
@required_recently
def evidence(request, pk):
    """The screenshot that shows control of the account."""
    account = found(request, pk)
    file = actions.download_evidence(account=account, by=request.user)
    suffix = file.name[file.name.rfind(".") :]
    name = f"bukti-{account.pk}{suffix}"
    return serve(file, filename=name, content_type=SUFFIX.get(suffix, "application/octet-stream"))


@require_http_methods(["GET", "HEAD", "POST"])
@required_recently
def hand_over(request, pk):
    """The login passes to another person of the unit."""
    account = found(request, pk)
    permissions.check_can_change_custody(request.user, account)
    left = radar.leavers([account], dates.today())[account.pk]
    form = HandoverForm(request.POST or None, account=account, leavers=left)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                actions.hand_over_account(account=account, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, f"Serah terima akun {account.handle} dicatat.")
                return redirect(account)
    context = {"account": account, "form": form, "leavers": left}
    return render(request, "accounts/hand_over.html", context, status=status)

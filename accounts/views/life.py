"""The verbs on one account: each a page that asks once more, then one action."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts import actions, permissions, radar
from accounts.forms import ReasonForm, ReviewForm
from accounts.models import Account
from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken


def found(request, pk):
    """The account, if this person may know of it."""
    accounts = Account.objects.visible_to(request.user).select_related(
        "unit", "custodian", "second_custodian"
    )
    return get_object_or_404(accounts, pk=pk)


def _with_reason(request, pk, *, check, action, done, **words):
    """A decision on an account that needs a reason: show the form, act, go back to the account."""
    account = found(request, pk)
    check(request.user, account)
    form, status = ReasonForm(request.POST or None), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                action(account=account, reason=form.cleaned_data["reason"], by=request.user)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, done.format(account=account.handle))
                return redirect(account)
    return render(request, "accounts/reason.html", {"account": account, "form": form, **words}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def retire(request, pk):
    return _with_reason(
        request, pk, check=permissions.check_can_retire_account, action=actions.retire_account,
        done="Akun {account} ditutup dan tetap tercatat sebagai pernah resmi.",
        heading="Tutup akun", button="Tutup akun ini", danger=True,
        explanation="Penutupan tidak dapat dibatalkan. Alasannya tampil pada daftar publik; alamatnya dijawab "
        "“pernah resmi”.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request, pk):
    return _with_reason(
        request, pk, check=permissions.check_can_suspend_account, action=actions.suspend_account,
        done="Akun {account} ditangguhkan; daftar publik tidak lagi menyatakannya resmi.",
        heading="Tangguhkan akun", button="Tangguhkan", danger=True,
        explanation="Selama ditangguhkan, daftar publik menjawab “belum terbukti” dan akun tidak dapat menjadi "
        "tujuan pesan. Alasannya hanya terlihat oleh unit dan Diskominfo.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def reinstate(request, pk):
    return _with_reason(
        request, pk, check=permissions.check_can_suspend_account, action=actions.reinstate_account,
        done="Akun {account} kembali resmi.", heading="Pulihkan akun", button="Nyatakan kembali resmi",
        explanation="Pastikan akun sudah sepenuhnya dikuasai unit. Sesudah ini daftar publik menjawab “resmi”.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def report_compromise(request, pk):
    return _with_reason(
        request, pk, check=permissions.check_can_report_account, action=actions.report_compromised_account,
        done="Akun {account} dicatat disusupi. Ikuti langkah pemulihannya sekarang.",
        heading="Laporkan akun disusupi", button="Laporkan sekarang", danger=True,
        explanation="Laporkan begitu Anda curiga; keliru lebih ringan daripada terlambat. Warga langsung "
        "diperingatkan, Diskominfo diberi tahu, dan langkah pemulihan dibuka.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, pk):
    """Take back one's own proposal, after being asked."""
    account = found(request, pk)
    permissions.check_can_cancel_account(request.user, account)
    if request.method == "POST":
        actions.cancel_account(account=account, by=request.user)
        messages.success(request, f"Usulan akun {account.handle} dibatalkan.")
        return redirect("accounts:list")
    return render(request, "accounts/cancel.html", {"account": account})


@require_http_methods(["GET", "HEAD", "POST"])
def review(request, pk):
    """The yearly look at the account."""
    account = found(request, pk)
    permissions.check_can_review_account(request.user, account)
    left = radar.leavers([account], dates.today())[account.pk]
    form = ReviewForm(request.POST or None, initial={"has_two_factor": account.has_two_factor})
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                actions.review_account(account=account, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, f"Tinjauan akun {account.handle} dicatat.")
                return redirect(account)
    context = {"account": account, "form": form, "leavers": left}
    return render(request, "accounts/review.html", context, status=status)

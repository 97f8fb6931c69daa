"""After the approval: proof of publication, taking back, withdrawal."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from klaten_medsos.exceptions import RuleBroken
from posts import actions, permissions
from posts.forms import PublishForm
from posts.models import Post
from posts.publishing.actions import hold_proof
from posts.rules import ForeignAddress
from posts.views.reasons import with_reason
from posts.workflow import READY, Status


class _Stop(Exception):
    """A row was refused: nothing of the form is kept."""


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request, pk):
    posts = Post.objects.visible_to(request.user)
    post = get_object_or_404(posts.select_related("unit", "approved_by"), pk=pk)
    permissions.check_can_publish_post(request.user, post)
    if request.method != "POST" and post.status not in (*READY, Status.PUBLISHED):
        messages.info(request, "Bukti terbit dicatat setelah pesan disetujui.")
        return redirect(post)
    # on POST every target is a row, so that a second click is told that it was recorded already
    targets = post.accounts.official()
    left = targets.exclude(publications__post=post)
    form = PublishForm(
        request.POST or None, request.FILES or None, accounts=targets if request.method == "POST" else left
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _record(post, form, request.user):
            _say(request, form)
            return redirect("posts:detail", post.pk)
    done = post.publications.select_related("account")
    return render(
        request, "posts/publish.html", {"post": post, "form": form, "done": done}, status=status
    )  # fmt: skip


def _record(post, form, by) -> bool:
    """All rows or none; False when a row was refused, with the reason beside it."""
    try:
        with transaction.atomic():
            for account, url, published_at, screenshot in form.rows():
                given = {"post": post, "account": account, "url": url, "published_at": published_at, "by": by}
                try:
                    _record_one(form, given | {"screenshot": screenshot})
                except RuleBroken as refused:
                    form.add_refusal(refused, f"url_{account.pk}")
            if form.errors:
                raise _Stop
    except _Stop:
        form.ask_for_files_again()
        return False
    return True


def _record_one(form, given):
    """One proof; what names another account is kept apart for a second person."""
    try:
        actions.publish_post(**given)
    except ForeignAddress:
        hold_proof(**given)
        form.held.append(str(given["account"]))


def _say(request, form):
    if len(form.held) < sum(1 for _ in form.rows()):
        messages.success(request, "Bukti terbit dicatat.")
    if form.held:
        messages.warning(
            request,
            f"Bukti di {', '.join(form.held)} ditahan karena alamatnya menunjuk akun lain. Pejabat unit atau Diskominfo "
            "memeriksanya; sebelum diterima belum dihitung.",
        )


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, pk):
    return with_reason(
        request, pk, permissions.check_can_withdraw_post, actions.withdraw_post,
        (*READY, Status.PUBLISHED),
        title="Catat penarikan", verb="Catat penarikan", done="Penarikan dicatat.",
        explanation="Tarik dahulu kiriman dari setiap akun, lalu catat alasannya di sini. "
        "Pesan, reviu dan bukti terbitnya tetap tersimpan.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request, pk):
    return with_reason(
        request, pk, permissions.check_can_reopen_post, actions.reopen_post,
        (*READY, Status.EXPIRED),
        title="Buka kembali untuk revisi", verb="Buka kembali", done="Pesan dibuka kembali; persetujuannya gugur.",
        explanation="Persetujuan pejabat menjadi gugur dan pesan harus diajukan kembali setelah disunting.",
    )  # fmt: skip

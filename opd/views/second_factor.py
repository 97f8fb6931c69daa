"""allauth's pages of the second factor, with our QR code, and recovery codes shown once."""

import time

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from klaten_medsos import dates
from klaten_medsos.qr import qr_svg
from opd.sign_in import second_factor

SHOWN, DOWNLOAD_FOR = "kode_pemulihan_tampil", 600


class StepView(AuthenticateView):
    """The second step of signing in; a passkey is offered only to who has one."""

    def get_context_data(self, **kwargs):
        mine = Authenticator.objects.filter(user=self.stage.login.user, type=Authenticator.Type.WEBAUTHN)
        return super().get_context_data(**kwargs) | {"has_passkey": mine.exists()}


class ActivateView(ActivateTOTPView):
    """Enrol an authenticator app; the code typed here is not good for signing in a second time."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        context["qr"] = qr_svg(context["totp_url"], label="Kode QR untuk aplikasi autentikator")
        context["secret"] = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        context["is_asked"] = second_factor.is_asked_of(self.request.user)
        return context

    def form_valid(self, form):
        response = super().form_valid(form)
        authenticator = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        second_factor.spend(authenticator, form.cleaned_data["code"])
        return response


class RecoveryCodesView(ViewRecoveryCodesView):
    """The codes, once; for ten minutes after that the same session may download them."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if context["can_view_codes"]:
            self.request.session[SHOWN] = int(time.time())
        return context


authenticate = login_not_required(StepView.as_view())
activate = ActivateView.as_view()
recovery_codes = RecoveryCodesView.as_view()


@login_required
@never_cache
@require_safe
def download_recovery_codes(request):
    """The codes as a text file, while the page that showed them is fresh; afterwards new ones must be made."""
    if time.time() - request.session.get(SHOWN, 0) > DOWNLOAD_FOR:
        messages.info(
            request, "Kode pemulihan hanya ditampilkan sekali. Buat yang baru bila belum tersimpan."
        )
        return HttpResponseRedirect(reverse("mfa_index"))
    row = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.RECOVERY_CODES).first()
    codes = row.wrap().get_unused_codes() if row else []
    lines = [
        "Kode pemulihan Portal Medsos Klaten",
        f"Pengguna: {request.user.username}",
        f"Dibuat: {dates.format_datetime(row.created_at) if row else '-'}",
        "Setiap kode berlaku satu kali. Simpan di tempat yang hanya Anda jangkau.",
        "",
        *codes,
    ]
    response = HttpResponse("\r\n".join(lines) + "\r\n", content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="kode-pemulihan.txt"'
    return response

"""The entrance, and the way through the identity provider."""

from allauth.account.views import LoginView
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from klaten_medsos.middleware import CSP
from opd.sign_in import sso


class EntranceView(LoginView):
    """allauth's sign-in, with the button of the identity provider when one is configured."""

    def get_context_data(self, **kwargs):
        name = settings.OIDC_NAME if sso.is_configured() else ""
        return super().get_context_data(**kwargs) | {"sso_name": name, "demo": settings.DEMO}

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        if sso.is_configured() and not request.user.is_authenticated:
            # browsers hold the redirect after the button's POST to form-action too
            allowed = " ".join(["form-action 'self'", *settings.OIDC_ORIGINS])
            response.headers["Content-Security-Policy"] = CSP.replace("form-action 'self'", allowed)
        return response


entrance = login_not_required(EntranceView.as_view())


@login_not_required
@never_cache
@require_POST
def sso_login(request):
    """Send the person to the identity provider; to the sign-in with a word when it does not answer."""
    if not sso.is_configured():
        raise Http404("No identity provider is configured.")
    try:
        return sso.Adapter(request).get_provider().redirect_from_request(request)
    except (OAuth2Error, *sso.BROKEN):
        return sso.back_to_sign_in(
            request,
            "Layanan masuk bersama sedang tidak dapat dihubungi. Masuk dengan kata sandi, atau coba lagi nanti.",
        )


@login_not_required
@never_cache
@require_GET
def sso_callback(request):
    """Where the identity provider sends the person back to."""
    if not sso.is_configured():
        raise Http404("No identity provider is configured.")
    try:
        return sso.CallbackView.adapter_view(sso.Adapter(request))(request)
    except (OAuth2Error, *sso.BROKEN):
        return sso.back_to_sign_in(
            request,
            "Layanan masuk bersama sedang tidak dapat dihubungi. Masuk dengan kata sandi, atau coba lagi nanti.",
        )

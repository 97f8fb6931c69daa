"""Signing in through the government's own identity provider (OpenID Connect), when one is configured.

allauth speaks the protocol; here it is made strict: authorisation code with PKCE, the signature of the ID token
is always checked, a nonce ties it to the request, and nobody is ever signed up. Whom an identity belongs to:

1. an identity linked before belongs to that person;
2. else to the one active person whose *proven* address (set by an invitation or reset link) equals ``email``,
   if the provider says ``email_verified``;
3. else, only with ``OIDC_MATCH_USERNAME``, to the active person whose user name equals ``preferred_username``.
"""

import hmac
import secrets

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from requests import RequestException

from opd import actions
from opd.models import User

PROVIDER = "sso"
BROKEN = (RequestException, KeyError, TypeError, ValueError, AttributeError)


def is_configured() -> bool:
    return bool(settings.OIDC_SERVER_URL and settings.OIDC_CLIENT_ID)


class Provider(OpenIDConnectProvider):
    """Sends a nonce along, and lets no address bar add parameters or another purpose."""

    def redirect(self, request, process, next_url=None, data=None, **kwargs):
        nonce = secrets.token_urlsafe(24)
        params = self.get_auth_params() | {"nonce": nonce}
        return super().redirect(
            request,
            "login",
            next_url=next_url,
            data=data,
            scope=self.get_scope(),
            auth_params=params,
            nonce=nonce,
        )

    def get_oauth2_adapter(self, request):
        return Adapter(request)


class Adapter(OpenIDConnectOAuth2Adapter):
    """Checks what comes back: signature, issuer, audience, time, nonce, and that userinfo speaks of the same person."""

    nonce = ""

    def __init__(self, request):
        super().__init__(request, PROVIDER)

    def get_provider(self):
        return Provider(self.request, app=get_adapter(self.request).get_app(self.request, provider=PROVIDER))

    def get_callback_url(self, request, app):
        return settings.SITE_URL + reverse("sso_callback")

    def complete_login(self, request, app, token, **kwargs):
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("The provider sent no ID token.")
        try:
            return super().complete_login(request, app, token, **kwargs)
        except BROKEN as error:
            raise OAuth2Error(f"Unreadable answer of the provider: {type(error).__name__}") from error

    def _fetch_user_info(self, access_token):
        self._userinfo = super()._fetch_user_info(access_token)
        return self._userinfo

    def _decode_id_token(self, app, id_token):
        claims = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )
        if not self.nonce or not hmac.compare_digest(str(claims.get("nonce", "")), self.nonce):
            raise OAuth2Error("The nonce of the ID token is not ours.")
        if self._userinfo.get("sub") != claims["sub"]:
            raise OAuth2Error("Userinfo speaks of somebody else.")
        return claims


class CallbackView(OAuth2CallbackView):
    """Hands the nonce of the request on to the adapter."""

    def _get_state(self, request, provider):
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, response


class SocialAdapter(DefaultSocialAccountAdapter):
    """Existing people only."""

    def is_open_for_signup(self, request, sociallogin):
        return False

    def pre_social_login(self, request, sociallogin):
        if sociallogin.is_existing:
            return
        person = owner_of(sociallogin.account.get_provider_account().get_user_data() or {})
        if person is None:
            raise ImmediateHttpResponse(
                back_to_sign_in(
                    request,
                    "Identitas itu belum tertaut pada pengguna portal. Masuk dengan kata sandi, atau minta Diskominfo "
                    "memastikan surel Anda sama dengan yang tercatat pada layanan masuk bersama.",
                )
            )
        sociallogin.connect(request, person)
        actions.note_factor(user=person, what="Masuk bersama (SSO) ditautkan.")

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        raise ImmediateHttpResponse(
            back_to_sign_in(
                request, "Masuk bersama tidak berhasil. Coba sekali lagi, atau masuk dengan kata sandi."
            )
        )


def owner_of(claims) -> User | None:
    """The person an identity that was never here before belongs to, by the rules above."""
    email = claims.get("email")
    if isinstance(email, str) and claims.get("email_verified") is True:
        proven = EmailAddress.objects.filter(email__iexact=email, verified=True, user__is_active=True)
        people = {row.user for row in proven.select_related("user")}
        if len(people) == 1:
            return people.pop()
    name = claims.get("preferred_username")
    if settings.OIDC_MATCH_USERNAME and isinstance(name, str):
        return User.objects.filter(username=name, is_active=True).first()
    return None


def back_to_sign_in(request, why) -> HttpResponseRedirect:
    messages.error(request, why)
    return HttpResponseRedirect(reverse("account_login"))

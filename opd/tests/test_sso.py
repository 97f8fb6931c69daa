"""Single sign-on against a real OpenID provider on a loopback socket."""

import http.client
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from opd import actions
from opd.models import User
from tests.oidc import CLIENT, SECRET, OpenIdProvider, new_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings, budi):
    found = OpenIdProvider(f"{settings.SITE_URL}/masuk/sso/kembali/")
    settings.OIDC_SERVER_URL, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = (
        found.issuer,
        CLIENT,
        SECRET,
    )
    settings.OIDC_ORIGINS = [found.issuer]
    (app,) = django_settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                app
                | {"client_id": CLIENT, "secret": SECRET}
                | {"settings": app["settings"] | {"server_url": found.issuer}}
            ]
        }
    }
    EmailAddress.objects.create(user=budi, email=budi.email, verified=True, primary=True)
    found.person = {"sub": "klaten-4711", "email": budi.email, "email_verified": True, "name": "Budi Contoh"}
    yield found
    found.close()


def visit(address) -> str:
    """What a browser does at the provider: one real request; returns where it is sent back to."""
    parts = urlsplit(address)
    link = http.client.HTTPConnection(parts.hostname, parts.port, timeout=5)
    link.request("GET", f"{parts.path}?{parts.query}")
    answer = link.getresponse()
    answer.read()
    link.close()
    assert answer.status == 302, answer.status
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def come_in(client, **extra):
    """The whole round trip; returns the answer of the portal to the return."""
    asked = client.post(reverse("sso_login"), extra)
    assert asked.status_code == 302, asked.status_code
    return client.get(visit(asked.url))


def is_in(client) -> bool:
    return client.get(reverse("notices:list")).status_code == 200


def test_a_known_person_comes_in_by_a_full_round_trip(provider, client, budi):
    answer = come_in(client, next="/unit/")
    assert (answer.status_code, answer.url) == (302, "/unit/")
    assert is_in(client) and int(client.session["_auth_user_id"]) == budi.pk
    assert provider.seen.count("/token") == 1 and {"/authorize", "/jwks", "/userinfo"} <= set(provider.seen)
    assert SocialAccount.objects.get().user == budi and not SocialToken.objects.exists()
    assert "SSO" in Entry.objects.on(budi).last().sentence
    # the second time the identity itself is enough, even with another address
    provider.person["email"] = "pindah@klaten.invalid"
    other = Client()
    come_in(other)
    assert is_in(other)
    assert Entry.objects.on(budi).count() == 1


def test_the_request_carries_state_nonce_pkce_and_our_own_return_address(provider, client):
    asked = client.post(reverse("sso_login") + "?scope=admin&auth_params=prompt%3Dnone&process=connect")
    sent = parse_qs(urlsplit(asked.url).query)
    assert set(sent["scope"][0].split()) == {"openid", "profile", "email"} and "prompt" not in sent
    assert sent["redirect_uri"] == [f"{django_settings.SITE_URL}/masuk/sso/kembali/"]
    assert all(sent[name][0] for name in ("state", "nonce", "code_challenge"))
    assert sent["code_challenge_method"] == ["S256"]


@pytest.mark.parametrize(
    "twist",
    [{"nonce": "lain"}, {"nonce": None}, {"iss": "https://jahat.example"}, {"aud": "lain"}, {"exp": 1_000_000_000},
     {"sub": "orang-lain"}],
)  # fmt: skip
def test_a_token_that_is_not_quite_ours_is_refused(provider, client, twist):
    provider.claims = twist
    answer = come_in(client)
    assert answer.url == reverse("account_login") and not is_in(client)
    assert "tidak berhasil" in client.get(answer.url).content.decode()
    assert not SocialAccount.objects.exists()


def test_a_token_signed_by_another_key_is_refused(provider, client):
    provider.key = new_key()
    assert come_in(client).url == reverse("account_login") and not is_in(client)


def test_userinfo_of_somebody_else_is_refused(provider, client):
    provider.userinfo = {"sub": "orang-lain"}
    come_in(client)
    assert not is_in(client)


def test_a_wrong_foreign_or_used_state_is_refused(provider, client):
    asked = client.post(reverse("sso_login"))
    back = visit(asked.url)
    state = parse_qs(urlsplit(back).query)["state"][0]
    assert client.get(back.replace(state, "x" * 16)).url == reverse("account_login")
    thief = Client()
    assert thief.get(back).url == reverse("account_login") and not is_in(thief)
    client.get(back)
    assert is_in(client)
    replay = Client()
    assert replay.get(back).status_code == 302 and not is_in(replay)


def test_nobody_is_signed_up_and_unproven_addresses_link_nothing(provider, budi, sari):
    before = User.objects.count()
    for person in (
        {"sub": "1", "email": "asing@klaten.invalid", "email_verified": True},
        {"sub": "2", "email": budi.email, "email_verified": False},
        {"sub": "3", "email": budi.email},
        {"sub": "4", "email": sari.email, "email_verified": True},
        {"sub": "5", "email": budi.email, "email_verified": "true"},
        {"sub": "6"},
    ):
        provider.person = person
        client = Client()
        answer = come_in(client)
        assert answer.url == reverse("account_login") and not is_in(client), person
        assert "belum tertaut" in client.get(answer.url).content.decode()
    assert User.objects.count() == before and not SocialAccount.objects.exists()


def test_the_user_name_links_only_when_the_switch_is_on(provider, client, sari, settings):
    provider.person = {"sub": "9", "preferred_username": "sari"}
    come_in(client)
    assert not is_in(client)
    settings.OIDC_MATCH_USERNAME = True
    come_in(client)
    assert is_in(client) and SocialAccount.objects.get().user == sari


def test_someone_no_longer_active_stays_out(provider, client, budi, dewi):
    come_in(client)
    actions.change_user(user=budi, by=dewi, is_active=False)
    other = Client()
    answer = come_in(other)
    assert answer.url == reverse("account_inactive") and not is_in(other)


def test_the_second_factor_is_still_asked(provider, client, budi, rf):
    from allauth.core.context import request_context

    with request_context(rf.get("/")):
        TOTP.activate(budi, "JBSWY3DPEHPK3PXP")
    answer = come_in(client)
    assert answer.url == reverse("mfa_authenticate") and not is_in(client)
    code = format_hotp_value(hotp_value("JBSWY3DPEHPK3PXP", int(time.time()) // 30))
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert is_in(client) and Authenticator.objects.get().last_used_at


def test_a_provider_that_is_away_or_talks_nonsense_is_told_kindly(provider, client):
    provider.discovery = lambda request, sent: (200, ["bukan", "objek"], {})
    answer = client.post(reverse("sso_login"))
    assert answer.url == reverse("account_login")
    provider.close()
    answer = client.post(reverse("sso_login"))
    assert "tidak dapat dihubungi" in client.get(answer.url).content.decode()
    assert client.get(reverse("sso_callback"), {"code": "x", "state": "y"}).url == reverse("account_login")


def test_the_button_shows_only_when_configured_and_the_policy_lets_it_work(provider, client, settings):
    page = client.get(reverse("account_login"))
    assert settings.OIDC_NAME in page.content.decode()
    assert f"form-action 'self' {provider.issuer};" in page.headers["Content-Security-Policy"]
    settings.OIDC_CLIENT_ID = ""
    page = client.get(reverse("account_login"))
    assert settings.OIDC_NAME not in page.content.decode()
    assert "form-action 'self';" in page.headers["Content-Security-Policy"]
    assert client.post(reverse("sso_login")).status_code == 404

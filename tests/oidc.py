"""A small OpenID provider for tests, on a real loopback socket: discovery, code with PKCE, token, JWKS, userinfo.

It follows OpenID Connect Core 1.0 and RFC 7636 strictly, so that a portal that forgets a parameter fails here.
``person`` is who is signed in at the provider; ``claims`` overrides claims of the ID token, ``key`` its signature.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "medsos", "rahasia-klien-uji"


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class OpenIdProvider:
    def __init__(self, redirect_uri):
        self.redirect_uri = redirect_uri
        self.published_key = self.key = new_key()
        self.person, self.claims, self.userinfo = {}, {}, {}
        self.codes, self.tokens, self.seen = {}, {}, []
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                provider.answer(self, {})

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                provider.answer(self, {key: values[0] for key, values in parse_qs(body).items()})

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, request, form):
        parts = urlsplit(request.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        self.seen.append(parts.path)
        routes = {
            "/.well-known/openid-configuration": self.discovery,
            "/authorize": self.authorize,
            "/token": self.token,
            "/jwks": self.jwks,
            "/userinfo": self.userinfo_endpoint,
        }
        status, body, headers = routes[parts.path](request, query | form)
        request.send_response(status)
        for name, value in ({"Content-Type": "application/json"} | headers).items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(json.dumps(body).encode())

    def discovery(self, request, sent):
        base = self.issuer
        return 200, {
            "issuer": base, "authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/token",
            "jwks_uri": f"{base}/jwks", "userinfo_endpoint": f"{base}/userinfo", "response_types_supported": ["code"],
            "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }, {}  # fmt: skip

    def authorize(self, request, sent):
        assert sent["client_id"] == CLIENT and sent["response_type"] == "code"
        assert sent["redirect_uri"] == self.redirect_uri and "openid" in sent["scope"].split()
        assert sent["code_challenge_method"] == "S256" and len(sent["code_challenge"]) == 43
        assert len(sent["state"]) >= 8 and len(sent["nonce"]) >= 16
        code = secrets.token_urlsafe(24)
        self.codes[code] = sent
        back = f"{sent['redirect_uri']}?{urlencode({'code': code, 'state': sent['state']})}"
        return 302, {}, {"Location": back}

    def token(self, request, sent):
        basic = request.headers.get("Authorization", "").removeprefix("Basic ")
        if basic:
            client, _, secret = base64.b64decode(basic).decode().partition(":")
        else:
            client, secret = sent.get("client_id"), sent.get("client_secret")
        asked = self.codes.pop(sent.get("code"), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
        if (
            (unquote(client), unquote(secret)) != (CLIENT, SECRET)
            or asked is None
            or sent.get("grant_type") != "authorization_code"
            or sent.get("redirect_uri") != self.redirect_uri
            or challenge.decode().rstrip("=") != asked["code_challenge"]
        ):
            return 400, {"error": "invalid_grant"}, {}
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "sub": self.person["sub"], "iat": now, "exp": now + 300,
            "nonce": asked["nonce"],
        } | self.claims  # fmt: skip
        access = secrets.token_urlsafe(24)
        self.tokens[access] = dict(self.person)
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "satu"})
        return (
            200,
            {"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": signed},
            {},
        )

    def jwks(self, request, sent):
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.published_key.public_key()))
        return 200, {"keys": [key | {"kid": "satu", "alg": "RS256", "use": "sig"}]}, {}

    def userinfo_endpoint(self, request, sent):
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in self.tokens:
            return 401, {"error": "invalid_token"}, {}
        return 200, self.tokens[token] | self.userinfo, {}

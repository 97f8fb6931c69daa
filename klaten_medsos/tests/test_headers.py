"""The headers of RELIABILITY §5, word for word, on every kind of answer."""

import datetime
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from whitenoise.middleware import WhiteNoiseMiddleware

from tests.cast import pdf_upload

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; report-uri /csp-laporan"
)
FILE = "default-src 'none'; sandbox; frame-ancestors 'none'"
KEPT_NOWHERE = "max-age=0, no-cache, no-store, must-revalidate, private"
EVERYWHERE = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
# open data is meant to be read from the pages of others (accounts/public/api.py)
OPEN_DATA = {"Cross-Origin-Resource-Policy": "cross-origin"}
ABSENT = ("X-Powered-By", "Server", "Access-Control-Allow-Origin")


@pytest.fixture
def production(settings, tmp_path, monkeypatch):
    """The wire as with an https address, and a collected static file with and without a hash in its name."""
    monkeypatch.setattr(
        WhiteNoiseMiddleware, "immutable_file_test", lambda self, path, url: "0123456789ab" in url
    )
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.STATIC_ROOT = tmp_path / "static"
    (settings.STATIC_ROOT / "css").mkdir(parents=True)
    (settings.STATIC_ROOT / "css/portal.0123456789ab.css").write_text("a{color:red}")
    (settings.STATIC_ROOT / "css/portal.css").write_text("a{color:red}")


@pytest.fixture
def answers(production, dewi, budi, disbudporapar):
    """One answer of every kind: (status, response)."""
    decree = disbudporapar.decrees.get(appointments__user=budi)
    decree.file.save("sk.pdf", pdf_upload())
    anonymous, staff, officer = Client(raise_request_exception=False), Client(), Client()
    staff.force_login(dewi)
    officer.force_login(budi)

    def get(client, path, **extra):
        return client.get(path, secure=True, **extra)

    return {
        "sign-in": (200, get(anonymous, reverse("account_login"))),
        "home": (200, get(officer, reverse("home"))),
        "admin": (200, get(staff, reverse("admin:index"))),
        "admin list": (200, get(staff, reverse("admin:opd_user_changelist"))),
        "public": (200, get(anonymous, reverse("public:directory"))),
        "json": (200, get(anonymous, reverse("public:api_accounts"))),
        "pdf": (200, get(officer, reverse("opd:decree_file", args=[decree.pk]))),
        "csv": (200, get(officer, reverse("opd:unit_csv"))),
        "static": (200, get(anonymous, "/static/css/portal.0123456789ab.css")),
        "static without hash": (200, get(anonymous, "/static/css/portal.css")),
        "alive": (200, get(anonymous, "/sehat/hidup")),
        "security.txt": (200, get(anonymous, "/.well-known/security.txt")),
        "redirect to sign-in": (302, get(anonymous, reverse("opd:unit_list"))),
        "bad request": (400, get(officer, "/unit/?q=%00")),
        "bad host": (400, get(anonymous, "/", headers={"host": "evil.example"})),
        "forbidden": (403, get(officer, reverse("admin:login"))),
        "no token": (403, Client(enforce_csrf_checks=True).post(reverse("account_login"), secure=True)),
        "not found": (404, get(officer, "/tidak-ada/")),
        "wrong method": (405, officer.post(reverse("opd:unit_list"), secure=True)),
    }


def test_every_kind_of_answer_carries_every_header_word_for_word(answers):
    wrong = []
    for kind, (status, response) in answers.items():
        wanted = EVERYWHERE | {"Content-Security-Policy": FILE if kind == "pdf" else PAGE}
        wanted |= OPEN_DATA if kind == "json" else {}
        wrong += [(kind, response.status_code)] if response.status_code != status else []
        wrong += [
            (kind, k, response.headers.get(k)) for k, v in wanted.items() if response.headers.get(k) != v
        ]
        wrong += [(kind, name) for name in ABSENT if name in response.headers and kind != "json"]
    assert wrong == []


def test_only_what_says_so_may_be_kept(answers):
    kept = {
        "public": "public, max-age=60",
        "json": "public, max-age=60",
        "static": "public, max-age=31536000, immutable",
        "static without hash": "max-age=60, public",
        "security.txt": "public, max-age=86400",
    }
    for kind, (_, response) in answers.items():
        if kind in kept:
            assert set(response.headers["Cache-Control"].split(", ")) == set(kept[kind].split(", ")), kind
            assert not response.cookies, kind
        else:
            assert response.headers["Cache-Control"] == KEPT_NOWHERE, kind
            assert "Cookie" in response.headers["Vary"], kind


def test_plain_http_is_sent_to_https_with_the_same_headers(production, client):
    response = client.get("/unit/?q=a")
    assert (response.status_code, response.url) == (301, "https://testserver/unit/?q=a")
    assert response.headers["Content-Security-Policy"] == PAGE
    assert response.headers["X-Frame-Options"] == "DENY"


@pytest.mark.django_db(transaction=True)
def test_a_broken_page_and_an_absent_database_keep_the_headers(production, budi, monkeypatch):
    from django.db import OperationalError

    from klaten_medsos.home import views

    client = Client(raise_request_exception=False)
    client.force_login(budi)
    for error, status in ((ZeroDivisionError(), 500), (OperationalError(), 503)):

        def broken(*args, error=error):
            raise error

        monkeypatch.setattr(views, "render", broken)
        response = client.get(reverse("home"), secure=True)
        assert response.status_code == status
        for name, value in (EVERYWHERE | {"Content-Security-Policy": PAGE}).items():
            assert response.headers[name] == value


def test_security_txt_names_a_contact_and_expires_within_a_year(client, settings):
    settings.SITE_URL, settings.SECURITY_CONTACT = "https://medsos.test", "mailto:aman@klaten.invalid"
    response = client.get("/.well-known/security.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert fields["Contact"] == "mailto:aman@klaten.invalid"
    assert fields["Canonical"] == "https://medsos.test/.well-known/security.txt"
    ahead = datetime.datetime.fromisoformat(fields["Expires"]) - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=90) < ahead < datetime.timedelta(days=365)


REPORT = (
    '{"csp-report": {"document-uri": "https://medsos.test/pesan/4711/?q=Budi", "effective-directive": "script-src-elem",'
    ' "blocked-uri": "https://evil.example/a.js?nip=198503172010011004"}}'
)


def test_a_violation_is_logged_without_ids_queries_or_names(client, caplog):
    with caplog.at_level(logging.WARNING):
        response = client.post("/csp-laporan", REPORT, content_type="application/csp-report")
    assert (response.status_code, response.content) == (204, b"")
    assert "directive=script-src-elem page=/pesan/#/ blocked=https://evil.example" in caplog.text
    for secret in ("4711", "Budi", "1985031720", "a.js"):
        assert secret not in caplog.text


@pytest.mark.parametrize(
    "body",
    ["", "[" * 9000, "{", "[]", "null", '{"csp-report": 3}', '[{"body": {"documentURL": "https://[x"}}]', "\x00",
     '{"csp-report": {"effective-directive": "x\\nforged line"}}'],
)  # fmt: skip
def test_a_report_of_junk_is_answered_and_forges_no_line(client, caplog, body):
    with caplog.at_level(logging.WARNING):
        assert client.post("/csp-laporan", body, content_type="application/csp-report").status_code == 204
    assert "forged" not in caplog.text


def test_a_flood_of_reports_is_turned_away(client):
    statuses = [client.post("/csp-laporan", REPORT, content_type="application/csp-report") for _ in range(60)]
    assert statuses[-1].status_code == 429 and int(statuses[-1].headers["Retry-After"]) <= 60


def test_the_deployment_check_has_nothing_to_say(tmp_path):
    env = os.environ | {
        "SITE_URL": "https://medsos.klaten.invalid", "DATABASE_URL": "postgres://x@127.0.0.1:1/x", "DEMO": "0",
        "SECRET_KEY": "k7" * 40 + "abcdefgh", "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "klaten_medsos.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), "check", "--deploy", "--fail-level", "WARNING"],
        env=env, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (
        0, "System check identified no issues (0 silenced)."
    ), done.stderr  # fmt: skip

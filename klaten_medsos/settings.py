"""Settings, all from the environment; docs/configuration.md explains each variable.

Without DATABASE_URL and REDIS_URL the embedded defaults apply: SQLite and the private Redis of bin/run.
"""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from .static_headers import set_cache

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()

VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
DATABASE_URL = env("DATABASE_URL", default="")
EMBEDDED = not DATABASE_URL
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
SECURE = SITE_URL.startswith("https://")
DEMO = env.bool("DEMO", default=EMBEDDED and not SECURE)
DEMO_PASSWORD = env("DEMO_PASSWORD", default="")
DEBUG = env.bool("DEBUG", default=False)

if DEMO and SECURE:
    raise ImproperlyConfigured(
        "Demo mode is refused in production: SITE_URL is https and DEMO is on. Unset DEMO."
    )
if DEBUG and SECURE:
    raise ImproperlyConfigured("DEBUG is refused in production: SITE_URL is https and DEBUG is on.")


def _secret_key() -> str:
    """The configured key; with the embedded defaults one that is made once and kept in VAR_DIR."""
    if key := env("SECRET_KEY", default=""):
        return key
    if not EMBEDDED:
        raise ImproperlyConfigured("SECRET_KEY (or SECRET_KEY_FILE) is required with DATABASE_URL.")
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text().strip()


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]", environ.urlparse(SITE_URL).hostname or ""]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "klaten_medsos.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "klaten_medsos",
    "klaten_medsos.audit",
    "klaten_medsos.notices",
    "opd",
    "accounts",
    "posts",
    "metrics",
    "feedback",
    "reports",
]

MIDDLEWARE = [
    "klaten_medsos.middleware.RequestIdMiddleware",
    "klaten_medsos.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "klaten_medsos.middleware.ErrorPageMiddleware",
    "klaten_medsos.middleware.JunkMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "opd.sign_in.door.DoorMiddleware",
    "klaten_medsos.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "klaten_medsos.urls"
WSGI_APPLICATION = "klaten_medsos.wsgi.application"
FORM_RENDERER = "klaten_medsos.forms.PortalRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [f"klaten_medsos.templatetags.{name}" for name in ("portal", "frame", "addresses")],
        },
    }
]

# --- data -------------------------------------------------------------------------------------------

if EMBEDDED:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(VAR_DIR / "klaten.sqlite3"),
        }
    }
else:
    DATABASES = {"default": env.db_url_config(DATABASE_URL)}

_db = DATABASES["default"]
if _db["ENGINE"].endswith("sqlite3"):
    _db["OPTIONS"] = {
        # One writer at a time, queued from the first statement: no "database is locked" halfway.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    }
else:
    _db.setdefault("OPTIONS", {}).update(
        {
            "connect_timeout": 3,
            "keepalives": 1,
            "tcp_user_timeout": 5000,
            "options": "-c statement_timeout={} -c lock_timeout={} "
            "-c idle_in_transaction_session_timeout=60000".format(
                env.int("DATABASE_STATEMENT_TIMEOUT_MS", default=15000),
                env.int("DATABASE_LOCK_TIMEOUT_MS", default=3000),
            ),
        }
    )
_db["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
_db["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counters of the public pages: all processes share the file, and a restart does not forget them.
COUNTERS_PATH = VAR_DIR / "run" / "counters"
PUBLIC_PER_MINUTE = env.int("PUBLIC_PER_MINUTE", default=60)

# The cache of the libraries (sign-in attempts): every worker must see the same one.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 20000},
    }
}

# --- who --------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "opd.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "opd.sign_in.passwords.LeakedPasswordValidator"},
    {"NAME": "opd.sign_in.passwords.LocalWordsValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "opd.sign_in.passwords.CompositionValidator"},
]
SANDI_KOMPOSISI = env.bool("SANDI_KOMPOSISI", default=False)
SANDI_MASA_BERLAKU_HARI = env.int("SANDI_MASA_BERLAKU_HARI", default=0)
SANDI_BOCOR_FILE = env("SANDI_BOCOR_FILE", default="")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "opd.adapters.AccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_USER_DISPLAY = "opd.adapters.display_name"
# Failures: of one address, and of one account from addresses it never came in from (opd/sign_in/limits.py).
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "20/m/ip,5/5m/key,100/d/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# Steps of high value ask password or code again after this long (0: never); allauth's own pages too.
REAUTHENTICATION_SECONDS = env.int("REAUTHENTICATION_SECONDS", default=600)
ACCOUNT_REAUTHENTICATION_TIMEOUT = REAUTHENTICATION_SECONDS or 600
MFA_REQUIRED = env.bool("MFA_REQUIRED", default=not DEMO)
MFA_ADAPTER = "opd.sign_in.second_factor.MFAAdapter"
MFA_FORMS = {
    "authenticate": "opd.sign_in.second_factor.AuthenticateForm",
    "reauthenticate": "opd.sign_in.second_factor.ReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Medsos Klaten"
USERSESSIONS_TRACK_ACTIVITY = False
# Single sign-on, only when configured (opd/sign_in/sso.py).
OIDC_SERVER_URL = env("OIDC_SERVER_URL", default="").rstrip("/")
OIDC_CLIENT_ID = env("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET = env("OIDC_CLIENT_SECRET", default="")
OIDC_NAME = env("OIDC_NAME", default="Masuk dengan SSO Kabupaten Klaten")
OIDC_MATCH_USERNAME = env.bool("OIDC_MATCH_USERNAME", default=False)
_oidc = environ.urlparse(OIDC_SERVER_URL)
OIDC_ORIGINS = env.list("OIDC_ORIGINS", default=[f"{_oidc.scheme}://{_oidc.netloc}"])
SOCIALACCOUNT_ADAPTER = "opd.sign_in.sso.SocialAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "sso",
                "name": OIDC_NAME,
                "client_id": OIDC_CLIENT_ID,
                "secret": OIDC_CLIENT_SECRET,
                "settings": {
                    "server_url": OIDC_SERVER_URL,
                    "oauth_pkce_enabled": True,
                    "fetch_userinfo": True,
                },
            }
        ]
    }
}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_SECONDS", default=30 * 60)
SESSION_ABSOLUTE_SECONDS = SESSION_COOKIE_AGE = env.int("SESSION_ABSOLUTE_SECONDS", default=8 * 3600)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-sesi" if SECURE else "sesi"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "klaten_medsos.errors.csrf_failure"
PASSWORD_RESET_TIMEOUT = 3600
RETENSI_ORANG_TAHUN = env.int("RETENSI_ORANG_TAHUN", default=5)
INVITATION_SECONDS = 24 * 3600
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "opd.sign_in.tokens.PasswordLinkTokens"  # noqa: S105
ACCOUNT_FORMS = {"reset_password": "opd.sign_in.forms.ResetPasswordForm"}

# --- the wire ---------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^sehat/"]
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
if env.bool("TRUST_PROXY_TLS", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURITY_CONTACT = env("SECURITY_CONTACT", default=f"{SITE_URL}/")
# Sites that may frame the badge of a unit; every other page is framed by nobody.
BADGE_FRAME_ANCESTORS = env.list(
    "BADGE_FRAME_ANCESTORS", default=["'self'", "https://*.klaten.go.id", "https://*.klatenkab.go.id"]
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_PERMISSIONS = 0o640
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_BYTES", default=5 * 1024 * 1024)
# Photographs and films that go out with a message
POST_PICTURE_MAX_BYTES = env.int("POST_PICTURE_MAX_BYTES", default=15 * 1024 * 1024)
POST_FILM_MAX_BYTES = env.int("POST_FILM_MAX_BYTES", default=64 * 1024 * 1024)

# --- language and time ------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
USE_I18N = True
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

# --- files ------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ADD_HEADERS_FUNCTION = set_cache
STATICFILES_DIRS = [BASE_DIR / "static"]
PRIVATE_ROOT = Path(env("PRIVATE_ROOT", default=str(VAR_DIR / "files")))
MEDIA_ROOT = PRIVATE_ROOT
MEDIA_URL = "/tidak-ada/"
STORAGES = {
    "default": {"BACKEND": "klaten_medsos.uploads.PrivateStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CHECK_MODEL_PATH = VAR_DIR / "check-model.json"
# The only thing that makes the portal ask other sites of its own accord: off unless the network allows it.
LINK_CHECK = env.bool("LINK_CHECK", default=False)

# --- mail -------------------------------------------------------------------------------------------

EMAIL_URL = env("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
    EMAIL_TIMEOUT = 10
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("EMAIL_FROM", default="Portal Medsos Klaten <portal@klaten.invalid>")

# Who gets the daily end of the audit log; without any, the Kepala Diskominfo and the Bupati's office.
AUDIT_ANCHOR_EMAILS = env.list("AUDIT_ANCHOR_EMAILS", default=[])

# --- background work --------------------------------------------------------------------------------

REDIS_URL = env("REDIS_URL", default=f"unix://{VAR_DIR}/run/redis.sock")
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = False  # the sweep rings again; no poison loop
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 30
CELERY_TASK_TIME_LIMIT = 45
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TIMEZONE = "Asia/Jakarta"
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 3,
    "socket_connect_timeout": 3,
    "visibility_timeout": 900,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    # a bell that cannot be rung is given up at once: the sweep rings again
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.1,
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")
# A claimed row that nobody finished is up for grabs after this long (longer than the hard time limit).
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", default=50)
JOB_MAX_ATTEMPTS = env.int("JOB_MAX_ATTEMPTS", default=5)
SWEEP_SECONDS = env.int("SWEEP_SECONDS", default=10)

# --- logs: no query strings, no form data, ids only --------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "pikepdf": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
    },
}

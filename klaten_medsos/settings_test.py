"""Settings for the test suite: the same portal, with a fast password hasher and a throw-away file room."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="klaten-test-"))
os.environ.setdefault("DEMO", "1")

from .settings import *  # noqa: E402, F403
from .settings import STORAGES, VAR_DIR  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
(Path(VAR_DIR) / "static").mkdir(parents=True, exist_ok=True)
ACCOUNT_RATE_LIMITS = False
REAUTHENTICATION_SECONDS = 0  # on in the tests that prove it
MFA_REQUIRED = False  # likewise

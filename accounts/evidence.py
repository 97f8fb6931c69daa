"""The code a unit places in the bio of an account to show that it holds it."""

import base64

from django.utils.crypto import salted_hmac

SALT = "accounts.evidence"
LENGTH = 8


def code_for(unit, key: str) -> str:
    """``KLT-ABCD-EFGH`` for this unit and this account: known before anything is stored, guessable by nobody."""
    digest = salted_hmac(SALT, f"{unit.pk}:{key}", algorithm="sha256").digest()
    letters = base64.b32encode(digest).decode()[:LENGTH]
    return f"KLT-{letters[:4]}-{letters[4:]}"

"""Secrets of the second factor are unreadable in the database: encrypted with a key made of SECRET_KEY."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@lru_cache(maxsize=8)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    """Encrypts with the first key, reads what any of them wrote (``SECRET_KEY_FALLBACKS``)."""
    made = (
        HKDF(algorithm=SHA256(), length=32, salt=None, info=b"klaten second factor").derive(key.encode())
        for key in keys
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in made])


def encrypt(text: str) -> str:
    return _box((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Raises ``ValueError`` when the key it was written with is gone: the person must enrol anew."""
    try:
        return _box((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise ValueError(
            "The second factor was written with a SECRET_KEY that is no longer known."
        ) from error

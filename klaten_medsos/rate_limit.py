"""How often one address may ask a public page, counted in the shared cache."""

import hashlib
import time
from functools import wraps

from django.conf import settings
from django.core.cache import cache

from klaten_medsos import errors

MINUTE = 60


def client_address(request) -> str:
    """The address of the asker: behind trusted proxies the one they saw, never one the asker wrote."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(seen) >= proxies:
        return seen[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def seconds_to_wait(request, room: str, *, per_minute: int) -> int:
    """Count this request of ``room``; 0 when it may go on, else the seconds until the next minute.

    The address is kept only as a hash, and only for two minutes.
    """
    minute, passed = divmod(int(time.time()), MINUTE)
    address = hashlib.sha256(f"{settings.SECRET_KEY}{client_address(request)}".encode()).hexdigest()[:32]
    key = f"rate:{room}:{address}:{minute}"
    if cache.add(key, 1, 2 * MINUTE):
        return 0
    try:
        count = cache.incr(key)
    except ValueError:  # the minute ended in between
        return 0
    return 0 if count <= per_minute else MINUTE - passed


def limited(room: str, *, per_minute: int):
    """A view that one address may ask ``per_minute`` times a minute; then 429 with Retry-After."""

    def guard(view):
        @wraps(view)
        def asked(request, *args, **kwargs):
            if wait := seconds_to_wait(request, room, per_minute=per_minute):
                return errors.too_many_requests(request, wait)
            return view(request, *args, **kwargs)

        return asked

    return guard

"""Brute force: limits per account and per address, kept in the database; nobody is locked out by strangers."""

import hashlib
import logging

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.cache import cache

from klaten_medsos import dates, errors
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import User

log = logging.getLogger(__name__)
KNOWN_FOR = 90 * 24 * 3600
WAIT = 300


def _mark(*parts) -> str:
    joined = "\n".join([settings.SECRET_KEY, *map(str, parts)])
    return hashlib.sha256(joined.encode()).hexdigest()[:40]


def remember_address(request, username: str):
    """This person came in from this address: strangers' failures elsewhere do not count against it."""
    cache.set(f"sign-in:{_mark(username.lower(), get_ip(request))}", 1, KNOWN_FOR)


def bucket(request, username: str) -> str:
    """Whose failures count together: those of one account from all unknown addresses, or from one known address."""
    address = get_ip(request)
    known = cache.get(f"sign-in:{_mark(username.lower(), address)}")
    return f"{username.lower()}|{address}" if known else username.lower()


def turn_away(request):
    """Answer 429 and tell the operators, once an hour; addresses appear in the notice, names do not."""
    now = dates.to_wib(dates.now())
    log.warning("sign-in limit reached, address %s", _mark(get_ip(request))[:10])
    operators = list(User.objects.filter(is_superuser=True, is_active=True))
    if operators:
        notify(
            Kind.SIGN_IN_ATTACK,
            operators,
            on=operators[0],
            subject="Banyak percobaan masuk yang gagal",
            body=(
                f"Pada {dates.format_datetime(now)} batas percobaan masuk terlampaui dari alamat {get_ip(request)}. "
                "Percobaan berikutnya ditolak beberapa menit; pengguna yang masuk dari alamat biasanya tidak terganggu. "
                "Bila berulang, tutup alamat itu di peladen."
            ),
            path="/admin/",
            occasion=f"{now:%Y-%m-%dT%H}",
        )
    raise ImmediateHttpResponse(errors.too_many_requests(request, WAIT))

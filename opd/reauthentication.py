"""Steps of high value ask once more who is there: a stolen cookie must not be enough (RELIABILITY T31).

The asking itself is allauth's: password or authenticator code, without JavaScript. A form that was sent
meanwhile waits in the session and goes through once the person has answered.
"""

import time
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.core.internal.httpkit import serialize_request
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

LARGEST_WAITING_FORM = 500_000
SAFE = ("GET", "HEAD", "OPTIONS")


def seconds_since_proof(request) -> float | None:
    """Seconds since this person last gave a password, code, passkey or SSO sign-in; None: not in this session."""
    records = get_authentication_records(request, request.user if request.user.is_authenticated else None)
    return time.time() - max(record["at"] for record in records) if records else None


def is_recent(request, limit=None) -> bool:
    """Whether the proof is younger than ``limit`` (``REAUTHENTICATION_SECONDS``); always so when that is 0."""
    limit = settings.REAUTHENTICATION_SECONDS if limit is None else limit
    since = seconds_since_proof(request)
    return not limit or (since is not None and 0 <= since < limit)


def ask_if_stale(request) -> HttpResponse | None:
    """The way to the question when the last proof is too old, else None.

    A page is shown after the answer; a sent form goes through after it. A form that carries files or
    a password (or is very large) cannot wait in a session: the person is told to send it again, before anything was changed.
    """
    return None if is_recent(request) else ask(request)


def ask(request) -> HttpResponse:
    """The way to the question, with the sent form put by."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    back = request.get_full_path()
    if not methods:  # came by SSO and has nothing else: the proof is to come in again
        logout(request)
        messages.info(request, "Untuk langkah ini, masuk sekali lagi.")
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")
    asking = methods[0]["url"]
    if request.method not in SAFE:
        back = _put_by(request)
    address = f"{asking}?{urlencode({'next': back})}"
    if getattr(request, "htmx", None):
        answer = HttpResponse(status=204)
        answer.headers["HX-Redirect"] = address
        return answer
    return HttpResponseRedirect(address)


def _put_by(request) -> str:
    """Keep the sent form for after the answer and return where it goes, or where it must be sent again."""
    whole_page = not getattr(request, "htmx", None)
    # a password is kept nowhere, not even for a minute in a session
    is_secret = any("password" in name for name in request.POST)
    if (
        whole_page
        and not is_secret
        and not request.FILES
        and len(request.POST.urlencode()) <= LARGEST_WAITING_FORM
    ):
        request.session[STATE_SESSION_KEY] = {"request": serialize_request(request)}
        return request.path
    messages.warning(
        request,
        "Isian tadi belum diproses karena Anda perlu dikonfirmasi lebih dahulu. Sesudah itu kirim sekali lagi, "
        "beserta berkasnya bila ada.",
    )
    came_from = request.headers.get("Referer") if whole_page else request.htmx.current_url_abs_path
    return _page_of(request, came_from)


def _page_of(request, address) -> str:
    """The page the form stood on, if it is one of ours; else the address it was sent to."""
    if address and url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure()):
        return address
    return request.path


def required_recently(view):
    """A view that only people who proved themselves within ``REAUTHENTICATION_SECONDS`` reach.

    Put it under ``require_http_methods`` and above everything that reads or changes records. For a method of
    an admin class use ``ask_if_stale`` or ``method_decorator``.
    """

    @wraps(view)
    def asked(request, *args, **kwargs):
        return ask_if_stale(request) or view(request, *args, **kwargs)

    return asked

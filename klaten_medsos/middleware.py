"""What every request passes: an id, honest headers, a guard against junk, and kind refusals."""

import re
import uuid

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponse
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from . import errors
from .exceptions import Refusal
from .remembering import remembering
from .request_id import request_id

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
    "report-uri /csp-laporan"
)
FILE_CSP = "default-src 'none'; sandbox; frame-ancestors 'none'"
HEADERS = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}
JUNK = re.compile(r"[\x00\ud800-\udfff\ufffd]")
LONGEST_QUERY = 4000
YEAR_NAME = re.compile(r"year|tahun", re.IGNORECASE)
NUMBER = re.compile(r"\s*[+-]?[\d_.]+\s*")
YEARS = range(1900, 2101)


def _is_far_year(value) -> bool:
    """A number where a year is meant that no calendar of ours holds; words are left to the forms."""
    if not NUMBER.fullmatch(value):
        return False
    return not (len(value) == 4 and value.isascii() and value.isdigit() and int(value) in YEARS)


class RequestIdMiddleware:
    """Gives each request an id that error pages and logs show, and a shelf for what is read once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = uuid.uuid4().hex[:12]
        with request_id(request.id), remembering():
            response = self.get_response(request)
        response.headers.setdefault("X-Request-Id", request.id)
        return response


class SecurityHeadersMiddleware:
    """The headers of every response: HTML, files, redirects and errors alike.

    What does not say how long it may be kept is kept nowhere: neither on disk nor in a shared cache.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CSP)
        for name, value in HEADERS.items():
            # the one page that may be framed says by its policy where (accounts/public/units.py)
            if not (name == "X-Frame-Options" and getattr(response, "xframe_options_exempt", False)):
                response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers:
            add_never_cache_headers(response)
        if "private" in response.headers["Cache-Control"]:
            patch_vary_headers(response, ["Cookie"])
        return response


class JunkMiddleware:
    """Refuses input no form of ours can mean: NUL bytes, broken UTF-8, endless queries, year 99999."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY:
            return errors.bad_request(request, None, reason="Alamat terlalu panjang.")
        if JUNK.search(request.path_info) or any(
            JUNK.search(key) or any(JUNK.search(value) for value in values)
            for key, values in request.GET.lists()
        ):
            return errors.bad_request(request, None, reason="Alamat memuat karakter yang tidak sah.")
        if any(
            YEAR_NAME.search(key) and any(_is_far_year(value) for value in values)
            for key, values in request.GET.lists()
        ):
            return errors.bad_request(request, None, reason="Tahun harus berupa empat angka, misalnya 2026.")
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, RequestDataTooBig):
            return errors.too_large(request)
        if isinstance(exception, (SuspiciousOperation, BadRequest)):
            return errors.bad_request(request, exception)
        return None


class RefusalMiddleware:
    """Turns a refusal that no form caught into a page that says why and how to mend it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Refusal):
            return errors.refusal(request, exception)
        return None


class ErrorPageMiddleware:
    """Bare error answers of Django and its apps get our pages."""

    pages = {405: errors.method_not_allowed, 413: errors.too_large}
    kept = ("Allow", "Retry-After")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 429:
            wait = response.headers.get("Retry-After", "")
            return errors.too_many_requests(request, int(wait) if wait.isdigit() else 60)
        page = self.pages.get(response.status_code)
        if page is None:
            return response
        ours = page(request)
        for name in self.kept:
            if name in response.headers:
                ours.headers[name] = response.headers[name]
        return ours

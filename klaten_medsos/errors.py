"""Error pages in Indonesian, and the page of a refusal."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token


def _page(request, status, **context):
    """The page of ``status``; JSON for the public API. Works without a session or a database."""
    context = {"request_id": getattr(request, "id", ""), "status": status, **context}
    if request.path.startswith("/api/"):
        return JsonResponse(
            {"galat": status, "pesan": context.get("reason") or "Permintaan tidak dapat dipenuhi."},
            status=status,
        )
    return HttpResponse(render_to_string(f"errors/{status}.html", context), status=status)


def bad_request(request, exception=None, reason=""):
    return _page(request, 400, reason=reason)


@requires_csrf_token
def permission_denied(request, exception=None):
    return _page(request, 403, reason="")


def page_not_found(request, exception=None):
    return _page(request, 404)


def method_not_allowed(request):
    return _page(request, 405)


def too_many_requests(request, seconds=60):
    reason = "Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi."
    response = _page(request, 429, seconds=seconds, reason=reason)
    response.headers["Retry-After"] = str(seconds)
    return response


def too_large(request):
    return _page(request, 413)


def server_error(request):
    """500; but a database that is away is 503, wherever in the request it was missed."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return unavailable(request)
    return _page(request, 500)


def unavailable(request):
    response = _page(request, 503)
    response.headers["Retry-After"] = "30"
    return response


def csrf_failure(request, reason=""):
    """The form was too old or came from elsewhere: say how to go on without losing what was typed."""
    return _page(
        request,
        403,
        reason="Formulir ini sudah kedaluwarsa atau dibuka dari situs lain. Tekan tombol kembali, salin isian "
        "Anda bila perlu, muat ulang halaman, lalu kirim kembali.",
    )


def refusal(request, refused):
    """What was refused, why, how to mend it and which article asks."""
    context = {"refused": refused, "request_id": getattr(request, "id", "")}
    return render(request, "errors/refusal.html", context, status=refused.status_code)

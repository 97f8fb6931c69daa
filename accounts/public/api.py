"""The register as JSON for machines: read-only, open to all, described at ``/api/v1/openapi.json``."""

import re
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import Account, ImpostorReport
from accounts.public import register
from accounts.public.caching import cached_for_anyone
from accounts.public.description import document
from accounts.public.records import STATUS_WORD, account_record, fake_record, verification_record
from klaten_medsos import errors
from klaten_medsos.rate_limit import limited
from klaten_medsos.regulation import MediaType
from opd.models import Unit

PAGE_SIZE = 100
PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


class _Unclear(Exception):
    """A parameter that means nothing; the message says how to mend it."""


def _open(view):
    """Open data: any site may read it, an unclear question is answered 400 with its reason."""

    @wraps(view)
    def asked(request):
        try:
            response = view(request)
        except _Unclear as unclear:
            response = errors.bad_request(request, None, reason=str(unclear))
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return asked


def _json(content) -> JsonResponse:
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})


@login_not_required
@require_safe
@cached_for_anyone
@limited("api")
@_open
def account_list(request):
    """Official accounts, 100 a page, by unit; ``unit``, ``jenis_media``, ``status`` narrow them."""
    accounts = Account.objects.public().select_related("unit")
    accounts = accounts.filter(status__in=_statuses(request), **_unit(request), **_media_type(request))
    pages = Paginator(accounts.order_by("unit__name", "unit_id", "platform", "handle", "pk"), PAGE_SIZE)
    number = _page_number(request, pages.num_pages)
    return _json(
        {
            "jumlah": pages.count,
            "halaman": number,
            "jumlah_halaman": pages.num_pages,
            "akun": [account_record(account) for account in pages.page(number)],
        }
    )


@login_not_required
@require_safe
@never_cache
@limited("api")
@_open
def verification(request):
    """Is this account official?"""
    asked = request.GET.get("q", "")
    if not asked.strip():
        raise _Unclear(
            "Parameter q belum diisi: tulis alamat akun yang diperiksa, misalnya q=instagram.com/nama."
        )
    return _json(verification_record(register.check(asked)))


@login_not_required
@require_safe
@cached_for_anyone
@limited("api")
@_open
def fake_list(request):
    """The accounts Diskominfo has declared fakes, 100 a page, the newest first."""
    fakes = ImpostorReport.objects.known().select_related("unit").order_by("-decided_at", "-pk")
    pages = Paginator(fakes, PAGE_SIZE)
    number = _page_number(request, pages.num_pages)
    return _json(
        {
            "jumlah": pages.count,
            "halaman": number,
            "jumlah_halaman": pages.num_pages,
            "akun_tiruan": [fake_record(fake) for fake in pages.page(number)],
        }
    )


@login_not_required
@require_safe
@cached_for_anyone
@_open
def description(request):
    """The OpenAPI document."""
    return _json(document())


def _statuses(request):
    given = request.GET.get("status", "resmi")
    if found := [status for status, word in STATUS_WORD.items() if word == given]:
        return found
    raise _Unclear(
        f"Parameter status tidak dikenal. Pilihan: {', '.join(dict.fromkeys(STATUS_WORD.values()))}."
    )


def _unit(request) -> dict:
    code = request.GET.get("unit")
    if code is None:
        return {}
    unit = Unit.objects.filter(code__iexact=code[:100]).first()
    if unit is None:
        raise _Unclear("Kode unit tidak dikenal. Kode ada pada kunci kode_unit di daftar akun.")
    return {"unit": unit}


def _media_type(request) -> dict:
    given = request.GET.get("jenis_media")
    if given is None:
        return {}
    if given not in MediaType.values:
        raise _Unclear(f"Parameter jenis_media tidak dikenal. Pilihan: {', '.join(MediaType.values)}.")
    return {"media_type": given}


def _page_number(request, last) -> int:
    given = request.GET.get("halaman", "1")
    if not PAGE_NUMBER.fullmatch(given):
        raise _Unclear("Parameter halaman harus bilangan bulat mulai dari 1.")
    if int(given) > last:
        raise _Unclear(f"Halaman itu tidak ada. Halaman terakhir: {last}.")
    return int(given)

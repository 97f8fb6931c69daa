"""``security.txt`` (RFC 9116) and the address browsers report violations of our policy to."""

import json
import logging
import re
from datetime import UTC, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from klaten_medsos.rate_limit import limited

log = logging.getLogger(__name__)
VALID = timedelta(days=180)
LONGEST_REPORT = 8_000
WORD = re.compile(r"[a-z-]{1,40}")
IDS = re.compile(r"\d+|[0-9a-f]{8,}|[A-Z0-9]{4}(-[A-Z0-9]{4})+")


@login_not_required
@require_safe
def security_txt(request):
    """Whom to tell of a weakness; the date it expires is always about half a year ahead."""
    expires = (timezone.now() + VALID).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: id, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    if request.user.is_anonymous:
        patch_cache_control(response, public=True, max_age=86400)
    return response


@csrf_exempt  # the browser itself sends it, without our token; it changes nothing
@login_not_required
@limited("csp", per_minute=20)
@require_POST
def csp_report(request):
    """Log which directive of which kind of page was broken by which origin; ids and queries are left out."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isascii() and length.isdigit() and int(length) <= LONGEST_REPORT:
        for found in _reports(request.read(LONGEST_REPORT)):
            log.warning("csp violation directive=%s page=%s blocked=%s", *found)
    return HttpResponse(status=204)


def _reports(body):
    """(directive, page, origin) of each report in the old or the new form; nothing for what is neither."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return
    for one in (sent if isinstance(sent, list) else [sent])[:5]:
        report = one.get("csp-report", one.get("body")) if isinstance(one, dict) else None
        if not isinstance(report, dict):
            continue
        asked = {key.replace("-", "").replace("URL", "uri").lower(): value for key, value in report.items()}
        directive = str(asked.get("effectivedirective") or asked.get("violateddirective") or "").split(" ")[0]
        yield (
            directive if WORD.fullmatch(directive) else "?",
            _kind_of_page(asked.get("documenturi")),
            _origin(asked.get("blockeduri")),
        )


def _kind_of_page(address) -> str:
    """The path with every number and code replaced, so that no record and no person can be told from it."""
    try:
        path = urlsplit(str(address)).path
    except ValueError:
        return "?"
    return re.sub(r"[^\w/.#-]", "", IDS.sub("#", path), flags=re.ASCII)[:100] or "?"


def _origin(address) -> str:
    """Scheme and host of what was blocked, or the browser's keyword (inline, eval)."""
    text = str(address or "?")
    if WORD.fullmatch(text):
        return text
    try:
        parts = urlsplit(text)
    except ValueError:
        return "?"
    return re.sub(r"[^\w:/.-]", "", f"{parts.scheme}://{parts.hostname or ''}", flags=re.ASCII)[:100]

"""Is this PDF ours? Anyone may ask, without signing in (threat T36).

A code of a finished document answers 200 and what the document is. Any other code, whether unknown,
ill-formed or of a document still being made, answers 404 with one and the same page, so that nothing can be
learnt by guessing. The file handed in is only hashed; nothing of it is kept.
"""

import hashlib
import re

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos import errors
from klaten_medsos.rate_limit import limited
from reports.models import Document, DocumentKind
from reports.models.document import ALPHABET

PER_MINUTE = 30
LARGEST = 20 * 1024 * 1024
_CODE = re.compile(rf"[{ALPHABET}]{{16}}")


@login_not_required
@require_safe
@never_cache
@limited("periksa", per_minute=PER_MINUTE)
def ask(request):
    """Type the code of a document; the answer has its own address."""
    given = request.GET.get("kode", "")[:60]
    if not given.strip():
        return render(request, "reports/verify.html")
    code = canonical(given)
    return redirect("verification:document", code) if code else _unknown(request)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("periksa", per_minute=PER_MINUTE)
def document(request, code):
    """What the document is; with a file handed in, whether it is that very document."""
    ready = Document.objects.ready().select_related("report__unit").filter(code=canonical(code))
    found = ready.first() if canonical(code) else None
    if found is None:
        return _unknown(request)
    context = {"document": found, "number": number_of(found)}
    if request.method == "POST":
        uploaded = request.FILES.get("berkas")
        if uploaded is None:
            context["error"] = "Pilih berkas PDF yang akan diperiksa."
        elif uploaded.size > LARGEST:
            return errors.too_large(request)
        else:
            context["given_sha256"] = sha256_of(uploaded)
            context["is_original"] = context["given_sha256"] == found.sha256
    status = 422 if "error" in context else 200
    return render(request, "reports/verify_document.html", context, status=status)


def canonical(given: str) -> str:
    """A code as printed, however it was typed; "" for what cannot be one."""
    letters = re.sub(r"[\s-]+", "", given).upper()
    if not _CODE.fullmatch(letters):
        return ""
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def number_of(found) -> str:
    """The number the document bears."""
    content = found.snapshot["content"]
    return content["number"] if found.kind == DocumentKind.EVALUATION else content["receipt_number"]


def sha256_of(uploaded) -> str:
    digest = hashlib.sha256()
    for chunk in uploaded.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _unknown(request):
    return render(request, "reports/verify_unknown.html", status=404)

"""Pages of the PDFs: what they will say, how far they are, and the file itself."""

import hashlib
import logging
import re

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_POST, require_safe

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.jobs import JobState
from klaten_medsos.uploads import serve
from reports import documents
from reports.models import Document, DocumentKind, Evaluation, Report
from reports.pdf import html_of

log = logging.getLogger(__name__)

UNFINISHED = (JobState.WANTED, JobState.WORKING)


@require_safe
def preview(request, pk):
    """The report as it would be printed now, marked PRATINJAU."""
    report = get_object_or_404(Report.objects.visible_to(request.user).select_related("unit"), pk=pk)
    snapshot = documents.preview_of(DocumentKind.REPORT, report)
    return HttpResponse(html_of(snapshot, preview=True, back=report.get_absolute_url()))


@require_safe
def evaluation_preview(request, pk):
    """The evaluation of report ``pk`` as it would be printed now, marked PRATINJAU."""
    evaluations = Evaluation.objects.visible_to(request.user).select_related("report__unit")
    evaluation = get_object_or_404(evaluations, report_id=pk)
    snapshot = documents.preview_of(DocumentKind.EVALUATION, evaluation.report)
    return HttpResponse(html_of(snapshot, preview=True, back=evaluation.get_absolute_url()))


@require_safe
def document(request, pk):
    found = _visible(request, pk)
    context = {"document": found, "busy": found.job_state in UNFINISHED, "timeline": Entry.objects.on(found)}
    return render(request, "reports/document.html", context)


@require_safe
def progress(request, pk):
    """The part of the page that changes while the worker is busy; says when to stop asking."""
    found = _visible(request, pk)
    response = render(request, "reports/document_state.html", {"document": found})
    if found.job_state not in UNFINISHED:
        response.headers["X-Poll"] = "stop"
    return response


@require_POST
def retry(request, pk):
    found = _visible(request, pk)
    documents.retry_document(document=found, by=request.user)
    messages.success(request, "Dokumen dibuat ulang.")
    return redirect(found)


@require_safe
def download(request, pk):
    """The stored bytes, once they are proven to be the ones that were made.

    A GET that writes: each download that hands over the file is logged, because the Bupati's office and the
    units must be able to see who fetched an evaluation. The log row changes nothing that anyone decides,
    and neither a HEAD nor an answer 304 writes one.
    """
    found = _visible(request, pk)
    if found.job_state != JobState.DONE:
        raise StateChanged(
            "Dokumen ini belum selesai dibuat.", fix="Tunggu sampai halamannya menawarkan unduhan."
        )
    etag = quote_etag(found.sha256)
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    _check_bytes(found)
    if request.method == "GET":
        with transaction.atomic():
            record(Event.DOCUMENT_DOWNLOADED, on=found, by=request.user)
    response = serve(found.file, filename=file_name(found), content_type="application/pdf")
    response.headers["ETag"] = etag
    return response


def file_name(found) -> str:
    """``Laporan-Dinkes-2025.pdf``."""
    kind = "Evaluasi" if found.kind == DocumentKind.EVALUATION else "Laporan"
    unit = re.sub(r"[^A-Za-z0-9]+", "-", found.report.unit.abbreviation).strip("-")
    return f"{kind}-{unit}-{found.report.year}.pdf"


def _visible(request, pk):
    return get_object_or_404(
        Document.objects.visible_to(request.user).select_related("report__unit").defer("snapshot"), pk=pk
    )


def _check_bytes(found):
    """Nobody is handed a file that is not the one whose fingerprint was recorded."""
    try:
        with found.file.open("rb") as stored:
            intact = hashlib.file_digest(stored, "sha256").hexdigest() == found.sha256
    except FileNotFoundError:
        intact = False
    if not intact:
        log.critical("document %s: stored file is missing or altered", found.pk)
        raise StateChanged(
            "Berkas dokumen ini tidak ada atau tidak lagi sama dengan saat dibuat, sehingga tidak diberikan.",
            fix="Hubungi operator portal dan sebutkan kode permintaan di halaman ini.",
        )

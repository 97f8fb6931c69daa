"""Asking for PDFs. The row is the promise; the worker keeps it (see ``tasks``)."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.models import ChainHead
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.jobs import JobState, ring
from reports import tasks
from reports.content import evaluation_content, report_content
from reports.models import Document, DocumentKind, Evaluation
from reports.models.document import new_code


@transaction.atomic
def request_document(*, kind, report, by, at=None) -> Document:
    """Freeze what the PDF of ``report`` (or of its evaluation) says and have it made after the commit.

    One document per kind, report and round: asked again, the first is returned unchanged. Writes no audit
    row of its own: it belongs to the signing or finalising that asks for it, and the portal records when
    the file is made.
    """
    round_ = report.round
    if existing := Document.objects.filter(kind=kind, report=report, round=round_).first():
        return existing
    at = at or timezone.now()
    code = new_code()
    document = Document.objects.create(
        kind=kind, report=report, round=round_, code=code, snapshot=snapshot_of(kind, report, code=code, at=at),
        created_at=at,
    )  # fmt: skip
    ring(tasks.render_document, document.pk)
    return document


@transaction.atomic
def retry_document(*, document, by, at=None) -> Document:
    """Try a failed document anew, from the same frozen content.

    Raises ``StateChanged`` when it is not failed any more. No audit row: nothing that was said changes.
    """
    if document.job_state != JobState.FAILED:
        raise StateChanged(
            "Dokumen ini tidak sedang gagal, sehingga tidak perlu dibuat ulang.",
            fix="Muat ulang halaman untuk melihat keadaannya.",
        )
    document.want_again(progress=0)
    ring(tasks.render_document, document.pk)
    return document


def snapshot_of(kind, report, *, code, at) -> dict:
    """Every word, figure and mark the PDF prints: ``{"content": ..., "meta": ...}``, plain JSON."""
    if kind == DocumentKind.EVALUATION:
        evaluation = Evaluation.objects.select_related("report__unit", "rubric").get(report=report)
        content = evaluation_content(evaluation)
    else:
        content = report_content(report)
    return {"content": content, "meta": meta_of(kind, report, code=code, at=at)}


def preview_of(kind, report) -> dict:
    """What the document would print if it were made now; it has no code and proves nothing."""
    return snapshot_of(kind, report, code="", at=timezone.now())


def meta_of(kind, report, *, code, at) -> dict:
    """What is printed about the document itself; evaluations also carry the end of the audit chain."""
    meta = {
        "code": code,
        "verify_url": settings.SITE_URL + reverse("verification:document", args=[code]) if code else "",
        "made_at": dates.to_wib(at).isoformat(timespec="seconds"),
        "next_year": report.year + 1,
        "audit_seq": None,
        "audit_hash": "",
    }
    if kind == DocumentKind.EVALUATION and (head := ChainHead.objects.filter(pk=1).first()):
        meta |= {"audit_seq": head.seq, "audit_hash": head.hash}
    return meta

"""Making the PDFs, and ringing again for those still waiting. Everything is read from the row."""

import hashlib
import io
import logging
import time
from pathlib import Path

import pikepdf
from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

from klaten_medsos.audit.anchors import anchor_chain
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.jobs import ring
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from klaten_medsos.pdf import RenderingFailed
from klaten_medsos.uploads import random_name
from opd.models import MembershipKind, User
from reports import reminders
from reports.models import Document, DocumentKind, Evaluation
from reports.pdf import html_of, pdf_of

log = logging.getLogger(__name__)

FOLDER = "dokumen"
STALE_SECONDS = 600


class LeaseLost(Exception):
    """Another worker took the row over: leave everything to it."""


@shared_task(name="reports.render_document")
def render_document(pk):
    """Make the PDF of document ``pk`` once: claim, render, store, finish. Running it twice does no harm."""
    document = Document.claim(pk)
    if document is None:
        return
    try:
        _make(document)
    except LeaseLost:
        log.warning("document %s was taken over by another worker", pk)
    except DatabaseError:
        raise  # the row keeps its lease; the sweep comes back when the database does
    except SoftTimeLimitExceeded:
        log.error("document %s took too long", pk)
        document.release("Pembuatan dokumen melewati batas waktu.")
    except RenderingFailed as error:
        log.error("document %s not made: %s", pk, error)
        document.release(str(error))
    except Exception as error:
        log.exception("document %s not made", pk)
        document.release(f"Galat {type(error).__name__}.")  # its words might quote a person


@shared_task(name="reports.sweep_documents")
def sweep_documents():
    """Ring again for every document that is due, and clear away what a killed worker left half-written."""
    for pk in Document.objects.due().order_by("pk").values_list("pk", flat=True)[:500]:
        ring(render_document, pk)
    clear_leftovers()


@shared_task(name="reports.remind")
def remind():
    """Remind of yearly reports (Pasal 19); once per person and occasion however often it runs."""
    reminders.remind()


def _make(document):
    """Render and store ``document``; raises ``LeaseLost`` when it is no longer ours."""
    _advance(document, progress=10)
    html = html_of(document.snapshot)
    _advance(document, progress=50)
    data = pdf_of(document.snapshot, html=html)
    with pikepdf.open(io.BytesIO(data)) as made:
        pages = len(made.pages)
    name = _reserve(document)
    storage = document.file.storage
    try:
        storage.save(name, ContentFile(data))
        with transaction.atomic():
            finished = document.finish(
                file=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data), pages=pages, progress=100
            )
            if not finished:
                raise LeaseLost
            record(Event.DOCUMENT_MADE, on=document, by=None, sha256=document.sha256, pages=pages)
            _tell(document)
    except DatabaseError:
        # Perhaps the commit went through and only its answer was lost: the row names this file either way,
        # and the next attempt clears it.
        raise
    except BaseException:
        storage.delete(name)
        raise


def _advance(document, **values):
    """Write how far we are, as long as the lease is ours."""
    ours = Document.objects.filter(pk=document.pk, job_lease=document.job_lease)
    if not ours.update(**values):
        raise LeaseLost


def _reserve(document) -> str:
    """Write the name of the file into the row before the file exists, and drop that of the last attempt.

    So whenever we are killed the row knows which file may lie around, and no orphan stays.
    """
    left_over, name = document.file.name, random_name(FOLDER, ".pdf")
    _advance(document, file=name, progress=90)
    if left_over:
        document.file.storage.delete(left_over)
    return name


def _tell(document):
    """Whoever brought the document about may fetch it now."""
    report = document.report
    people = {report.submitted_by, report.signed_by}
    if document.kind == DocumentKind.EVALUATION:
        people.add(Evaluation.objects.get(report=report).finalised_by)
    what = f"{document.get_kind_display()} {report.unit.abbreviation} tahun {report.year}"
    notify(
        Kind.DOCUMENT_READY,
        [person for person in people if person],
        on=document,
        subject=f"{what} siap diunduh",
        body=f"PDF {what} sudah dibuat dan dapat diunduh dari portal.",
        path=document.get_absolute_url(),
    )


def clear_leftovers():
    """Remove temporary files of this room that nobody has written to for ten minutes."""
    oldest = time.time() - STALE_SECONDS
    for path in Path(settings.PRIVATE_ROOT).glob(f"{FOLDER}/*/.tmp-*"):
        try:
            if path.stat().st_mtime < oldest:
                path.unlink()
        except FileNotFoundError:
            continue


@shared_task(name="reports.anchor_audit_log")
def anchor_audit_log() -> bool:
    """Send the end of the audit log outside, once a day: to ``AUDIT_ANCHOR_EMAILS``, or else to the Kepala
    Diskominfo and the Bupati's office. Returns whether a new anchor was made."""
    recipients = settings.AUDIT_ANCHOR_EMAILS or [
        *User.objects.head_of_diskominfo().exclude(email="").values_list("email", flat=True),
        *User.objects.with_membership(MembershipKind.BUPATI_OFFICE)
        .exclude(email="")
        .values_list("email", flat=True),
    ]
    return anchor_chain(recipients=recipients) is not None

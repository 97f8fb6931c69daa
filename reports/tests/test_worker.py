"""A real Celery worker is killed in the middle of a PDF, and the PDF is there after the next one started."""

import hashlib
import time
from pathlib import Path

import pytest

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.models import Entry
from klaten_medsos.jobs import JobState
from klaten_medsos.notices.models import Kind, Notice
from reports import documents, tasks
from reports.models import Document, DocumentKind
from tests.workers import kill_group, until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]

LEASE = 3


@pytest.fixture(autouse=True)
def short_lease(settings):
    settings.JOB_LEASE_SECONDS = LEASE


def test_a_pdf_survives_the_death_of_the_worker_and_is_made_exactly_once(
    story, queue, start_worker, monkeypatch, settings
):
    ring = tasks.render_document.apply_async
    monkeypatch.setattr(tasks.render_document, "apply_async", lambda args, **k: ring(args, queue=queue, **k))
    report = story.signed()
    document = Document.objects.get(report=report, kind=DocumentKind.REPORT)
    snapshot = document.snapshot

    first = start_worker()
    until(lambda: Document.objects.get(pk=document.pk).progress >= 10, "the worker to begin")
    kill_group(first)
    interrupted = Document.objects.get(pk=document.pk)
    assert interrupted.job_state == JobState.WORKING
    assert interrupted.sha256 == ""

    start_worker()
    until(lambda: Document.objects.due().filter(pk=document.pk).exists(), "the lease to run out")
    tasks.sweep_documents()
    tasks.sweep_documents()  # ringing twice does no harm

    finished = until(lambda: Document.objects.ready().filter(pk=document.pk).first(), "the PDF")
    time.sleep(0.5)  # the second bell has been answered too
    finished.refresh_from_db()
    assert finished.job_attempts == 2
    stored = [path for path in Path(settings.PRIVATE_ROOT).rglob("dokumen/*/*") if path.is_file()]
    assert [str(path) for path in stored] == [finished.file.path]
    assert hashlib.sha256(stored[0].read_bytes()).hexdigest() == finished.sha256
    assert finished.snapshot == snapshot
    assert Entry.objects.on(finished).filter(event=Event.DOCUMENT_MADE).count() == 1
    assert Notice.objects.filter(kind=Kind.DOCUMENT_READY, object_id=str(document.pk)).count() == 2
    assert documents.request_document(kind=DocumentKind.REPORT, report=report, by=story.pejabat) == finished

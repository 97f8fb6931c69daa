"""A real Celery worker is killed in the middle of a PDF, and the PDF is there after the next one started."""

import hashlib
import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import redis
from django.conf import settings
from django.db import connection

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.models import Entry
from klaten_medsos.jobs import JobState
from klaten_medsos.notices.models import Kind, Notice
from reports import documents, tasks
from reports.models import Document, DocumentKind

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]

LEASE = 3
PATIENCE = 40  # on a busy machine; a few seconds otherwise


@pytest.fixture
def queue():
    """A queue of our own on the broker, so that parallel tests do not take each other's work."""
    try:
        redis.from_url(settings.REDIS_URL, socket_connect_timeout=1).ping()
    except (redis.exceptions.RedisError, OSError):
        pytest.skip("no Redis answers at REDIS_URL")
    return f"test-{uuid.uuid4().hex[:8]}"


@pytest.fixture
def environment(queue, tmp_path):
    """What the worker process needs to work on the database and the files of this test."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        if "memory" in name:
            pytest.skip("the test database lives in memory, where no other process can see it")
        url = f"sqlite:///{name}"
    else:
        url = urlsplit(settings.DATABASE_URL)._replace(path=f"/{quote(name)}").geturl()
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "klaten_medsos.settings",
        "DATABASE_URL": url,
        "REDIS_URL": settings.REDIS_URL,
        "SECRET_KEY": settings.SECRET_KEY,
        "SITE_URL": settings.SITE_URL,
        "PRIVATE_ROOT": str(settings.PRIVATE_ROOT),
        "VAR_DIR": str(tmp_path),
        "DEMO": "1",
        "JOB_LEASE_SECONDS": str(LEASE),
    }


@pytest.fixture
def start_worker(queue, environment, tmp_path):
    """Start workers in their own process groups; whatever is left is killed when the test ends."""
    started = []

    def start():
        log = (tmp_path / f"worker-{len(started)}.log").open("wb")
        command = [sys.executable, "-m", "celery", "-A", "klaten_medsos", "worker", "-Q", queue, "-c", "1",
                   "-n", f"{queue}-{len(started)}@test", "--without-gossip", "--without-mingle"]  # fmt: skip
        process = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        kill_group(process)
    for log in tmp_path.glob("worker-*.log"):
        sys.stderr.write(log.read_text(errors="replace"))  # shown only when the test fails


def kill_group(process):
    """As the kernel would under memory pressure: no goodbye, parent and children together."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def until(found, what):
    """The first true answer of ``found()``."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := found():
            return answer
        time.sleep(0.05)
    pytest.fail(f"waited {PATIENCE} s in vain for {what}")


def test_a_pdf_survives_the_death_of_the_worker_and_is_made_exactly_once(
    story, queue, start_worker, monkeypatch, settings
):
    settings.JOB_LEASE_SECONDS = LEASE
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

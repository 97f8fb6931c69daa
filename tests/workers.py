"""Real Celery workers for tests: processes of their own, on the broker and the database of the test."""

import os
import signal
import subprocess
import sys
import time
import uuid
from urllib.parse import quote, urlsplit

import pytest
import redis
from django.conf import settings
from django.db import connection

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
        "JOB_LEASE_SECONDS": str(settings.JOB_LEASE_SECONDS),
    }


@pytest.fixture
def start_worker(queue, environment, tmp_path):
    """Start workers in their own process groups; whatever is left is killed when the test ends."""
    started = []

    def start(app="klaten_medsos"):
        log = (tmp_path / f"worker-{len(started)}.log").open("wb")
        command = [sys.executable, "-m", "celery", "-A", app, "worker", "-Q", queue, "-c", "1",
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

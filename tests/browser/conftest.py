"""One Chromium per worker, one window per person."""

import os
import shutil
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import sync_playwright

from tests.browser.scene import Scene
from tests.browser.visitor import Visitor

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium():
    """The browser of this worker; it is closed before other tests run, for its event loop is in their way."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("Chromium is missing: run bin/setup --test, or apt-get install chromium.", pytrace=False)
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    # playwright's loop runs in this thread; our own queries in it never overlap
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture(scope="package")
def forgetful_log(django_db_setup, django_db_blocker):
    """On SQLite a committed test is cleaned up by DELETE, which the append-only log refuses: allow it here."""
    if connection.vendor != "sqlite":
        yield
        return
    trigger = "SELECT sql FROM sqlite_master WHERE name = 'audit_no_delete'"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        statement = cursor.execute(trigger).fetchone()[0]
        cursor.execute("DROP TRIGGER audit_no_delete")
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def visit(chromium, forgetful_log, live_server):
    """``visit(user)``: a new window in which ``user`` (None: anybody) has signed in. Every window must stay
    free of script errors, policy violations and answers of 5xx until the end of the test."""
    opened = []

    def enter(user=None, *, width=1280, height=900, javascript=True):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="id-ID", timezone_id="Asia/Jakarta",
            java_script_enabled=javascript, color_scheme="light", has_touch=width < 500, accept_downloads=True,
        )  # fmt: skip
        visitor = Visitor(context, live_server.url)
        opened.append(visitor)
        return visitor.sign_in(user) if user else visitor

    yield enter
    for visitor in opened:
        visitor.context.close()
    problems = [problem for visitor in opened for problem in visitor.problems]
    assert not problems, "\n".join(problems)


@pytest.fixture
def scene(live_server, disbudporapar, dinkes, budi, ratna, sari, dewi, kirana, joko):
    return Scene(
        unit=disbudporapar, budi=budi, ratna=ratna, sari=sari, dewi=dewi, kirana=kirana, joko=joko
    )  # fmt: skip

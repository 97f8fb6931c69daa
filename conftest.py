"""Fixtures for the whole suite: the cast, a private file room, and an audit log that tests may roll away."""

import contextlib
import os
import sqlite3

import pytest
import time_machine
from django.db import connection
from django.db.backends.signals import connection_created

pytest_plugins = ["tests.cast", "tests.lasting", "tests.workers"]


def pytest_addoption(parser):
    parser.addoption(
        "--clock",
        action="append",
        default=[],
        metavar="MOMENT",
        help="run every test as if it began at this moment, for example '2026-12-31 23:30+07:00' (may be repeated)",
    )


def pytest_generate_tests(metafunc):
    if moments := metafunc.config.getoption("--clock"):
        metafunc.parametrize("moment", moments, indirect=True)


@pytest.fixture(scope="session")
def moment(request):
    """Gives a context in which time begins at the moment of ``--clock``; without it time is as it is."""
    begins = getattr(request, "param", None)
    return contextlib.nullcontext if begins is None else lambda: time_machine.travel(begins)


@pytest.fixture(autouse=True)
def clock(moment):
    """The hour must not decide whether a test is red: ``--clock`` tries the night, a holiday, the New Year."""
    with moment():
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """With READY_DATABASE (bin/test makes it once) each worker copies that database instead of migrating its own."""
    ready = os.environ.get("READY_DATABASE")
    if ready and connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = ready
    elif ready:
        connection_created.connect(_copy_ready_database, weak=False)


def _copy_ready_database(sender, connection, **_):
    """Fill the test database in memory, at its first connection; what is already there stays."""
    memory = connection.connection
    if connection.is_in_memory_db() and not memory.execute("SELECT 1 FROM sqlite_master").fetchone():
        with contextlib.closing(sqlite3.connect(os.environ["READY_DATABASE"])) as ready:
            ready.backup(memory)


# what Django writes by itself after every migration: the same for every test
ALWAYS_THERE = {"django_content_type", "auth_permission"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Tests that commit are cleaned up by TRUNCATE, which the append-only log refuses, and which is slow for many
    small tables. Here the rows are deleted instead, with all triggers silent for that one transaction and, as
    TRUNCATE would, after every request still running in the live server has ended."""
    if connection.vendor == "postgresql":
        # of the class: a test that drives a browser has a connection of its own
        type(connection.ops).sql_flush = _delete_everything


def _delete_everything(operations, style, tables, **options):
    tables = [operations.quote_name(table) for table in tables if table not in ALWAYS_THERE]
    return [
        f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE",
        "SET LOCAL session_replication_role = replica",
        *(f"DELETE FROM {table}" for table in tables),
    ]


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "files"
    settings.COUNTERS_PATH = tmp_path / "counters"

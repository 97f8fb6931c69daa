"""Fixtures for the whole suite: the cast, a private file room, and an audit log that tests may roll away."""

import pytest
from django.db import connection

pytest_plugins = ["tests.cast"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tests that commit are cleaned up by TRUNCATE, which the append-only log refuses: allow that one here."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_no_truncate")
            cursor.execute("ALTER TABLE audit_anchor DISABLE TRIGGER audit_anchor_no_truncate")


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "files"
    settings.COUNTERS_PATH = tmp_path / "counters"

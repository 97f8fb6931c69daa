"""On PostgreSQL the portal runs under a role that cannot touch the log's past, nor take its guard away."""

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from klaten_medsos.audit.anchors import anchor_chain
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record, verify
from klaten_medsos.audit.models import Entry

ROLE = "klaten_uji_portal"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite knows no roles"),
]


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def as_portal(dewi, dinkes):
    """From here on this connection has the rights of the portal's role; the rollback takes the role away."""
    record(Event.UNIT_CHANGED, on=dinkes, by=dewi)
    anchor_chain(recipients=["saksi@klaten.invalid"])
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql(f"CREATE ROLE {ROLE}")
    call_command("grant_portal_role", ROLE, verbosity=0)
    sql(f"SET ROLE {ROLE}")
    yield
    sql("RESET ROLE")


def test_the_portal_can_work(as_portal, dewi, dinkes):
    with transaction.atomic():
        record(Event.UNIT_CHANGED, on=dinkes, by=dewi)
        dinkes.phone = "(0272) 321046"
        dinkes.save()
    assert Entry.objects.count() == 2 and list(verify()) == []


def test_it_can_mark_an_anchor_as_sent(as_portal):
    sql("UPDATE audit_anchor SET job_state = 'selesai'")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor_label = 'x'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry CASCADE",
        "ALTER TABLE audit_entry DISABLE TRIGGER USER",
        "DROP TRIGGER audit_no_change ON audit_entry",
        "DROP TABLE audit_entry CASCADE",
        "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "UPDATE audit_anchor SET hash = 'x'",
        "DELETE FROM audit_anchor",
        "ALTER TABLE audit_anchor DISABLE TRIGGER USER",
        "DELETE FROM django_migrations",
        "CREATE TABLE public.lain (x int)",
    ],
)
def test_it_can_neither_change_the_log_nor_take_its_guard_away(as_portal, statement):
    with pytest.raises(DatabaseError, match="permission denied|must be owner"), transaction.atomic():
        sql(statement)


def test_an_owner_is_warned_that_he_could(as_portal):
    assert run_checks(tags=["database"], databases=["default"]) == []
    sql("RESET ROLE")
    (warning,) = run_checks(tags=["database"], databases=["default"])
    assert warning.id == "audit.W001"


def test_an_unknown_role_and_a_superuser_are_refused(db):
    with pytest.raises(CommandError, match="belum ada"):
        call_command("grant_portal_role", "tidak_ada")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (owner,) = cursor.fetchone()
    with pytest.raises(CommandError, match="superuser"):
        call_command("grant_portal_role", owner)

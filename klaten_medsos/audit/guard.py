"""The triggers that keep the log append-only: are they there, and put back where SQLite loses them.

SQLite changes a table by building it anew, and the triggers go with the old one. So they are looked at after
every migration. On PostgreSQL they stay; taking them away there is what ``verify_records`` reports.
"""

from collections.abc import Iterator

from django.db import connection as default_connection
from django.db import connections

KEPT = {  # table: columns that may not change; none named means no column may
    "audit_entry": "",
    "audit_anchor": "day, seq, hash, made_at",
}
_POSTGRES = ("audit_no_change", "audit_anchor_no_change")


def _sqlite_names(table):
    stem = table.removesuffix("_entry")
    return f"{stem}_no_update", f"{stem}_no_delete"


def missing(connection=default_connection) -> Iterator[str]:
    """The name of each trigger that should guard the log and is not there, or is switched off."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
            wanted = _POSTGRES
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            wanted = [name for table in KEPT for name in _sqlite_names(table)]
        there = {name for (name,) in cursor.fetchall()}
    yield from (name for name in wanted if name not in there)


def put_back(using="default", **kwargs):
    """After a migration: on SQLite, make the triggers that went with a table."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table, columns in KEPT.items():
            if table not in tables:
                continue
            no_update, no_delete = _sqlite_names(table)
            of = f" OF {columns}" if columns else ""
            refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {no_update} BEFORE UPDATE{of} ON {table} {refuse}")
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {no_delete} BEFORE DELETE ON {table} {refuse}")

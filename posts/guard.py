"""The database itself keeps the trail of messages: what was decided is neither changed nor removed, by anybody.

Triggers, because no constraint can say it: a version, a submission and a review stay as they were written; a
message, its proofs, comments and files are never deleted (X4); nobody reviews a message they edited (X2). SQLite
loses triggers when it builds a table anew, so they are looked at after every migration.
"""

from collections.abc import Iterator

from django.db import connection as default_connection
from django.db import connections

FROZEN = ("posts_version", "posts_submission", "posts_review")
KEPT = (
    "posts_post", "posts_publication", "posts_comment", "posts_media", "posts_correction", "posts_correctedplace",
)  # fmt: skip
FOUR_EYES = """
    SELECT 1 FROM posts_version AS reviewed JOIN posts_version AS written ON written.post_id = reviewed.post_id
    WHERE reviewed.id = NEW.version_id AND written.editor_id = NEW.reviewer_id
"""


def _wanted() -> list[tuple[str, str, str]]:
    """(name, table, event) of each trigger that only refuses."""
    return [
        *((f"{table}_no_update", table, "UPDATE") for table in FROZEN),
        *((f"{table}_no_delete", table, "DELETE") for table in (*FROZEN, *KEPT)),
    ]


def names() -> list[str]:
    return [*(name for name, *_ in _wanted()), "posts_review_four_eyes"]


def missing(connection=default_connection) -> Iterator[str]:
    """The name of each trigger that should guard the trail and is not there, or is switched off."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {name for (name,) in cursor.fetchall()}
    yield from (name for name in names() if name not in there)


def put_back(using="default", **kwargs):
    """After a migration: on SQLite, make the triggers that are not there."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for name, table, event in _wanted():
            if table in tables:
                cursor.execute(
                    f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {event} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} keeps its trail'); END"
                )
        if "posts_review" in tables:
            cursor.execute(
                "CREATE TRIGGER IF NOT EXISTS posts_review_four_eyes BEFORE INSERT ON posts_review "
                f"WHEN EXISTS ({FOUR_EYES}) "
                "BEGIN SELECT RAISE(ABORT, 'a reviewer edited this message'); END"
            )

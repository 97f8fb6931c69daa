"""How the two databases are asked for messages that hold certain stems.

PostgreSQL: a generated column ``search_vector`` over ``stems`` with a GIN index. SQLite: an FTS5 table over the
same column, kept in step by triggers. Both answer alike, newest message first; both find the newest fifty
without counting or ranking the rest.
"""

from django.db import connections

from posts.search.stems import terms_of, unit_term

POSTGRES = (
    """ALTER TABLE posts_post ADD COLUMN search_vector tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(stems, ' '))) STORED""",
    # many words are known to the planner, so that it tells a rare word from a common one
    "ALTER TABLE posts_post ALTER COLUMN search_vector SET STATISTICS 1000",
    "CREATE INDEX post_search ON posts_post USING gin (search_vector) WITH (fastupdate = off)",
)
POSTGRES_BACK = ("ALTER TABLE posts_post DROP COLUMN search_vector",)
SQLITE_TABLE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS posts_search "
    "USING fts5(stems, content='posts_post', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
)
_ADD = "INSERT INTO posts_search(rowid, stems) VALUES (new.id, new.stems);"
_REMOVE = "INSERT INTO posts_search(posts_search, rowid, stems) VALUES ('delete', old.id, old.stems);"
SQLITE_TRIGGERS = {
    "posts_search_added": f"AFTER INSERT ON posts_post BEGIN {_ADD} END",
    "posts_search_removed": f"AFTER DELETE ON posts_post BEGIN {_REMOVE} END",
    "posts_search_changed": f"AFTER UPDATE OF stems ON posts_post BEGIN {_REMOVE} {_ADD} END",
}
SQLITE_BACK = (
    *(f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE_TRIGGERS),
    "DROP TABLE IF EXISTS posts_search",
)


def matching(posts, question: str, units=()):
    """``posts`` (a queryset) that hold every word of ``question`` in any form, newest message first.

    ``units``: ids of the only units that are meant, when they are known: the index then skips all others. What
    may be seen is still for the queryset to say. A question without any word that can be looked up finds nothing.
    """
    terms = terms_of(question)
    if not terms:
        return posts.none()
    if connections[posts.db].vendor == "postgresql":
        asked = " & ".join(f"'{term}'" for term in terms)
        if units:
            asked += f" & ({' | '.join(sorted(unit_term(pk) for pk in units))})"
        return posts.extra(where=["posts_post.search_vector @@ %s::tsquery"], params=[asked]).order_by("-pk")
    asked = " AND ".join(f'"{term}"' for term in terms)
    if units:
        asked += f" AND ({' OR '.join(sorted(unit_term(pk) for pk in units))})"
    return posts.extra(
        tables=["posts_search"],
        where=["posts_search MATCH %s", "posts_search.rowid = posts_post.id"],
        params=[asked],
        order_by=["-posts_search.rowid"],
    )


def put_back(using="default", **kwargs):
    """After a migration: SQLite changes a table by building it anew, and the triggers go with the old one."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE name LIKE 'posts_search%' OR name = 'posts_post'"
        )
        there = {name for (name,) in cursor.fetchall()}
        if "posts_search" not in there or set(SQLITE_TRIGGERS) <= there:
            return
        for name, what in SQLITE_TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {what}")
        cursor.execute("INSERT INTO posts_search(posts_search) VALUES ('rebuild')")

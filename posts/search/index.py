"""How the two databases are asked for messages that hold certain words.

PostgreSQL: a column ``search_vector`` with a GIN index, written by a trigger. SQLite: an FTS5 table over a view,
kept in step by triggers. Both hold the stems and the facets of a message (``posts.search.facets``), both answer
alike, newest message first, and neither counts or ranks the rest.
"""

import itertools
import math

from django.db import connections

from klaten_medsos import dates
from posts.search.facets import LEVELS, WATCHED, block, document, facet
from posts.search.stems import terms_of

_ON_ACCOUNTS = "posts_post_accounts"
FEW, MARGIN = 8, 1.25


def _postgres_document(row):
    year = f"extract(year FROM {row}.published_at AT TIME ZONE 'Asia/Jakarta')::int"
    accounts = (
        f"(SELECT string_agg(' zzakun' || account_id, '') FROM {_ON_ACCOUNTS} WHERE post_id = {row}.id)"  # noqa: S608
    )
    return document(row, year, accounts)


POSTGRES = (
    f"""CREATE FUNCTION posts_search_write() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        NEW.search_vector := array_to_tsvector(
            array_remove(string_to_array({_postgres_document("NEW")}, ' '), ''));
        RETURN NEW;
    END $$""",
    # the accounts of a message are words of it: written anew when they change
    """CREATE FUNCTION posts_search_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE posts_post SET stems = stems WHERE id IN (SELECT post_id FROM changed);
        RETURN NULL;
    END $$""",
    f"CREATE TRIGGER posts_search_written BEFORE INSERT OR UPDATE OF {', '.join(WATCHED)} ON posts_post "
    "FOR EACH ROW EXECUTE FUNCTION posts_search_write()",
    *(
        f"CREATE TRIGGER posts_search_{name} AFTER {event} ON {_ON_ACCOUNTS} REFERENCING {side} TABLE AS changed "
        "FOR EACH STATEMENT EXECUTE FUNCTION posts_search_accounts()"
        for name, event, side in (
            ("added", "INSERT", "NEW"),
            ("removed", "DELETE", "OLD"),
            ("moved_from", "UPDATE", "OLD"),
            ("moved_to", "UPDATE", "NEW"),
        )  # fmt: skip
    ),
)
POSTGRES_BACK = (
    *(
        f"DROP TRIGGER posts_search_{name} ON {_ON_ACCOUNTS}"
        for name in ("added", "removed", "moved_from", "moved_to")
    ),
    "DROP TRIGGER posts_search_written ON posts_post",
    "DROP FUNCTION posts_search_accounts()",
    "DROP FUNCTION posts_search_write()",
)
POSTGRES_INDEX = (
    # many words are known to the planner, so that it tells a rare word from a common one
    "ALTER TABLE posts_post ALTER COLUMN search_vector SET STATISTICS 1000",
    "CREATE INDEX post_search ON posts_post USING gin (search_vector) WITH (fastupdate = off)",
)


def _sqlite_document(row, *, but="", also=""):
    """``but``: an account not meant although it is there; ``also``: one that is meant although it went."""
    year = f"substr(date({row}.published_at, '+7 hours'), 1, 4)"
    without = f" AND account_id <> {but}" if but else ""
    accounts = f"(SELECT group_concat(' zzakun' || account_id, '') FROM {_ON_ACCOUNTS} WHERE post_id = {row}.id{without})"  # noqa: S608
    return document(row, year, accounts) + (f" || ' zzakun' || {also}" if also else "")


def _sqlite_change(post, before, after):
    """Take the words ``before`` out of the index and put those ``after`` in, for the message with the id ``post``."""
    of = f"FROM posts_post p WHERE p.id = {post};"
    return (
        f"INSERT INTO posts_search(posts_search, rowid, stems) SELECT 'delete', p.id, {before} {of} "
        f"INSERT INTO posts_search(rowid, stems) SELECT p.id, {after} {of}"
    )


SQLITE_TABLE = (
    "CREATE VIRTUAL TABLE posts_search USING fts5(stems, content='posts_searched', "
    "content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
)
SQLITE_VIEW = f"CREATE VIEW IF NOT EXISTS posts_searched AS SELECT p.id, {_sqlite_document('p')} AS stems FROM posts_post p"  # noqa: S608
SQLITE_FILL = "INSERT INTO posts_search(posts_search) VALUES ('rebuild')"
_ADD = f"INSERT INTO posts_search(rowid, stems) VALUES (NEW.id, {_sqlite_document('NEW')});"  # noqa: S608
_REMOVE = f"INSERT INTO posts_search(posts_search, rowid, stems) VALUES ('delete', OLD.id, {_sqlite_document('OLD')});"  # noqa: S608
_PLAIN = _sqlite_document("p")
SQLITE_TRIGGERS = {
    "posts_search_added": f"AFTER INSERT ON posts_post BEGIN {_ADD} END",
    "posts_search_removed": f"AFTER DELETE ON posts_post BEGIN {_REMOVE} END",
    "posts_search_changed": f"AFTER UPDATE OF {', '.join(WATCHED)} ON posts_post BEGIN {_REMOVE} {_ADD} END",
    "posts_search_account_added": f"AFTER INSERT ON {_ON_ACCOUNTS} BEGIN "
    f"{_sqlite_change('NEW.post_id', _sqlite_document('p', but='NEW.account_id'), _PLAIN)} END",
    "posts_search_account_removed": f"AFTER DELETE ON {_ON_ACCOUNTS} BEGIN "
    f"{_sqlite_change('OLD.post_id', _sqlite_document('p', also='OLD.account_id'), _PLAIN)} END",
}
SQLITE_AWAY = (
    *(f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE_TRIGGERS),
    "DROP VIEW IF EXISTS posts_searched",
)


def matching(posts, question: str, units=()):
    """``posts`` (a queryset) that hold every word of ``question`` in any form, newest message first.

    ``units``: ids of the only units that are meant, when they are known: the index then skips all others. What
    may be seen is still for the queryset to say. A question without any word that can be looked up finds nothing.
    """
    groups = [[term] for term in terms_of(question)]
    if not groups:
        return posts.none()
    if units:
        groups.append([facet("unit", pk) for pk in units])
    if connections[posts.db].vendor == "postgresql":
        where = ["posts_post.search_vector @@ %s::tsquery"] * len(groups)
        return posts.extra(where=where, params=_tsqueries(groups)).order_by("-pk")  # noqa: S610
    return posts.extra(
        tables=["posts_search"],
        where=["posts_search MATCH %s", "posts_search.rowid = posts_post.id"],
        params=[_fts5(groups)],
        order_by=["-posts_search.rowid"],
    )


def _tsqueries(groups) -> list[str]:
    """One question for each group: asked apart, GIN skips through the long lists; as one it reads them all."""
    return [" | ".join(f"'{term}'" for term in sorted(group)) for group in groups]


def _fts5(groups) -> str:
    return " AND ".join("(" + " OR ".join(f'"{term}"' for term in sorted(group)) + ")" for group in groups)


class Hits:
    """The messages with all words of a question and one facet of each of ``facets``, for ``page_by_key``.

    The index alone answers; who may see what it names is asked again when the messages are read.
    """

    field = ""

    def __init__(self, question: str, facets=(), *, year=None, using="default"):
        self.groups = [[term] for term in terms_of(question)]
        if self.groups:
            self.groups += facets
        self.year, self.connection = year, connections[using]

    def keys(self, limit: int, key=None, *, upwards=False) -> list[tuple]:
        """At most ``limit`` keys ``(pk,)`` after ``key``, newest message first, or before it and turned round."""
        if not self.groups or not all(self.groups):
            return []
        pk = int(key[-1]) if key else None
        with self.connection.cursor() as cursor:
            if self.connection.vendor == "postgresql":
                return _Blockwise(cursor, self.groups, limit, pk, upwards).keys(self.year)
            side, way = (">", "ASC") if upwards else ("<", "DESC")
            beyond = f" AND rowid {side} {pk}" if key else ""
            cursor.execute(
                f"SELECT rowid FROM posts_search WHERE posts_search MATCH %s{beyond} ORDER BY rowid {way} LIMIT %s",  # noqa: S608
                [_fts5(self.groups), limit],
            )
            return cursor.fetchall()


class _Blockwise:
    """PostgreSQL reads every hit before it knows the newest: so ask for the nearest blocks first, then wider."""

    def __init__(self, cursor, groups, limit, pk, upwards):
        self.cursor, self.groups, self.limit, self.pk, self.upwards = cursor, groups, limit, pk, upwards

    def keys(self, year):
        start = self.pk
        if start is None:
            start = self._number("SELECT max(id) FROM posts_post")
        if year is None or self.upwards:
            return self._wider(start, self.limit)
        # a year gone by: what is newer than its last publications is asked for at once, it is next to nothing
        last = min(start, self._number(*_last_of(year)))
        above = self._asked([_above(last, start)], self.limit)
        if len(above) == self.limit:
            return above
        return above + self._wider(last, self.limit - len(above), (last >> LEVELS[0]) + 1 << LEVELS[0])

    def _wider(self, start, limit, below=None):
        found: list[tuple] = []
        for level in LEVELS:
            here = start >> level
            two = [block(level, here), block(level, here + 1 if self.upwards else max(here - 1, 0))]
            found = self._asked([two], limit, below)
            if found and len(found) < limit:
                found += self._further(level, here, start, found, limit, below)
            if len(found) == limit or (here <= 1 and not self.upwards):
                return found  # enough, or down to the first message
        return self._asked([], limit, below)

    def _further(self, level, here, start, found, limit, below):
        """What lies in the next few blocks, when at the rate so far these will do; the next level is eight times as wide."""
        side = 1 if self.upwards else -1
        edge = here + 2 if self.upwards else max(here - 1, 0)
        read = abs((edge << level) - start) + 1
        wanted = math.ceil(MARGIN * read * (limit - len(found)) / len(found) / (1 << level))
        if wanted > FEW:
            return []
        first = here + 2 * side
        numbers = [number for number in range(first, first + side * wanted, side) if number >= 0]
        return self._asked([[block(level, number) for number in numbers]], limit - len(found), below)

    def _asked(self, blocks, limit, below=None):
        if blocks == [[]]:
            return []
        questions = _tsqueries([*self.groups, *blocks])
        where = " AND ".join(["search_vector @@ %s::tsquery"] * len(questions))
        side, way = (">", "ASC") if self.upwards else ("<", "DESC")
        where += f" AND id {side} {int(self.pk)}" if self.pk is not None else ""
        where += f" AND id < {int(below)}" if below is not None else ""
        # id + 0: sorted, never walked along the key in the hope of a hit
        self.cursor.execute(
            f"SELECT id FROM posts_post WHERE {where} ORDER BY id + 0 {way} LIMIT %s",  # noqa: S608
            [*questions, limit],
        )
        return self.cursor.fetchall()

    def _number(self, *statement):
        self.cursor.execute(*statement)
        return self.cursor.fetchone()[0] or 0


def _last_of(year):
    """The newest among the last messages that came out in ``year``."""
    return (
        "SELECT max(id) FROM (SELECT id FROM posts_post WHERE published_at >= %s AND published_at < %s "
        "ORDER BY published_at DESC, id DESC LIMIT 50) AS last",
        dates.year_range(year),
    )


def _above(pk, top) -> list[str]:
    """The words of the fewest blocks that hold every message between the small block of ``pk`` and ``top``."""
    words, low = [], (pk >> LEVELS[0]) + 1
    for level, next_level in itertools.pairwise((*LEVELS, None)):
        high = top >> level
        if next_level is None:
            words += [block(level, number) for number in range(low, high + 1)]
            break
        end = min(-(-low // (step := 1 << next_level - level)) * step, high + 1)
        words += [block(level, number) for number in range(low, end)]
        if end > high:
            break
        low = end // step
    return words


def _has_table(cursor) -> bool:
    """The index of today is there; before its migration there is none, or an older one."""
    cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'posts_search'")
    row = cursor.fetchone()
    return row is not None and "posts_searched" in row[0]


def put_away(using="default", plan=(), **kwargs):
    """Before a migration: SQLite changes a table by building it anew, which views and triggers would forbid."""
    connection = connections[using]
    if connection.vendor != "sqlite" or not plan:
        return
    with connection.cursor() as cursor:
        if _has_table(cursor):
            for statement in SQLITE_AWAY:
                cursor.execute(statement)


def put_back(using="default", **kwargs):
    """After a migration: what was put away, or went with a table that was built anew; then all words anew."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'posts_search%'")
        there = {name for (name,) in cursor.fetchall()}
        if {*SQLITE_TRIGGERS, "posts_searched"} <= there or not _has_table(cursor):
            return
        cursor.execute(SQLITE_VIEW)
        for name, what in SQLITE_TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {what}")
        cursor.execute(SQLITE_FILL)

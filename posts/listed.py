"""How the database keeps ``Listed`` in step with messages and their accounts, whoever writes them."""

from django.db import connections

COLUMNS = (
    "unit_id", "status", "category", "second_category", "theme", "updated_at", "published_at", "scheduled_for", "calendar_day",
)  # fmt: skip
_NAMES = ", ".join(COLUMNS)
_FROM_POST = ", ".join(f"p.{name}" for name in COLUMNS)
_OLD, _NEW = (", ".join(f"{row}.{name}" for name in COLUMNS) for row in ("OLD", "NEW"))
# all of them, for a table that is filled for the first time or was not watched for a while
FILL = (
    "DELETE FROM posts_listed",
    f"INSERT INTO posts_listed (post_id, account_id, {_NAMES}) SELECT a.post_id, a.account_id, {_FROM_POST} "  # noqa: S608
    "FROM posts_post_accounts a JOIN posts_post p ON p.id = a.post_id ORDER BY a.post_id",
)
POSTGRES = (
    f"""CREATE FUNCTION posts_list_added() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO posts_listed (post_id, account_id, {_NAMES}) SELECT a.post_id, a.account_id, {_FROM_POST}
        FROM added a JOIN posts_post p ON p.id = a.post_id ON CONFLICT DO NOTHING;
        RETURN NULL;
    END $$""",  # noqa: S608
    """CREATE FUNCTION posts_list_removed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        DELETE FROM posts_listed l USING removed r WHERE l.post_id = r.post_id AND l.account_id = r.account_id;
        RETURN NULL;
    END $$""",
    f"""CREATE FUNCTION posts_list_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE posts_listed SET ({_NAMES}) = ROW ({_NEW}) WHERE post_id = NEW.id;
        RETURN NULL;
    END $$""",  # noqa: S608
    "CREATE TRIGGER posts_listed_added AFTER INSERT ON posts_post_accounts "
    "REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION posts_list_added()",
    "CREATE TRIGGER posts_listed_removed AFTER DELETE ON posts_post_accounts "
    "REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION posts_list_removed()",
    # a link that is moved leaves one list and enters another
    "CREATE TRIGGER posts_listed_moved_from AFTER UPDATE ON posts_post_accounts "
    "REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION posts_list_removed()",
    "CREATE TRIGGER posts_listed_moved_to AFTER UPDATE ON posts_post_accounts "
    "REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION posts_list_added()",
    f"CREATE TRIGGER posts_listed_changed AFTER UPDATE ON posts_post FOR EACH ROW "
    f"WHEN (ROW ({_OLD}) IS DISTINCT FROM ROW ({_NEW})) EXECUTE FUNCTION posts_list_changed()",
)
POSTGRES_BACK = (
    *(
        f"DROP TRIGGER posts_listed_{what} ON posts_post_accounts"
        for what in ("added", "removed", "moved_from", "moved_to")
    ),
    "DROP TRIGGER posts_listed_changed ON posts_post",
    *(f"DROP FUNCTION posts_list_{what}()" for what in ("added", "removed", "changed")),
)
_ADD = (
    f"INSERT OR IGNORE INTO posts_listed (post_id, account_id, {_NAMES}) "  # noqa: S608
    f"SELECT p.id, NEW.account_id, {_FROM_POST} FROM posts_post p WHERE p.id = NEW.post_id;"
)
_REMOVE = "DELETE FROM posts_listed WHERE post_id = OLD.post_id AND account_id = OLD.account_id;"
SQLITE_TRIGGERS = {
    "posts_listed_added": f"AFTER INSERT ON posts_post_accounts BEGIN {_ADD} END",
    "posts_listed_removed": f"AFTER DELETE ON posts_post_accounts BEGIN {_REMOVE} END",
    "posts_listed_moved": f"AFTER UPDATE ON posts_post_accounts BEGIN {_REMOVE} {_ADD} END",
    "posts_listed_changed": f"AFTER UPDATE ON posts_post WHEN ({_OLD}) IS NOT ({_NEW}) BEGIN "  # noqa: S608
    f"UPDATE posts_listed SET ({_NAMES}) = ({_NEW}) WHERE post_id = NEW.id; END",  # noqa: S608
}


def put_away(using="default", plan=(), **kwargs):
    """Before a migration: SQLite changes a table by building it anew, which triggers that name it would forbid."""
    connection = connections[using]
    if connection.vendor == "sqlite" and plan:
        with connection.cursor() as cursor:
            for name in SQLITE_TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def put_back(using="default", **kwargs):
    """After a migration: the triggers that were put away; then all lines anew."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'posts_listed%'")
        there = {name for (name,) in cursor.fetchall()}
        if "posts_listed" not in there or set(SQLITE_TRIGGERS) <= there:
            return
        for name, what in SQLITE_TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {what}")
        for statement in FILL:
            cursor.execute(statement)

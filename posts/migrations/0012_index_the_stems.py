"""Fill the stems of the messages there are, and let the database index them."""

from django.db import migrations

from posts.search import stems_of

# as they were then: posts.search.index holds those of today
POSTGRES = (
    """ALTER TABLE posts_post ADD COLUMN search_vector tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(stems, ' '))) STORED""",
    "ALTER TABLE posts_post ALTER COLUMN search_vector SET STATISTICS 1000",
    "CREATE INDEX post_search ON posts_post USING gin (search_vector) WITH (fastupdate = off)",
)
POSTGRES_BACK = ("ALTER TABLE posts_post DROP COLUMN search_vector",)
SQLITE_TABLE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS posts_search "
    "USING fts5(stems, content='posts_post', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
)
ADD = "INSERT INTO posts_search(rowid, stems) VALUES (new.id, new.stems);"
REMOVE = "INSERT INTO posts_search(posts_search, rowid, stems) VALUES ('delete', old.id, old.stems);"
SQLITE_TRIGGERS = {
    "posts_search_added": f"AFTER INSERT ON posts_post BEGIN {ADD} END",
    "posts_search_removed": f"AFTER DELETE ON posts_post BEGIN {REMOVE} END",
    "posts_search_changed": f"AFTER UPDATE OF stems ON posts_post BEGIN {REMOVE} {ADD} END",
}
SQLITE_BACK = (
    *(f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE_TRIGGERS),
    "DROP TABLE IF EXISTS posts_search",
)


def fill(apps, schema_editor):
    Post = apps.get_model("posts", "Post")
    batch = []
    for post in Post.objects.only("pk", "title", "text", "source").iterator(chunk_size=500):
        post.stems = stems_of(post.title, post.text, post.source)
        batch.append(post)
        if len(batch) == 500:
            Post.objects.bulk_update(batch, ["stems"])
            batch = []
    Post.objects.bulk_update(batch, ["stems"])


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = POSTGRES
    else:
        triggers = (f"CREATE TRIGGER {name} {what}" for name, what in SQLITE_TRIGGERS.items())
        statements = (
            SQLITE_TABLE,
            "INSERT INTO posts_search(posts_search) VALUES ('rebuild')",
            *triggers,
        )
    for statement in statements:
        schema_editor.execute(statement)


def uninstall(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRES_BACK if is_postgres else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("posts", "0011_full_text_search")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(install, uninstall),
    ]

"""The full-text index knows the filters of a message as words, and the database keeps the lists of the accounts."""

from django.db import migrations

from posts import listed
from posts.search import index

POSTGRES = (
    "SET LOCAL statement_timeout = 0",
    "DROP INDEX post_search",
    "ALTER TABLE posts_post ALTER COLUMN search_vector DROP EXPRESSION",
    *index.POSTGRES,
    # the unit is added by the database now; this writes the words of every message anew
    "UPDATE posts_post SET stems = regexp_replace(stems, '^zzunit[0-9]+ ?', '')",
    *index.POSTGRES_INDEX,
    *listed.POSTGRES,
    *listed.FILL,
)
POSTGRES_BACK = (
    *listed.POSTGRES_BACK,
    *index.POSTGRES_BACK,
    "ALTER TABLE posts_post DROP COLUMN search_vector",
    """ALTER TABLE posts_post ADD COLUMN search_vector tsvector
    GENERATED ALWAYS AS (array_to_tsvector(string_to_array(stems, ' '))) STORED""",
    "CREATE INDEX post_search ON posts_post USING gin (search_vector) WITH (fastupdate = off)",
)
# the rest is put back after every migration
SQLITE = (
    "DROP TRIGGER IF EXISTS posts_search_added",
    "DROP TRIGGER IF EXISTS posts_search_removed",
    "DROP TRIGGER IF EXISTS posts_search_changed",
    "DROP TABLE IF EXISTS posts_search",
    "UPDATE posts_post SET stems = ltrim(substr(stems, instr(stems || ' ', ' '))) WHERE stems LIKE 'zzunit%'",
    index.SQLITE_TABLE,
)


def forwards(apps, schema_editor):
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRES_BACK:
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("posts", "0026_lists_of_accounts")]
    operations = [migrations.RunPython(forwards, backwards)]

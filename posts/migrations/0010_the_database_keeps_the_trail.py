"""The database itself refuses to change or remove the trail of a message (X2, X4); SQLite: ``posts.guard``."""

from django.db import migrations

FROZEN = ("posts_version", "posts_submission", "posts_review")
KEPT = ("posts_post", "posts_publication", "posts_comment", "posts_media")
TRIGGERS = [
    *((f"{table}_no_update", table, "UPDATE") for table in FROZEN),
    *((f"{table}_no_delete", table, "DELETE") for table in (*FROZEN, *KEPT)),
]
FORWARDS = """
CREATE FUNCTION posts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% keeps its trail', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION posts_four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM posts_version AS reviewed JOIN posts_version AS written ON written.post_id = reviewed.post_id
        WHERE reviewed.id = NEW.version_id AND written.editor_id = NEW.reviewer_id
    ) THEN
        RAISE EXCEPTION 'a reviewer edited this message' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER posts_review_four_eyes BEFORE INSERT ON posts_review
    FOR EACH ROW EXECUTE FUNCTION posts_four_eyes();
""" + "\n".join(  # noqa: S608
    f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION posts_refuse();"
    for name, table, event in TRIGGERS
)
BACKWARDS = "\n".join(
    [
        *(f"DROP TRIGGER {name} ON {table};" for name, table, _ in TRIGGERS),
        "DROP TRIGGER posts_review_four_eyes ON posts_review;",
        "DROP FUNCTION posts_refuse();",
        "DROP FUNCTION posts_four_eyes();",
    ]
)


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FORWARDS, params=None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(BACKWARDS, params=None)


class Migration(migrations.Migration):
    dependencies = [("posts", "0009_own_texts_media_autosaves_and_comments")]
    operations = [migrations.RunPython(forwards, backwards)]

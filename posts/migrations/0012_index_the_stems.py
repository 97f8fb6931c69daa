"""Fill the stems of the messages there are, and let the database index them."""

from django.db import migrations

from posts.search import index, stems_of


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
        statements = index.POSTGRES
    else:
        triggers = (f"CREATE TRIGGER {name} {what}" for name, what in index.SQLITE_TRIGGERS.items())
        statements = (
            index.SQLITE_TABLE,
            "INSERT INTO posts_search(posts_search) VALUES ('rebuild')",
            *triggers,
        )
    for statement in statements:
        schema_editor.execute(statement)


def uninstall(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in index.POSTGRES_BACK if is_postgres else index.SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("posts", "0011_full_text_search")]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(install, uninstall),
    ]

"""What a correction must never be is refused by the database; its rows, and where it was put right, stay."""

import django.db.models.deletion
from django.db import migrations, models

KEPT = ("posts_correction", "posts_correctedplace")


def forwards(apps, schema_editor):
    """SQLite: ``posts.guard`` after the migration."""
    if schema_editor.connection.vendor == "postgresql":
        for table in KEPT:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION posts_refuse();",
                params=None,
            )


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in KEPT:
            schema_editor.execute(f"DROP TRIGGER {table}_no_delete ON {table};", params=None)


class Migration(migrations.Migration):
    dependencies = [("posts", "0020_old_corrections_get_their_versions")]
    operations = [
        migrations.RemoveConstraint(
            model_name="correction",
            name="correction_open_once",
        ),
        migrations.RemoveConstraint(
            model_name="correction",
            name="correction_four_eyes",
        ),
        migrations.RemoveConstraint(
            model_name="correction",
            name="correction_decided_before_version",
        ),
        migrations.RemoveField(
            model_name="correction",
            name="after",
        ),
        migrations.RemoveField(
            model_name="correction",
            name="text",
        ),
        migrations.AlterField(
            model_name="correction",
            name="version",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correction",
                to="posts.version",
                verbose_name="versi usulan",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["draf", "menunggu", "revisi", "ditolak", "disetujui", "batal"])
                ),
                name="correction_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("draf", "revisi", "menunggu"))),
                fields=("post",),
                name="correction_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("submitted_at__isnull", True), ("submitted_by__isnull", True)),
                    models.Q(("submitted_at__isnull", False), ("submitted_by__isnull", False)),
                    _connector="OR",
                ),
                name="correction_submitted_at_paired",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("status__in", ("draf", "revisi", "menunggu"))),
                    models.Q(
                        models.Q(("status__in", ("draf", "revisi", "menunggu")), _negated=True),
                        ("decided_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="correction_decided_is_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    ("status", "batal"),
                    models.Q(
                        models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        models.Q(("decided_by", models.F("submitted_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="correction_four_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("tiers__gte", 1), ("tiers_passed__lte", models.F("tiers"))),
                name="correction_tiers_counted",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "disetujui"), _negated=True),
                    models.Q(("submitted_at__isnull", False), ("tiers_passed__gte", models.F("tiers"))),
                    _connector="OR",
                ),
                name="correction_approved_by_all_tiers",
            ),
        ),
        migrations.RunPython(forwards, backwards),
    ]

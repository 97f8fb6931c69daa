"""What was approved before tiers were counted had its one tier."""

from django.db import migrations


def count(apps, schema_editor):
    apps.get_model("posts", "Post").objects.filter(approved_version__isnull=False).update(tiers_passed=1)


class Migration(migrations.Migration):
    dependencies = [("posts", "0004_schedule_and_tiers")]
    operations = [migrations.RunPython(count, migrations.RunPython.noop)]

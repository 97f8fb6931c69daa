"""The index knows the unit of a message as one more word: a search in one unit reads no other's."""

from django.db import migrations
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat


def name_units(apps, schema_editor):
    named = Concat(
        Value("zzunit"), Cast("unit_id", TextField()), Value(" "), F("stems"), output_field=TextField()
    )
    apps.get_model("posts", "Post").objects.exclude(stems__startswith="zzunit").update(stems=named)


class Migration(migrations.Migration):
    dependencies = [("posts", "0017_segments_passed_over")]
    operations = [migrations.RunPython(name_units, migrations.RunPython.noop)]

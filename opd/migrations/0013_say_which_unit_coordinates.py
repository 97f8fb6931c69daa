"""Which unit is Diskominfo stands in its row, no longer in the code: until now it was the one called DISKOMINFO."""

from django.db import migrations, models


def mark_the_one_known_so_far(apps, schema_editor):
    apps.get_model("opd", "Unit").objects.filter(code="DISKOMINFO").update(coordinates=True)


class Migration(migrations.Migration):
    dependencies = [
        ("opd", "0012_one_unit_per_code_in_any_case"),
    ]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="coordinates",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Perangkat Daerah bidang komunikasi dan informatika, Diskominfo menurut Perbup (Pasal 16, 19).",
                verbose_name="membina media sosial kabupaten",
            ),
        ),
        migrations.RunPython(mark_the_one_known_so_far, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("coordinates", True)),
                fields=("coordinates",),
                name="unit_one_coordinates",
            ),
        ),
    ]

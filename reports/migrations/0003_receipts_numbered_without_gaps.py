from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0002_indicators_that_may_not_apply"),
    ]

    operations = [
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=20, unique=True, verbose_name="seri")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="nomor terakhir")),
            ],
            options={
                "verbose_name": "seri nomor",
                "verbose_name_plural": "seri nomor",
            },
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("receipt_number", ""), _negated=True),
                fields=("receipt_number",),
                name="report_receipt_once",
            ),
        ),
    ]

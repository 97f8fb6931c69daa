"""A proof whose address does not name the account counts only after Diskominfo looked."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_say_how_each_platform_is_told"),
        ("posts", "0021_corrections_hold_by_constraints"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="amplificationproof",
            name="amplification_proof_once",
        ),
        migrations.RemoveConstraint(
            model_name="amplificationproof",
            name="amplification_address_once",
        ),
        migrations.AddField(
            model_name="amplificationproof",
            name="decided_at",
            field=models.DateTimeField(null=True, verbose_name="diperiksa pada"),
        ),
        migrations.AddField(
            model_name="amplificationproof",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="amplificationproof",
            name="is_accepted",
            field=models.BooleanField(null=True, verbose_name="diterima"),
        ),
        migrations.AddField(
            model_name="amplificationproof",
            name="is_evident",
            field=models.BooleanField(default=False, verbose_name="terbukti dari alamat"),
        ),
        migrations.AddField(
            model_name="amplificationproof",
            name="note",
            field=models.CharField(blank=True, max_length=300, verbose_name="catatan"),
        ),
        migrations.AddConstraint(
            model_name="amplificationproof",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_accepted__isnull", True), ("is_accepted", True), _connector="OR"),
                fields=("target", "account"),
                name="amplification_proof_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="amplificationproof",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_accepted__isnull", True), ("is_accepted", True), _connector="OR"),
                fields=("url",),
                name="amplification_address_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="amplificationproof",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", True),
                        ("decided_by__isnull", True),
                        ("is_accepted__isnull", True),
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("is_accepted__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="amplificationproof_decided_at_paired",
            ),
        ),
        migrations.AddConstraint(
            model_name="amplificationproof",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    models.Q(("decided_by", models.F("recorded_by")), _negated=True),
                    _connector="OR",
                ),
                name="amplificationproof_four_eyes",
            ),
        ),
    ]

"""Nothing approved, scheduled or published lacks the approval of exactly its version."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("posts", "0005_count_earlier_approvals")]

    operations = [
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "draf",
                            "menunggu",
                            "revisi",
                            "ditolak",
                            "disetujui",
                            "terjadwal",
                            "terbit",
                            "kedaluwarsa",
                            "ditarik",
                        ],
                    )
                ),
                name="post_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("category__in", ["kegiatan", "isu_aktual", "potensi", "kebijakan"]),
                    models.Q(("category", ""), ("status__in", ("draf", "revisi"))),
                    models.Q(("category", ""), ("published_at__isnull", True), ("status", "ditarik")),
                    _connector="OR",
                ),
                name="post_category_of_pasal_12",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("status__in", ["disetujui", "terjadwal", "terbit"]), _negated=True),
                        ("published_at__isnull", True),
                    ),
                    models.Q(
                        ("approved_by__isnull", False),
                        ("approved_version", models.F("current_version")),
                        ("approved_version__isnull", False),
                        ("current_version__isnull", False),
                        ("tiers_passed__gte", models.F("tiers")),
                    ),
                    _connector="OR",
                ),
                name="post_published_was_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "terjadwal"), _negated=True),
                    ("scheduled_for__isnull", False),
                    _connector="OR",
                ),
                name="post_scheduled_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "terbit"), _negated=True),
                    ("published_at__isnull", False),
                    _connector="OR",
                ),
                name="post_published_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("tiers__gte", 1), ("tiers_passed__lte", models.F("tiers"))),
                name="post_tiers_counted",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("status__in", ["disetujui", "terjadwal", "terbit"]), _negated=True),
                        ("published_at__isnull", True),
                    ),
                    models.Q(("kip_class", "dikecualikan"), _negated=True),
                    _connector="OR",
                ),
                name="post_exempt_never_published",
            ),
        ),
    ]

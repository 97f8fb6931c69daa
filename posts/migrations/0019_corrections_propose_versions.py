"""A correction proposes a whole version; beside it stands where the platforms must still be put right."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import klaten_medsos.fields


class Migration(migrations.Migration):
    dependencies = [
        ("posts", "0018_name_the_unit_in_the_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="CorrectedPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("disunting", "Teks kiriman disunting di tempatnya"),
                            ("diganti", "Kiriman dihapus, lalu diterbitkan ulang dengan alamat baru"),
                            ("ralat", "Kiriman tidak dapat disunting; ralat ditulis di bawahnya"),
                        ],
                        max_length=10,
                        verbose_name="cara",
                    ),
                ),
                (
                    "url",
                    klaten_medsos.fields.WebAddressField(
                        blank=True, max_length=500, verbose_name="alamat baru"
                    ),
                ),
                ("mended_at", models.DateTimeField(null=True, verbose_name="diperbaiki pada")),
                ("recorded_at", models.DateTimeField(null=True, verbose_name="dicatat pada")),
            ],
            options={
                "verbose_name": "kiriman yang dikoreksi",
                "verbose_name_plural": "kiriman yang dikoreksi",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="correction",
            name="escalated_at",
            field=models.DateTimeField(null=True, verbose_name="dieskalasi pada"),
        ),
        migrations.AddField(
            model_name="correction",
            name="revision",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="correction",
            name="status",
            field=models.CharField(
                choices=[
                    ("draf", "Draf koreksi"),
                    ("menunggu", "Menunggu persetujuan"),
                    ("revisi", "Perlu revisi"),
                    ("ditolak", "Ditolak"),
                    ("disetujui", "Disetujui"),
                    ("batal", "Dibatalkan"),
                ],
                default="draf",
                max_length=12,
                verbose_name="status",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="submitted_at",
            field=models.DateTimeField(null=True, verbose_name="diajukan pada"),
        ),
        migrations.AddField(
            model_name="correction",
            name="submitted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="tiers",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="jenjang persetujuan"),
        ),
        migrations.AddField(
            model_name="correction",
            name="tiers_passed",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="jenjang yang sudah menyetujui"),
        ),
        migrations.AddField(
            model_name="correction",
            name="version",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="posts.version",
                verbose_name="versi usulan",
            ),
        ),
        migrations.AlterField(
            model_name="correction",
            name="note",
            field=models.CharField(blank=True, max_length=2000, verbose_name="catatan"),
        ),
        migrations.AddField(
            model_name="correctedplace",
            name="correction",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="places",
                to="posts.correction",
                verbose_name="koreksi",
            ),
        ),
        migrations.AddField(
            model_name="correctedplace",
            name="publication",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_places",
                to="posts.publication",
                verbose_name="bukti terbit",
            ),
        ),
        migrations.AddField(
            model_name="correctedplace",
            name="recorded_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="correctedplace",
            constraint=models.UniqueConstraint(
                condition=models.Q(("mended_at", None)),
                fields=("publication",),
                name="corrected_place_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctedplace",
            constraint=models.UniqueConstraint(
                fields=("correction", "publication"), name="corrected_place_once_per_correction"
            ),
        ),
        migrations.AddConstraint(
            model_name="correctedplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("mended_at__isnull", True),
                        ("recorded_at__isnull", True),
                        ("recorded_by__isnull", True),
                    ),
                    models.Q(
                        ("mended_at__isnull", False),
                        ("recorded_at__isnull", False),
                        ("recorded_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="correctedplace_mended_at_paired",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctedplace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mended_at__isnull", True), ("way", "")),
                    models.Q(("mended_at__isnull", False), ("way__in", ["disunting", "diganti", "ralat"])),
                    _connector="OR",
                ),
                name="correctedplace_way_when_mended",
            ),
        ),
        migrations.AddConstraint(
            model_name="correctedplace",
            constraint=models.CheckConstraint(
                condition=models.Q(("url", ""), ("way", "diganti"), _connector="OR"),
                name="correctedplace_new_address_when_replaced",
            ),
        ),
    ]

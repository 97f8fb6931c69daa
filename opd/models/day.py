"""Days Diskominfo declares working or free, against the national calendar or beyond it (SOP, Pasal 16)."""

from django.db import models

from klaten_medsos import dates
from opd.querysets import DayOverrideQuerySet


class DayOverride(models.Model):
    """One date whose kind Diskominfo has the last word on: Hari Jadi Klaten, a cuti bersama that was moved."""

    date = models.DateField("tanggal", unique=True, error_messages={"unique": "Tanggal ini sudah tercatat."})
    is_working = models.BooleanField(
        "hari kerja", default=False, help_text="Centang bila kantor tetap bekerja pada tanggal ini."
    )
    name = models.CharField("nama hari", max_length=120, help_text="Misalnya “Hari Jadi Kabupaten Klaten”.")
    source = models.CharField(
        "dasar penetapan",
        max_length=200,
        help_text="Surat edaran atau keputusan yang menetapkannya, misalnya “SE Bupati Nomor 003/12/2026”.",
    )

    objects = DayOverrideQuerySet.as_manager()

    class Meta:
        verbose_name = "penetapan hari kerja dan libur"
        verbose_name_plural = "penetapan hari kerja dan libur"
        ordering = ["-date"]

    def __str__(self):
        return f"{dates.format_date(self.date)}: {self.name}"

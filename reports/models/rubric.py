"""The yardstick of an evaluation (Pasal 20): data, versioned, frozen once used."""

from django.db import models


class Rubric(models.Model):
    """A set of weighted indicators for reports of one year; the newest version of a year is used."""

    year = models.PositiveSmallIntegerField("untuk laporan tahun")
    version = models.PositiveSmallIntegerField("versi", default=1)
    title = models.CharField("judul", max_length=150)
    basis = models.CharField(
        "dasar penetapan",
        max_length=200,
        blank=True,
        help_text="Nomor Keputusan; kosong berarti bawaan portal.",
    )

    class Meta:
        verbose_name = "rubrik evaluasi"
        verbose_name_plural = "rubrik evaluasi"
        ordering = ["-year", "-version"]
        constraints = [models.UniqueConstraint(fields=["year", "version"], name="rubric_version_once")]

    def __str__(self):
        return f"{self.title} (versi {self.version})"

    @property
    def is_used(self) -> bool:
        """Some evaluation was begun with it: from then on it is frozen."""
        return self.evaluations.exists()


class Indicator(models.Model):
    """One thing that is scored: ``weight`` points at most; ``rule`` names how the portal proposes a value."""

    rubric = models.ForeignKey(Rubric, models.PROTECT, related_name="indicators")
    order = models.PositiveSmallIntegerField("urutan")
    aspect = models.CharField("aspek", max_length=80)
    name = models.CharField("indikator", max_length=200)
    weight = models.PositiveSmallIntegerField("bobot")
    rule = models.CharField("rumus usulan", max_length=40, blank=True)
    citation = models.CharField("dasar", max_length=80, blank=True)
    may_not_apply = models.BooleanField(
        "boleh tidak berlaku",
        default=False,
        help_text="Bobotnya dibagikan kepada indikator lain dalam aspek yang sama bila memang tidak berlaku.",
    )

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["rubric", "order"], name="indicator_order_once"),
            models.CheckConstraint(condition=models.Q(weight__gt=0), name="indicator_weight_positive"),
        ]

    def __str__(self):
        return self.name

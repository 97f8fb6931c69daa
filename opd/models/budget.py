"""What the service costs, on the unit's own DPA (Pasal 21)."""

from django.db import models
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.constraints import one_of
from klaten_medsos.numbers import percentage
from opd.querysets import OfUnitQuerySet


class BudgetUse(models.TextChoices):
    """What the money is for."""

    ADS = "iklan", "Iklan dan promosi berbayar"
    DEVICES = "perangkat", "Perangkat"
    DATA = "data", "Data dan internet"
    CONTENT = "konten", "Pembuatan konten"
    TRAINING = "pelatihan", "Pelatihan"
    OTHER = "lainnya", "Lainnya"


class BudgetLine(models.Model):
    """One line of a unit's DPA that serves its social media, in whole rupiah."""

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="budget_lines", verbose_name="unit")
    year = models.PositiveSmallIntegerField("tahun anggaran")
    programme = models.CharField("program", max_length=200)
    activity = models.CharField("kegiatan", max_length=200)
    sub_activity = models.CharField("sub-kegiatan", max_length=200, blank=True)
    account_code = models.CharField("kode rekening", max_length=40)
    use = models.CharField("penggunaan", max_length=12, choices=BudgetUse.choices)
    ceiling = models.BigIntegerField("pagu (Rp)")
    realised = models.BigIntegerField("realisasi (Rp)", null=True, blank=True)
    note = models.CharField("keterangan", max_length=200, blank=True)
    updated_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="diisi oleh")
    updated_at = models.DateTimeField("diisi pada")

    objects = OfUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "baris anggaran"
        verbose_name_plural = "anggaran"
        ordering = ["year", "account_code", "pk"]
        constraints = [
            one_of("budget_line", "use", BudgetUse),
            models.CheckConstraint(
                condition=models.Q(year__gte=dates.FIRST_REPORTABLE_YEAR, year__lte=dates.LAST_YEAR),
                name="budget_line_year_of_perbup",
            ),
            models.CheckConstraint(condition=models.Q(ceiling__gt=0), name="budget_line_ceiling_positive"),
            models.CheckConstraint(
                condition=models.Q(realised__isnull=True) | models.Q(realised__gte=0),
                name="budget_line_realised_not_negative",
            ),
        ]
        indexes = [
            # a unit's year, and the kabupaten's
            models.Index(fields=["year", "unit"], name="budget_line_year")
        ]

    def __str__(self):
        return f"Anggaran {self.year} {self.account_code} {self.unit.abbreviation}"

    def get_absolute_url(self):
        return f"{reverse('opd:budget', args=[self.unit_id])}?tahun={self.year}"

    @property
    def percent(self):
        """Realisasi in hundredths of the pagu; None while nobody recorded it."""
        return percentage(self.realised, self.ceiling)

    @property
    def is_over(self) -> bool:
        return self.realised is not None and self.realised > self.ceiling

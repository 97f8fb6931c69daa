"""Offices and their dated holders: the right name on each day (Pasal 1 angka 3 to 5)."""

from django.db import models

from klaten_medsos import dates
from klaten_medsos.constraints import one_of, ordered
from opd import ranks
from opd.nip import Nip
from opd.querysets import OfficeHolderQuerySet


class Office(models.TextChoices):
    BUPATI = "bupati", "Bupati"
    SEKDA = "sekda", "Sekretaris Daerah"
    KEPALA = "kepala", "Kepala Perangkat Daerah"


class ActingKind(models.TextChoices):
    DEFINITIVE = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    PJ = "pj", "Pj."


class OfficeHolder(models.Model):
    """Someone holds an office from a day to a day; documents print the holder of their own date."""

    office = models.CharField("jabatan", max_length=12, choices=Office.choices)
    unit = models.ForeignKey(
        "opd.Unit", models.PROTECT, null=True, blank=True, related_name="heads", verbose_name="unit"
    )
    title = models.CharField(
        "sebutan jabatan",
        max_length=120,
        help_text="Seperti di blok tanda tangan, misalnya “Camat Prambanan”.",
    )
    acting = models.CharField(
        "sifat", max_length=12, choices=ActingKind.choices, default=ActingKind.DEFINITIVE
    )
    name = models.CharField("nama", max_length=150)
    grade = models.CharField(
        "golongan",
        max_length=5,
        blank=True,
        choices=ranks.CHOICES,
        help_text="PNS I/a–IV/e; PPPK I–XVII, tanpa pangkat.",
    )
    rank = models.CharField(
        "pangkat",
        max_length=60,
        blank=True,
        help_text="Terisi sendiri dari golongan PNS; PPPK tidak memiliki pangkat.",
    )
    nip = models.CharField("NIP", max_length=18, blank=True)
    user = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="offices", verbose_name="pengguna"
    )
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("sampai", null=True, blank=True)

    objects = OfficeHolderQuerySet.as_manager()

    class Meta:
        verbose_name = "pemangku jabatan"
        verbose_name_plural = "pemangku jabatan"
        ordering = ["-starts_on"]
        constraints = [
            one_of("office_holder", "office", Office),
            one_of("office_holder", "acting", ActingKind),
            ordered("office_holder", "starts_on", "ends_on"),
            models.CheckConstraint(
                condition=~models.Q(office=Office.KEPALA) | models.Q(unit__isnull=False),
                name="office_holder_head_has_unit",
            ),
        ]

    def __str__(self):
        return f"{self.full_title}: {self.name}"

    @property
    def full_title(self) -> str:
        """With Plt./Plh./Pj. in front where the holder only acts."""
        prefix = "" if self.acting == ActingKind.DEFINITIVE else f"{self.get_acting_display()} "
        return prefix + self.title

    @property
    def formal_nip(self) -> str:
        """As signature blocks print it: 19850317 201001 1 004."""
        return Nip(self.nip).formal if self.nip else ""

    @property
    def rank_words(self) -> str:
        """What stands between name and NIP: the pangkat of a PNS, the golongan of a PPPK."""
        return self.rank or (f"Golongan {self.grade}" if self.grade in ranks.PPPK else "")

    @property
    def period(self) -> str:
        if self.ends_on is None:
            return f"sejak {dates.format_date(self.starts_on)}"
        return dates.format_range(self.starts_on, self.ends_on)

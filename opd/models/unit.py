"""Units: Perangkat Daerah and the sub-units that act under one (Pasal 1 angka 6)."""

from django.db import models
from django.urls import reverse

from klaten_medsos.constraints import one_of, ordered
from klaten_medsos.fields import WebAddressField
from opd.querysets import UnitQuerySet


class UnitType(models.TextChoices):
    SETDA = "sekretariat_daerah", "Sekretariat Daerah"
    SETWAN = "sekretariat_dprd", "Sekretariat DPRD"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    DINAS = "dinas", "Dinas"
    SATUAN = "satuan", "Satuan"
    BADAN = "badan", "Badan"
    KECAMATAN = "kecamatan", "Kecamatan"
    RSUD = "rsud", "RSUD"
    BAGIAN = "bagian", "Bagian"
    LPPL = "lppl", "LPPL"
    KELURAHAN = "kelurahan", "Kelurahan"


class Unit(models.Model):
    """A Perangkat Daerah, or a sub-unit that speaks under its parent."""

    PERANGKAT_DAERAH = (
        UnitType.SETDA, UnitType.SETWAN, UnitType.INSPEKTORAT, UnitType.DINAS, UnitType.SATUAN,
        UnitType.BADAN, UnitType.KECAMATAN,
    )  # fmt: skip

    code = models.CharField("kode", max_length=30, unique=True)
    name = models.CharField("nama", max_length=200)
    abbreviation = models.CharField("singkatan", max_length=60)
    type = models.CharField("jenis", max_length=24, choices=UnitType.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="unit induk"
    )
    address = models.CharField("alamat", max_length=200, blank=True)
    phone = models.CharField("telepon", max_length=40, blank=True)
    email = models.EmailField("surel kantor", blank=True)
    website = WebAddressField("situs web", blank=True)
    source = models.CharField("sumber nama", max_length=300, blank=True)
    is_confirmed = models.BooleanField("nama sudah dipastikan", default=True)
    active_from = models.DateField("aktif sejak", null=True, blank=True)
    active_to = models.DateField("aktif sampai", null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "unit"
        verbose_name_plural = "unit"
        ordering = ["name"]
        constraints = [
            one_of("unit", "type", UnitType),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="unit_not_own_parent"),
            ordered("unit", "active_from", "active_to"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("opd:unit_detail", args=[self.pk])

    @property
    def must_report(self) -> bool:
        """Pasal 19 ayat (1) binds each Perangkat Daerah; sub-units report within their parent's report."""
        return self.type in self.PERANGKAT_DAERAH

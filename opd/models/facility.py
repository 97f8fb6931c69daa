"""What a unit serves with: computers, power, internet, smartphones (Pasal 17)."""

from django.db import models

from klaten_medsos.regulation import Facility as Kind
from opd.querysets import OfUnitQuerySet

# modem and wi-fi are how the internet comes, not things a unit counts by themselves
COUNTED = tuple(kind for kind in Kind if kind not in (Kind.MODEM, Kind.WIFI))
COMPUTERS = (Kind.COMPUTER, Kind.NOTEBOOK, Kind.NETBOOK, Kind.TABLET)
WITH_BACKUP = (Kind.ELECTRICITY, Kind.INTERNET)


class InternetType(models.TextChoices):
    """How the internet is reached; the article names modem and wi-fi."""

    MODEM = "modem", "Modem"
    WIFI = "wifi", "Wi-fi"
    BOTH = "modem_wifi", "Modem dan wi-fi"
    OTHER = "lainnya", "Lainnya (kabel, serat optik)"


class Facility(models.Model):
    """How many of one kind a unit has today, in good order and damaged."""

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="facilities", verbose_name="unit")
    kind = models.CharField("jenis", max_length=20, choices=[(kind.value, kind.label) for kind in COUNTED])
    good = models.PositiveSmallIntegerField("baik", default=0)
    damaged = models.PositiveSmallIntegerField("rusak", default=0)
    internet_type = models.CharField(
        "jenis sambungan", max_length=12, choices=InternetType.choices, blank=True
    )
    has_backup = models.BooleanField("ada cadangan", default=False)
    note = models.CharField("keterangan", max_length=200, blank=True)
    updated_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="diisi oleh")
    updated_at = models.DateTimeField("diisi pada")

    objects = OfUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "sarana"
        verbose_name_plural = "sarana dan prasarana"
        ordering = ["unit", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind"], name="facility_kind_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in COUNTED]), name="facility_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(internet_type__in=["", *InternetType.values]),
                name="facility_internet_type_known",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.good} baik, {self.damaged} rusak"

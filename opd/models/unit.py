"""Units: Perangkat Daerah and the sub-units that act under one (Pasal 1 angka 6)."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.constraints import one_of, ordered
from klaten_medsos.fields import WebAddressField
from klaten_medsos.uploads import UploadPath
from opd.querysets import DatedQuerySet, SuccessionQuerySet, UnitQuerySet


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


# stands in the address of the unit's public page, where capitals and small letters are the same
UNIT_CODE = RegexValidator(
    r"\A[A-Za-z0-9][A-Za-z0-9._-]*\Z",
    "Kode hanya terdiri atas huruf, angka, titik, garis bawah, dan tanda hubung.",
)


class Unit(models.Model):
    """A Perangkat Daerah, or a sub-unit that speaks under its parent."""

    PERANGKAT_DAERAH = (
        UnitType.SETDA, UnitType.SETWAN, UnitType.INSPEKTORAT, UnitType.DINAS, UnitType.SATUAN,
        UnitType.BADAN, UnitType.KECAMATAN,
    )  # fmt: skip

    code = models.CharField("kode", max_length=30, unique=True, validators=[UNIT_CODE])
    name = models.CharField("nama", max_length=200)
    abbreviation = models.CharField("singkatan", max_length=60)
    type = models.CharField("jenis", max_length=24, choices=UnitType.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="unit induk"
    )
    address = models.CharField("alamat", max_length=200, blank=True)
    postal_code = models.CharField("kode pos", max_length=10, blank=True)
    phone = models.CharField("telepon", max_length=40, blank=True)
    fax = models.CharField("faksimile", max_length=40, blank=True)
    email = models.EmailField("surel kantor", blank=True)
    website = WebAddressField("situs web", blank=True)
    logo = models.FileField("lambang", upload_to=UploadPath("lambang"), max_length=120, blank=True)
    logo_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    source = models.CharField("sumber nama", max_length=300, blank=True)
    is_confirmed = models.BooleanField("nama sudah dipastikan", default=True)
    coordinates = models.BooleanField(
        "membina media sosial kabupaten",
        default=False,
        editable=False,
        help_text="Perangkat Daerah bidang komunikasi dan informatika, Diskominfo menurut Perbup (Pasal 16, 19).",
    )
    active_from = models.DateField("aktif sejak", null=True, blank=True)
    active_to = models.DateField("aktif sampai", null=True, blank=True)
    # what others keep of the register goes by this; every change of the row moves it
    changed_at = models.DateTimeField("diubah pada", auto_now=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "unit"
        verbose_name_plural = "unit"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("code"),
                name="unit_code_once_in_any_case",
                violation_error_message="Kode unit ini sudah dipakai; huruf besar dan kecil dianggap sama.",
            ),
            # its head is Kepala Diskominfo to the whole kabupaten: never two
            models.UniqueConstraint(
                fields=["coordinates"], condition=models.Q(coordinates=True), name="unit_one_coordinates"
            ),
            one_of("unit", "type", UnitType),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="unit_not_own_parent"),
            ordered("unit", "active_from", "active_to"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("opd:unit_detail", args=[self.pk])

    def clean(self):
        """Says beside the field what the constraint would say about the whole form."""
        super().clean()
        twin = Unit.objects.filter(code__iexact=self.code).exclude(pk=self.pk).first()
        if self.code and twin:
            raise ValidationError(
                {
                    "code": f"Kode {twin.code} sudah dipakai {twin.name}; huruf besar dan kecil dianggap sama. "
                    "Pakai kode lain."
                }
            )

    @property
    def must_report(self) -> bool:
        """Pasal 19 ayat (1) binds each Perangkat Daerah; sub-units report within their parent's report."""
        return self.type in self.PERANGKAT_DAERAH

    def naming_on(self, day) -> "UnitName | Unit":
        """Whoever carries ``name`` and ``abbreviation`` of a day: a dated name, or the unit itself.

        Before the first known name the oldest counts. Uses ``names`` if prefetched.
        """
        names = sorted(self.names.all(), key=lambda known: known.starts_on or datetime.date.min)
        for known in names:
            if known.ends_on is None or day <= known.ends_on:
                return known
        return self

    def name_on(self, day) -> str:
        """The name on a day; documents print the one of their own date."""
        return self.naming_on(day).name

    def abbreviation_on(self, day) -> str:
        return self.naming_on(day).abbreviation

    @property
    def is_active(self) -> bool:
        today = dates.today()
        begun = self.active_from is None or self.active_from <= today
        return begun and (self.active_to is None or today <= self.active_to)


class UnitName(models.Model):
    """A name a unit bears from a day to a day; the periods of a unit follow each other without a gap.

    A unit that was never renamed has none. The first begins whenever the unit did, the last is open.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names", verbose_name="unit")
    name = models.CharField("nama", max_length=200)
    abbreviation = models.CharField("singkatan", max_length=60)
    starts_on = models.DateField("mulai", null=True, blank=True)
    ends_on = models.DateField("sampai", null=True, blank=True)
    basis = models.CharField("dasar", max_length=200, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "nama unit"
        verbose_name_plural = "nama unit"
        ordering = ["unit", models.F("starts_on").asc(nulls_first=True)]
        constraints = [
            ordered("unit_name", "starts_on", "ends_on"),
            models.UniqueConstraint(fields=["unit", "starts_on"], name="unit_name_one_per_start"),
            models.UniqueConstraint(
                fields=["unit"], condition=models.Q(ends_on=None), name="unit_name_one_open"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def period(self) -> str:
        """ "sampai 31 Desember 2024", "sejak 1 Januari 2025", or both days."""
        if self.starts_on and self.ends_on:
            return dates.format_range(self.starts_on, self.ends_on)
        if self.ends_on:
            return f"sampai {dates.format_date(self.ends_on)}"
        return f"sejak {dates.format_date(self.starts_on)}" if self.starts_on else "sejak semula"


class UnitSuccession(models.Model):
    """A unit ends and another carries on its work from a day on: joined, or one of several it was split into."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="successions", verbose_name="unit lama")
    successor = models.ForeignKey(
        Unit, models.PROTECT, related_name="predecessions", verbose_name="unit penerus"
    )
    effective_on = models.DateField("berlaku mulai")
    basis = models.CharField("dasar", max_length=200)
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    recorded_at = models.DateTimeField("dicatat pada")

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = "penerus unit"
        verbose_name_plural = "penerus unit"
        ordering = ["effective_on", "successor__name"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "successor"], name="unit_succession_once"),
            models.CheckConstraint(
                condition=~models.Q(unit=models.F("successor")), name="unit_succession_not_itself"
            ),
        ]

    def __str__(self):
        return f"{self.unit} diteruskan {self.successor} mulai {dates.format_date(self.effective_on)}"

"""SOP versions, set by Keputusan Kepala Diskominfo, and who has read them (Pasal 16)."""

from functools import cached_property

from django.db import models
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.constraints import paired
from klaten_medsos.uploads import UploadPath
from opd.querysets import SopVersionQuerySet
from opd.sop import Sop, from_plain


class SopState(models.TextChoices):
    """Where a version stands; it follows from moments alone, no job moves it."""

    UPCOMING = "akan", "Belum berlaku"
    IN_FORCE = "berlaku", "Berlaku"
    REPLACED = "diganti", "Sudah diganti"
    CANCELLED = "dibatalkan", "Dibatalkan sebelum berlaku"

    @property
    def tone(self) -> str:
        return {"akan": "info", "berlaku": "success"}.get(self.value, "neutral")


class SopVersion(models.Model):
    """A Keputusan Kepala Diskominfo about the SOP, and the parameters it sets.

    It takes effect at 00.00 WIB of ``effective_on``, or when recorded if that is later the same day, and stays
    until another takes over. Nothing of it is ever changed; before it takes effect it may be cancelled.
    """

    number = models.CharField("nomor Keputusan", max_length=80)
    decided_on = models.DateField("tanggal ditetapkan")
    effective_on = models.DateField("berlaku mulai")
    takes_effect_at = models.DateTimeField("berlaku sejak saat", editable=False)
    file = models.FileField("naskah", upload_to=UploadPath("sop"), max_length=120)
    file_sha256 = models.CharField(max_length=64)
    parameters = models.JSONField("ketentuan")
    summary = models.CharField(
        "pokok perubahan", max_length=500, blank=True, help_text="Apa yang berubah, dalam satu dua kalimat."
    )
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    recorded_at = models.DateTimeField("dicatat pada")
    cancelled_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibatalkan oleh"
    )
    cancelled_at = models.DateTimeField("dibatalkan pada", null=True, blank=True)
    cancelled_reason = models.CharField("alasan dibatalkan", max_length=300, blank=True)

    objects = SopVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "versi SOP"
        verbose_name_plural = "versi SOP"
        ordering = ["-takes_effect_at", "-pk"]
        constraints = [
            # a number struck out before it took effect may be recorded anew, rightly this time
            models.UniqueConstraint(
                models.functions.Upper("number"),
                condition=models.Q(cancelled_at__isnull=True),
                name="sop_version_number_once",
            ),
            paired("sop_version", "cancelled_at", "cancelled_by"),
            models.CheckConstraint(
                condition=models.Q(takes_effect_at__gte=models.F("recorded_at")),
                name="sop_version_never_in_the_past",
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_at__isnull=True)
                | models.Q(cancelled_at__lt=models.F("takes_effect_at")),
                name="sop_version_cancelled_before_effect",
            ),
        ]

    def __str__(self):
        return f"SOP Nomor {self.number}"

    def get_absolute_url(self):
        return reverse("opd:sop_detail", args=[self.pk])

    @cached_property
    def sop(self) -> Sop:
        """The parameters, labelled with this version."""
        return from_plain(self.parameters, label=str(self))

    @property
    def has_taken_effect(self) -> bool:
        return self.cancelled_at is None and self.takes_effect_at <= dates.now()


class SopAcknowledgement(models.Model):
    """An officer read a version and said so, once."""

    version = models.ForeignKey(SopVersion, models.PROTECT, related_name="acknowledgements")
    user = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="sop_acknowledgements", verbose_name="pengelola"
    )
    acknowledged_at = models.DateTimeField("dibaca dan dipahami pada")

    class Meta:
        verbose_name = "pernyataan membaca SOP"
        verbose_name_plural = "pernyataan membaca SOP"
        ordering = ["-acknowledged_at"]
        constraints = [models.UniqueConstraint(fields=["version", "user"], name="sop_acknowledged_once")]

    def __str__(self):
        return f"{self.user}: {self.version}"

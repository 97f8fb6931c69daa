"""Integrity pledges (pakta integritas) of the officers, letter by letter (Pasal 15)."""

import hashlib
import json

from django.db import models
from django.urls import reverse

from opd.querysets import PledgeQuerySet, PledgeTextQuerySet


class PledgeText(models.Model):
    """A version of the pledge's words; the newest whose day has come is the one to sign."""

    opening = models.TextField("kalimat pembuka", max_length=1000)
    statements = models.JSONField("pernyataan huruf a sampai g")
    closing = models.TextField("kalimat penutup", max_length=1000)
    effective_on = models.DateField("dipakai mulai")
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    recorded_at = models.DateTimeField("dicatat pada")

    objects = PledgeTextQuerySet.as_manager()

    class Meta:
        verbose_name = "naskah pakta integritas"
        verbose_name_plural = "naskah pakta integritas"
        ordering = ["-effective_on", "-pk"]

    def __str__(self):
        return f"Naskah pakta integritas {self.pk}"


class Pledge(models.Model):
    """What an appointed person signed, kept word for word; it is never changed or taken back."""

    appointment = models.OneToOneField(
        "opd.Appointment", models.PROTECT, related_name="pledge", verbose_name="penunjukan"
    )
    text = models.ForeignKey(PledgeText, models.PROTECT, null=True, blank=True, related_name="pledges")
    opening = models.TextField("kalimat pembuka")
    statements = models.JSONField("pernyataan huruf a sampai g")
    closing = models.TextField("kalimat penutup")
    signed_as = models.CharField("nama yang diketik", max_length=150)
    signed_at = models.DateTimeField("ditandatangani pada")

    objects = PledgeQuerySet.as_manager()

    class Meta:
        verbose_name = "pakta integritas"
        verbose_name_plural = "pakta integritas"
        ordering = ["-signed_at"]

    def __str__(self):
        return f"Pakta integritas {self.signed_as}"

    def get_absolute_url(self):
        return reverse("opd:pledge", args=[self.appointment_id])

    @property
    def words_sha256(self) -> str:
        """The hash of what was signed and by whom; the log keeps it, so a later change shows."""
        words = [self.signed_as, self.opening, self.statements, self.closing]
        return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()

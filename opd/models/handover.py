"""Who took over from whom what was still open, and the managers' group of a unit."""

from django.db import models
from django.urls import reverse

from klaten_medsos.constraints import paired
from opd.querysets import GroupMessageQuerySet, HandOverQuerySet


class HandOver(models.Model):
    """Someone who leaves passes on what they held; ``items`` is the list as it was that day."""

    appointment = models.ForeignKey(
        "opd.Appointment", models.PROTECT, related_name="hand_overs", verbose_name="penunjukan yang berakhir"
    )
    taking = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="penerima")
    items = models.JSONField("yang diserahkan")
    note = models.TextField("catatan", blank=True)
    given_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    given_at = models.DateTimeField("dicatat pada")
    accepted_at = models.DateTimeField("diterima pada", null=True, blank=True)
    accepted_by = models.ForeignKey("opd.User", models.PROTECT, null=True, blank=True, related_name="+")

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = "serah terima"
        verbose_name_plural = "serah terima"
        ordering = ["-given_at", "-pk"]
        constraints = [
            paired("hand_over", "accepted_at", "accepted_by"),
            models.UniqueConstraint(
                fields=["appointment"], condition=models.Q(accepted_at=None), name="hand_over_one_open"
            ),
        ]

    def __str__(self):
        return f"serah terima {self.appointment.user} kepada {self.taking}"

    def get_absolute_url(self):
        return reverse("opd:appointment_handover", args=[self.appointment_id])


class GroupMessage(models.Model):
    """A message to the managers' group of a unit, or of all units (Pasal 14 huruf a). Notices are its receipts."""

    unit = models.ForeignKey(
        "opd.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="group_messages",
        verbose_name="grup unit",
    )
    subject = models.CharField("perihal", max_length=120)
    body = models.TextField("isi")
    sent_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="pengirim")
    sent_at = models.DateTimeField("dikirim pada")

    objects = GroupMessageQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan grup"
        verbose_name_plural = "pesan grup"
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("opd:message_detail", args=[self.pk])

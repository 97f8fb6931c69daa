"""Comments, suggestions, questions and complaints of the khalayak."""

from django.db import models
from django.urls import reverse

from feedback.querysets import ItemQuerySet
from feedback.workflow import FLOW, Status
from klaten_medsos.constraints import one_of, paired
from klaten_medsos.fields import WebAddressField
from klaten_medsos.workflow import Pill


class ItemKind(models.TextChoices):
    COMMENT = "komentar", "Komentar"
    SUGGESTION = "masukan", "Masukan"
    QUESTION = "pertanyaan", "Pertanyaan"
    COMPLAINT = "keluhan", "Keluhan"


class Sentiment(models.TextChoices):
    POSITIVE = "positif", "Positif"
    NEUTRAL = "netral", "Netral"
    NEGATIVE = "negatif", "Negatif"


class FilterReason(models.TextChoices):
    SPAM = "spam", "Spam atau iklan"
    HATE = "sara", "SARA atau ujaran kebencian"
    OUTSIDE = "di_luar_wewenang", "Di luar wewenang pemerintah kabupaten"
    DUPLICATE = "ganda", "Sama dengan masukan lain"


class Item(models.Model):
    """One thing someone said to us. The sender is never kept: no name, no handle (UU 27/2022)."""

    flow = FLOW

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="items", verbose_name="unit")
    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="items",
        verbose_name="masuk lewat akun", help_text="Kosongkan bila datang luring (loket, rapat, telepon).",
    )  # fmt: skip
    kind = models.CharField("jenis", max_length=12, choices=ItemKind.choices)
    text = models.TextField("isi", max_length=3000)
    topic = models.CharField("pokok isu", max_length=80)
    sentiment = models.CharField("nada", max_length=8, choices=Sentiment.choices, default=Sentiment.NEUTRAL)
    url = WebAddressField("tautan", max_length=500, blank=True)
    received_at = models.DateTimeField("diterima pada")
    status = models.CharField("status", max_length=12, choices=Status.choices, default=Status.NEW)
    logged_at = models.DateTimeField("dicatat pada")
    logged_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    answer = models.TextField("jawaban", max_length=3000, blank=True)
    answered_at = models.DateTimeField("dijawab pada", null=True, blank=True)
    answered_by = models.ForeignKey("opd.User", models.PROTECT, null=True, blank=True, related_name="+")
    forwarded_to = models.ForeignKey(
        "opd.Unit", models.PROTECT, null=True, blank=True, related_name="forwarded_items",
        verbose_name="diteruskan kepada",
    )  # fmt: skip
    forwarded_at = models.DateTimeField("diteruskan pada", null=True, blank=True)
    forwarded_by = models.ForeignKey("opd.User", models.PROTECT, null=True, blank=True, related_name="+")
    filter_reason = models.CharField(
        "alasan disaring", max_length=20, choices=FilterReason.choices, blank=True
    )
    filtered_at = models.DateTimeField("disaring pada", null=True, blank=True)
    filtered_by = models.ForeignKey("opd.User", models.PROTECT, null=True, blank=True, related_name="+")
    updated_at = models.DateTimeField("diubah pada", auto_now=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "masukan"
        verbose_name_plural = "masukan"
        ordering = ["-received_at", "-pk"]
        constraints = [
            one_of("item", "kind", ItemKind),
            one_of("item", "status", Status),
            one_of("item", "sentiment", Sentiment),
            paired("item", "answered_at", "answered_by"),
            paired("item", "forwarded_at", "forwarded_by", "forwarded_to"),
            paired("item", "filtered_at", "filtered_by"),
        ]
        indexes = [
            models.Index(fields=["unit", "status", "-received_at"], name="item_of_unit"),
            models.Index(fields=["unit", "received_at"], name="item_in_year"),
        ]

    def __str__(self):
        return f"{self.get_kind_display().lower()} tentang {self.topic}"

    def get_absolute_url(self):
        return reverse("feedback:detail", args=[self.pk])

    @property
    def pill(self) -> Pill:
        """The state as pages show it."""
        return self.flow.pill(self.status)

"""Many accounts at once: an uploaded table, read and judged line by line before anything is registered."""

from django.db import models
from django.urls import reverse

from accounts.querysets import BatchQuerySet
from klaten_medsos.constraints import one_of, paired
from klaten_medsos.jobs import Job


class RowState(models.TextChoices):
    """What the dry run says of one line."""

    READY = "siap", "Siap didaftarkan"
    KNOWN = "sudah_ada", "Sudah terdaftar"
    WRONG = "salah", "Harus diperbaiki"


class ImportBatch(Job):
    """One uploaded table. The job is the registering of its chosen lines; until then nothing is registered."""

    file_name = models.CharField("nama berkas", max_length=120)
    purpose = models.CharField("tujuan bawaan", max_length=300, blank=True)
    segments = models.ManyToManyField(
        "accounts.Segment", related_name="+", blank=True, verbose_name="segmen bawaan"
    )
    is_example = models.BooleanField("akun contoh", default=False)
    uploaded_at = models.DateTimeField("diunggah pada")
    uploaded_by = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="account_imports", verbose_name="diunggah oleh"
    )
    applied_at = models.DateTimeField("didaftarkan pada", null=True, blank=True)
    applied_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="didaftarkan oleh"
    )
    undone_at = models.DateTimeField("dibatalkan pada", null=True, blank=True)
    undone_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibatalkan oleh"
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = "impor akun"
        verbose_name_plural = "impor akun"
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            paired("import", "applied_at", "applied_by"),
            paired("import", "undone_at", "undone_by"),
        ]
        indexes = [models.Index(fields=["job_state", "job_lease_until"], name="import_sweep")]

    def __str__(self):
        return f"impor {self.file_name}"

    def get_absolute_url(self):
        return reverse("accounts:batch", args=[self.pk])


class ImportRow(models.Model):
    """One line of the table: what was read (``values``), what the portal makes of it, and what became of it."""

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="rows", verbose_name="impor")
    line = models.PositiveIntegerField("baris")
    values = models.JSONField("isi", default=dict)
    finding = models.CharField("hasil periksa", max_length=10, choices=RowState.choices)
    cause = models.CharField("sebab", max_length=400, blank=True)
    unit = models.ForeignKey(
        "opd.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="unit"
    )
    is_chosen = models.BooleanField("dipilih", default=False)
    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="akun"
    )

    class Meta:
        verbose_name = "baris impor"
        verbose_name_plural = "baris impor"
        ordering = ["batch", "line"]
        constraints = [
            one_of("import_row", "finding", RowState),
            models.UniqueConstraint(fields=["batch", "line"], name="import_row_once"),
        ]

    def __str__(self):
        return f"baris {self.line}"

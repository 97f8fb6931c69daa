"""PDF documents: made by the worker from a frozen snapshot, kept byte for byte, checkable by anyone."""

import secrets

from django.db import models
from django.urls import reverse

from klaten_medsos.constraints import one_of
from klaten_medsos.jobs import Job
from klaten_medsos.uploads import UploadPath
from reports.querysets import DocumentQuerySet

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_code() -> str:
    """A verification code of 80 random bits, read aloud in four groups: ``ABCD-EFGH-JKLM-NPQR``."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(16))
    return "-".join(letters[i : i + 4] for i in range(0, 16, 4))


class DocumentKind(models.TextChoices):
    REPORT = "laporan", "Laporan tahunan"
    EVALUATION = "evaluasi", "Evaluasi Bupati"


class Document(Job):
    """One PDF. ``snapshot`` holds every word and figure it prints, so it can be made again identically."""

    kind = models.CharField("jenis", max_length=10, choices=DocumentKind.choices)
    report = models.ForeignKey(
        "reports.Report", models.PROTECT, related_name="documents", verbose_name="laporan"
    )
    round = models.PositiveSmallIntegerField("putaran")
    code = models.CharField("kode verifikasi", max_length=19, unique=True, default=new_code)
    snapshot = models.JSONField("isi")
    progress = models.PositiveSmallIntegerField("kemajuan (%)", default=0)
    file = models.FileField("berkas", upload_to=UploadPath("dokumen"), max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField("ukuran", null=True)
    pages = models.PositiveSmallIntegerField("halaman", null=True)
    created_at = models.DateTimeField("dibuat pada")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        ordering = ["-created_at", "-pk"]
        constraints = [
            one_of("document", "kind", DocumentKind),
            models.UniqueConstraint(fields=["kind", "report", "round"], name="document_once_per_round"),
        ]
        indexes = [models.Index(fields=["job_state", "job_lease_until"], name="document_sweep")]

    def __str__(self):
        return f"dokumen {self.get_kind_display().lower()} {self.report.unit.abbreviation} {self.report.year}"

    def get_absolute_url(self):
        return reverse("reports:document", args=[self.pk])

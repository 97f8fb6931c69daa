"""The yearly report of a unit, huruf a to g (Pasal 19 ayat 3)."""

from django.db import models
from django.urls import reverse

from klaten_medsos.constraints import one_of, paired
from klaten_medsos.regulation import ReportSection
from reports.querysets import ReportQuerySet
from reports.workflow import FLOW, Status


class Report(models.Model):
    """One unit's report over one year. ``figures`` are frozen when it is submitted; live until then."""

    flow = FLOW

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="reports", verbose_name="unit")
    year = models.PositiveSmallIntegerField("tahun")
    status = models.CharField("status", max_length=14, choices=Status.choices, default=Status.DRAFT)
    opened_at = models.DateTimeField("dibuka pada")
    opened_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dibuka oleh")
    updated_at = models.DateTimeField("diubah pada", auto_now=True)
    last_editor = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="+", verbose_name="penyunting terakhir"
    )
    # counts hand-ins; each signed round has its own document
    round = models.PositiveSmallIntegerField("putaran", default=0)
    figures = models.JSONField("angka yang dibekukan", null=True, blank=True)
    submitted_at = models.DateTimeField("diajukan pada", null=True)
    submitted_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField("disahkan pada", null=True)
    signed_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField("diterima pada", null=True)
    received_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    receipt_number = models.CharField("nomor penerimaan", max_length=40, blank=True)
    forwarded_at = models.DateTimeField("diteruskan pada", null=True)
    forwarded_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan tahunan"
        verbose_name_plural = "laporan tahunan"
        ordering = ["-year", "unit__name"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="report_once_per_year"),
            models.UniqueConstraint(
                fields=["receipt_number"], condition=~models.Q(receipt_number=""), name="report_receipt_once"
            ),
            one_of("report", "status", Status),
            models.CheckConstraint(
                condition=models.Q(year__gte=2020, year__lte=2100), name="report_year_since_perbup"
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by__isnull=True) | ~models.Q(signed_by=models.F("submitted_by")),
                name="report_signed_by_another",
            ),
            paired("report", "submitted_at", "submitted_by"),
            paired("report", "signed_at", "signed_by"),
            paired("report", "received_at", "received_by"),
            paired("report", "forwarded_at", "forwarded_by"),
        ]
        indexes = [models.Index(fields=["year", "status"], name="report_of_year")]

    def __str__(self):
        return f"laporan {self.unit.abbreviation} tahun {self.year}"

    def get_absolute_url(self):
        return reverse("reports:detail", args=[self.pk])


class Section(models.Model):
    """What the officers say under one huruf; the figures stand beside it. Huruf f has two obstacles."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="sections")
    letter = models.CharField("huruf", max_length=1, choices=ReportSection.choices)
    narrative = models.TextField("uraian", max_length=20000, blank=True)
    internal_obstacles = models.TextField("kendala internal", max_length=5000, blank=True)
    external_obstacles = models.TextField("kendala eksternal", max_length=5000, blank=True)
    # counts saves, so that nobody overwrites what they have not seen
    revision = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField("diubah pada", null=True)
    updated_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "bagian laporan"
        verbose_name_plural = "bagian laporan"
        ordering = ["letter"]
        constraints = [
            models.UniqueConstraint(fields=["report", "letter"], name="section_once"),
            one_of("section", "letter", ReportSection),
            paired("section", "updated_at", "updated_by"),
            models.CheckConstraint(
                condition=models.Q(letter="f") | models.Q(internal_obstacles="", external_obstacles=""),
                name="section_obstacles_under_f",
            ),
        ]

    def __str__(self):
        return f"huruf {self.letter} {self.report}"


class PlannedAction(models.Model):
    """A row of the follow-up plan under huruf g."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="planned_actions")
    recommendation = models.CharField("rekomendasi", max_length=300)
    action = models.CharField("rencana tindak lanjut", max_length=300)
    owner = models.CharField("penanggung jawab", max_length=120)
    due_on = models.DateField("target selesai")
    cost = models.PositiveBigIntegerField("perkiraan biaya (Rp)", null=True, blank=True)

    class Meta:
        verbose_name = "rencana tindak lanjut"
        verbose_name_plural = "rencana tindak lanjut"
        ordering = ["due_on", "pk"]

    def __str__(self):
        return self.action


class FollowUp(models.Model):
    """How this year's report answers a recommendation of last year's evaluation (Pasal 20 ayat 2)."""

    class Progress(models.TextChoices):
        DONE = "selesai", "Selesai"
        RUNNING = "berjalan", "Sedang berjalan"
        NOT_DONE = "belum", "Belum dilaksanakan"

    report = models.ForeignKey(Report, models.PROTECT, related_name="follow_ups")
    recommendation = models.ForeignKey(
        "reports.Recommendation", models.PROTECT, related_name="follow_ups", verbose_name="rekomendasi Bupati"
    )
    progress = models.CharField("status", max_length=10, choices=Progress.choices, blank=True)
    evidence = models.CharField("bukti atau penjelasan", max_length=500, blank=True)

    class Meta:
        verbose_name = "tindak lanjut evaluasi"
        verbose_name_plural = "tindak lanjut evaluasi"
        ordering = ["recommendation__pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "recommendation"], name="follow_up_once"),
            models.CheckConstraint(
                condition=models.Q(progress__in=["", "selesai", "berjalan", "belum"]),
                name="follow_up_progress_known",
            ),
        ]

    def __str__(self):
        return f"{self.recommendation}: {self.get_progress_display() or 'belum dijawab'}"

    @property
    def is_answered(self) -> bool:
        return bool(self.progress and self.evidence.strip())


class ReturnNote(models.Model):
    """What must be mended under one huruf before the report may come again."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="return_notes")
    round = models.PositiveSmallIntegerField("putaran")
    letter = models.CharField("huruf", max_length=1, choices=ReportSection.choices)
    note = models.TextField("catatan", max_length=2000)
    by = models.ForeignKey("opd.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "catatan pengembalian"
        verbose_name_plural = "catatan pengembalian"
        ordering = ["round", "letter"]
        constraints = [
            models.UniqueConstraint(fields=["report", "round", "letter"], name="return_note_once"),
            one_of("return_note", "letter", ReportSection),
        ]

    def __str__(self):
        return f"huruf {self.letter}: {self.note[:60]}"

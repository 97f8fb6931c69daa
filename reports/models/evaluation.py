"""The Bupati's evaluation of a report, and the recommendations the next report must answer (Pasal 20)."""

from django.db import models
from django.urls import reverse

from klaten_medsos.constraints import one_of, paired
from reports.querysets import EvaluationQuerySet
from reports.workflow import EVALUATION_FLOW, EvaluationStatus


class Evaluation(models.Model):
    """One evaluation of one report against one rubric; final ones are numbered and never change."""

    flow = EVALUATION_FLOW

    report = models.OneToOneField("reports.Report", models.PROTECT, related_name="evaluation")
    rubric = models.ForeignKey("reports.Rubric", models.PROTECT, related_name="evaluations")
    status = models.CharField(
        "status", max_length=12, choices=EvaluationStatus.choices, default=EvaluationStatus.DRAFT
    )
    number = models.CharField("nomor", max_length=60, blank=True)
    conclusion = models.TextField("kesimpulan", max_length=5000, blank=True)
    total = models.DecimalField("nilai", max_digits=5, decimal_places=2, null=True, blank=True)
    grade = models.CharField("predikat", max_length=30, blank=True)
    revision = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField("dimulai pada")
    started_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+")
    finalised_at = models.DateTimeField("ditetapkan pada", null=True, blank=True)
    finalised_by = models.ForeignKey("opd.User", models.PROTECT, null=True, blank=True, related_name="+")
    updated_at = models.DateTimeField("diubah pada", auto_now=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluasi"
        verbose_name_plural = "evaluasi"
        ordering = ["-started_at"]
        constraints = [
            one_of("evaluation", "status", EvaluationStatus),
            paired("evaluation", "finalised_at", "finalised_by", "total"),
            models.UniqueConstraint(
                fields=["number"], condition=~models.Q(number=""), name="evaluation_number_once"
            ),
        ]

    def __str__(self):
        return f"evaluasi {self.report}"

    def get_absolute_url(self):
        return reverse("reports:evaluation", args=[self.report_id])


class Score(models.Model):
    """The value given to one indicator, 0 to 100 % of its weight; ``proposed`` is what the records say."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="scores")
    indicator = models.ForeignKey("reports.Indicator", models.PROTECT, related_name="+")
    proposed = models.DecimalField(
        "usulan dari data (%)", max_digits=5, decimal_places=2, null=True, blank=True
    )
    explanation = models.CharField("dasar usulan", max_length=300, blank=True)
    value = models.DecimalField("nilai (%)", max_digits=5, decimal_places=2, null=True, blank=True)
    note = models.CharField("catatan", max_length=500, blank=True)

    class Meta:
        verbose_name = "nilai indikator"
        verbose_name_plural = "nilai indikator"
        ordering = ["indicator__order"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "indicator"], name="score_once"),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__gte=0, value__lte=100),
                name="score_between_0_and_100",
            ),
        ]

    def __str__(self):
        return f"{self.indicator}: {self.value if self.value is not None else '–'}"


class Recommendation(models.Model):
    """What the Bupati asks of the unit; next year's report cannot be submitted without an answer to it."""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="recommendations")
    text = models.CharField("rekomendasi", max_length=500)

    class Meta:
        verbose_name = "rekomendasi Bupati"
        verbose_name_plural = "rekomendasi Bupati"
        ordering = ["pk"]

    def __str__(self):
        return self.text

"""A break-in and the way back: who did which step when."""

from django.db import models
from django.urls import reverse

from accounts.querysets import CaseQuerySet
from accounts.runbook import Step
from klaten_medsos.constraints import one_of, ordered, paired


class CompromiseCase(models.Model):
    """One break-in into an account, from the report to the restoration; at most one is open per account."""

    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, related_name="compromises", verbose_name="akun"
    )
    seen = models.CharField("yang terlihat", max_length=300)
    opened_at = models.DateTimeField("dilaporkan pada")
    opened_by = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="+", verbose_name="dilaporkan oleh"
    )
    closed_at = models.DateTimeField("selesai pada", null=True, blank=True)
    closed_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diselesaikan oleh"
    )
    outcome = models.CharField("hasil", max_length=300, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "penyusupan akun"
        verbose_name_plural = "penyusupan akun"
        ordering = ["-opened_at", "-pk"]
        constraints = [
            paired("compromise", "closed_at", "closed_by"),
            ordered("compromise", "opened_at", "closed_at"),
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(closed_at=None), name="compromise_open_once"
            ),
        ]

    def __str__(self):
        return f"penyusupan {self.account}"

    def get_absolute_url(self):
        return reverse("accounts:case", args=[self.pk])


class CompromiseStep(models.Model):
    """One step of the runbook in a case; ticked once, by a person, at a time."""

    case = models.ForeignKey(CompromiseCase, models.PROTECT, related_name="steps", verbose_name="penyusupan")
    step = models.CharField("langkah", max_length=20, choices=Step.choices)
    position = models.PositiveSmallIntegerField("urutan")
    due_at = models.DateTimeField("paling lambat")
    done_at = models.DateTimeField("dikerjakan pada", null=True, blank=True)
    done_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dikerjakan oleh"
    )
    note = models.CharField("catatan", max_length=300, blank=True)

    class Meta:
        verbose_name = "langkah pemulihan"
        verbose_name_plural = "langkah pemulihan"
        ordering = ["case", "position"]
        constraints = [
            one_of("compromise_step", "step", Step),
            paired("compromise_step", "done_at", "done_by"),
            models.UniqueConstraint(fields=["case", "step"], name="compromise_step_once"),
        ]

    def __str__(self):
        return self.get_step_display()

    @property
    def was_late(self) -> bool:
        """Done after its time."""
        return self.done_at is not None and self.done_at > self.due_at

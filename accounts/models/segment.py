"""Audience segments (Pasal 10 huruf a)."""

from django.db import models

from accounts.querysets import SegmentQuerySet


class Segment(models.Model):
    """A part of the khalayak that messages are meant for (Pasal 10 huruf a); without a unit: kabupaten-wide."""

    name = models.CharField("nama segmen", max_length=80)
    description = models.CharField("penjelasan", max_length=200, blank=True)
    unit = models.ForeignKey(
        "opd.Unit", models.PROTECT, null=True, blank=True, related_name="segments", verbose_name="unit"
    )

    objects = SegmentQuerySet.as_manager()

    class Meta:
        verbose_name = "segmen khalayak"
        verbose_name_plural = "segmen khalayak"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="segment_once_per_unit"),
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(unit=None), name="segment_once_kabupaten"
            ),
        ]

    def __str__(self):
        return self.name

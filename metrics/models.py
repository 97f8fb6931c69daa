"""Figures read off the platforms. Missing is never zero: what was not read has no row."""

from django.db import models

from klaten_medsos.constraints import one_of, ordered
from metrics.querysets import MeasurementQuerySet


class Metric(models.TextChoices):
    FOLLOWERS = "pengikut", "Pengikut"
    SHARES = "dibagikan", "Dibagikan ulang"
    COMMENTS = "komentar", "Komentar"
    REACH = "jangkauan", "Jangkauan"
    VIEWS = "tayangan", "Tayangan"


# read at one moment rather than over a period
LEVELS = (Metric.FOLLOWERS,)
# cannot be added up over periods: the same people come again
NOT_ADDITIVE = (Metric.FOLLOWERS, Metric.REACH)


class Measurement(models.Model):
    """One figure of one account, over a period or (followers) on a day."""

    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, related_name="measurements", verbose_name="akun"
    )
    metric = models.CharField("ukuran", max_length=12, choices=Metric.choices)
    starts_on = models.DateField("dari tanggal")
    ends_on = models.DateField("sampai tanggal")
    value = models.PositiveBigIntegerField("nilai")
    source = models.CharField(
        "sumber", max_length=200, help_text="Misalnya: dasbor Instagram, 31 Desember 2026."
    )
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    recorded_at = models.DateTimeField("dicatat pada")

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        verbose_name = "angka"
        verbose_name_plural = "angka"
        ordering = ["-ends_on", "account", "metric"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "metric", "starts_on", "ends_on"], name="measurement_once"
            ),
            one_of("measurement", "metric", Metric),
            ordered("measurement", "starts_on", "ends_on"),
            models.CheckConstraint(
                condition=~models.Q(metric__in=LEVELS) | models.Q(starts_on=models.F("ends_on")),
                name="measurement_level_on_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.get_metric_display()} {self.account}"

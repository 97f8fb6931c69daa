"""Running numbers without gaps: a row is locked, counted up, and rolled back with the act it numbers."""

from django.db import models


class Series(models.Model):
    """One series of numbers, such as the receipts of a year."""

    key = models.CharField("seri", max_length=20, unique=True)
    last = models.PositiveIntegerField("nomor terakhir", default=0)

    class Meta:
        verbose_name = "seri nomor"
        verbose_name_plural = "seri nomor"

    def __str__(self):
        return f"{self.key}-{self.last:03}"

    @classmethod
    def take(cls, prefix: str, year: int) -> str:
        """The next number, ``LM-2026-001``; must run in the transaction of the act it numbers."""
        row, _ = cls.objects.select_for_update().get_or_create(key=f"{prefix}-{year}")
        row.last += 1
        row.save(update_fields=["last"])
        return str(row)

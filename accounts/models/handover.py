"""Handing an account from one holder to the next."""

from django.db import models


class Handover(models.Model):
    """The login of an account passed from ``leaving`` to ``taking``, with what was changed on that day."""

    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, related_name="handovers", verbose_name="akun"
    )
    leaving = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="yang menyerahkan")
    taking = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="yang menerima")
    at = models.DateTimeField("dicatat pada")
    by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    note = models.CharField("catatan", max_length=300, blank=True)

    class Meta:
        verbose_name = "serah terima akun"
        verbose_name_plural = "serah terima akun"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(leaving=models.F("taking")), name="handover_between_two"
            )
        ]

    def __str__(self):
        return f"serah terima {self.account} kepada {self.taking}"

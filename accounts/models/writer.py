"""Whose words a proposal holds: none of them verifies it."""

from django.db import models


class Writer(models.Model):
    """Somebody who proposed the account, or mended the proposal or its custody before it was verified."""

    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, related_name="writers", verbose_name="akun"
    )
    user = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="penulis")
    at = models.DateTimeField("sejak")

    class Meta:
        verbose_name = "penulis usulan akun"
        verbose_name_plural = "penulis usulan akun"
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["account", "user"], name="writer_once")]

    def __str__(self):
        return f"{self.user} pada usulan {self.account}"

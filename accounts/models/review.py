"""The yearly looks at an account, each kept."""

from django.db import models


class AccountReview(models.Model):
    """One confirmed look: address, purpose and holders were still true (Pasal 10 huruf a sampai c)."""

    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, related_name="reviews", verbose_name="akun"
    )
    at = models.DateTimeField("ditinjau pada")
    by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="ditinjau oleh")
    # None: from before it was kept with the review
    has_two_factor = models.BooleanField("verifikasi dua langkah aktif", null=True)
    note = models.CharField("hasil", max_length=300)

    class Meta:
        verbose_name = "tinjauan akun"
        verbose_name_plural = "tinjauan akun"
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["account", "at"], name="account_review_once")]

    def __str__(self):
        return f"tinjauan {self.account}"

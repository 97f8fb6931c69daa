"""Other addresses of a registered account."""

from django.db import models
from django.db.models import Q

from accounts.querysets import AliasQuerySet
from klaten_medsos.constraints import one_of, paired
from klaten_medsos.fields import WebAddressField


class AliasKind(models.TextChoices):
    """What another address says: the same account today, or only what it was called once."""

    SAME = "sama", "Alamat lain dari akun yang sama (misalnya nomor akun)"
    FORMER = "lama", "Nama lama, sudah tidak dipakai"


class Alias(models.Model):
    """Another address of an account; it counts once somebody of Diskominfo who did not write it confirmed it.

    A former name never answers *resmi*: platforms give a name that was let go to whoever asks for it next.
    """

    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, related_name="aliases", verbose_name="akun"
    )
    kind = models.CharField("jenis", max_length=4, choices=AliasKind.choices)
    handle = models.CharField("nama akun", max_length=200)
    key = models.CharField("kunci pembanding", max_length=240)
    canonical_url = WebAddressField("alamat baku", max_length=500)
    reason = models.CharField("bukti atau penjelasan", max_length=300)
    added_at = models.DateTimeField("dicatat pada")
    added_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    confirmed_at = models.DateTimeField("disahkan pada", null=True)
    confirmed_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, related_name="+", verbose_name="disahkan oleh"
    )
    ended_at = models.DateTimeField("dicabut pada", null=True)
    ended_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, related_name="+", verbose_name="dicabut oleh"
    )
    ended_reason = models.CharField("alasan dicabut", max_length=300, blank=True)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name = "alamat lain akun"
        verbose_name_plural = "alamat lain akun"
        ordering = ["added_at", "pk"]
        constraints = [
            one_of("alias", "kind", AliasKind),
            paired("alias", "confirmed_at", "confirmed_by"),
            paired("alias", "ended_at", "ended_by"),
            # also the way the public check finds it
            models.UniqueConstraint(fields=["key"], condition=Q(ended_at=None), name="alias_key_once"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("added_by")),
                name="alias_confirmed_by_another",
            ),
        ]

    def __str__(self):
        return f"{self.handle} (alamat lain {self.account})"

    @property
    def is_same(self) -> bool:
        return self.kind == AliasKind.SAME

"""Proofs that somebody must look at first."""

from django.db import models

from klaten_medsos.constraints import paired
from klaten_medsos.fields import WebAddressField
from klaten_medsos.uploads import UploadPath


class UnitPostQuerySet(models.QuerySet):
    """Records of a message: read by whoever may read the message."""

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(post__unit__in=user.standing.units)

    def undecided(self):
        return self.filter(decided_at=None)


class HeldProof(models.Model):
    """An address that names another account than the target: it counts only after a second person looked."""

    post = models.ForeignKey("posts.Post", models.PROTECT, related_name="held_proofs", verbose_name="pesan")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+", verbose_name="akun")
    url = WebAddressField("alamat kiriman", max_length=500)
    published_at = models.DateTimeField("terbit pada")
    screenshot = models.FileField(
        "tangkapan layar", upload_to=UploadPath("bukti"), max_length=120, blank=True
    )
    screenshot_sha256 = models.CharField(max_length=64, blank=True)
    why = models.CharField("alasan ditahan", max_length=300)
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    decided_at = models.DateTimeField("diputus pada", null=True)
    decided_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    is_accepted = models.BooleanField("diterima", null=True)
    note = models.CharField("catatan", max_length=300, blank=True)

    objects = UnitPostQuerySet.as_manager()

    class Meta:
        verbose_name = "bukti terbit yang ditahan"
        verbose_name_plural = "bukti terbit yang ditahan"
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "account"], condition=models.Q(decided_at=None), name="held_proof_once"
            ),
            paired("heldproof", "decided_at", "decided_by", "is_accepted"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("recorded_by")),
                name="heldproof_four_eyes",
            ),
        ]

    def __str__(self):
        return f"bukti tertahan {self.post} di {self.account}"

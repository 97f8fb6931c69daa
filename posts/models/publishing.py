"""Proofs that somebody must look at first, and corrections of what is already out."""

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


class Correction(models.Model):
    """A change of a published text: who, why, before and after; both versions stay."""

    post = models.ForeignKey("posts.Post", models.PROTECT, related_name="corrections", verbose_name="pesan")
    before = models.ForeignKey("posts.Version", models.PROTECT, related_name="+", verbose_name="versi semula")
    text = models.TextField("isi yang dikoreksi", max_length=10000)
    reason = models.CharField("alasan koreksi", max_length=300)
    proposed_at = models.DateTimeField("diusulkan pada")
    proposed_by = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="+", verbose_name="diusulkan oleh"
    )
    decided_at = models.DateTimeField("diputus pada", null=True)
    decided_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    note = models.CharField("catatan", max_length=1000, blank=True)
    # the version that came of it; none when it was turned down
    after = models.OneToOneField("posts.Version", models.PROTECT, null=True, related_name="correction")

    objects = UnitPostQuerySet.as_manager()

    class Meta:
        verbose_name = "koreksi"
        verbose_name_plural = "koreksi"
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["post"], condition=models.Q(decided_at=None), name="correction_open_once"
            ),
            paired("correction", "decided_at", "decided_by"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("proposed_by")),
                name="correction_four_eyes",
            ),
            models.CheckConstraint(
                condition=models.Q(after__isnull=True) | models.Q(decided_at__isnull=False),
                name="correction_decided_before_version",
            ),
        ]

    def __str__(self):
        return f"koreksi {self.post}"

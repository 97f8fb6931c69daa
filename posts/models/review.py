"""What reviewers decided, and where a message came out."""

from django.db import models

from klaten_medsos.constraints import one_of
from klaten_medsos.fields import WebAddressField
from klaten_medsos.uploads import UploadPath


class Decision(models.TextChoices):
    APPROVED = "disetujui", "Disetujui"
    REVISION = "revisi", "Perlu revisi"
    REJECTED = "ditolak", "Ditolak"


class Submission(models.Model):
    """A version was handed in: by whom, under which SOP, and each line of its checklist that was confirmed."""

    version = models.ForeignKey(
        "posts.Version", models.PROTECT, related_name="submissions", verbose_name="versi"
    )
    checklist = models.JSONField("daftar periksa")
    sop_label = models.CharField("SOP", max_length=120)
    tiers = models.PositiveSmallIntegerField("jenjang persetujuan")
    submitted_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="pengaju")
    submitted_at = models.DateTimeField("diajukan pada")

    class Meta:
        verbose_name = "pengajuan"
        verbose_name_plural = "pengajuan"
        ordering = ["-submitted_at", "-pk"]

    def __str__(self):
        return f"pengajuan {self.version}"


class Review(models.Model):
    """One decision on one version. Notes are for the unit; they are never published."""

    version = models.ForeignKey("posts.Version", models.PROTECT, related_name="reviews", verbose_name="versi")
    # reviews from before submissions were rows of their own have none
    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, related_name="reviews", verbose_name="pengajuan"
    )
    reviewer = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="pejabat")
    decision = models.CharField("keputusan", max_length=12, choices=Decision.choices)
    tier = models.PositiveSmallIntegerField("jenjang", default=1)
    note = models.TextField("catatan", max_length=2000, blank=True)
    # findings that would block, and why the reviewer let them pass (Pasal 15)
    override_reason = models.TextField("alasan meloloskan temuan", max_length=1000, blank=True)
    decided_at = models.DateTimeField("diputus pada")

    class Meta:
        verbose_name = "reviu"
        verbose_name_plural = "reviu"
        ordering = ["-decided_at"]
        constraints = [
            one_of("review", "decision", Decision),
            # the same pejabat never fills two tiers
            models.UniqueConstraint(
                fields=["submission", "reviewer"], name="review_once_per_person_and_submission"
            ),
        ]

    def __str__(self):
        return f"{self.get_decision_display()}: {self.version}"


class Publication(models.Model):
    """Proof that an approved message came out on an account."""

    post = models.ForeignKey("posts.Post", models.PROTECT, related_name="publications", verbose_name="pesan")
    account = models.ForeignKey(
        "accounts.Account", models.PROTECT, related_name="publications", verbose_name="akun"
    )
    url = WebAddressField("alamat kiriman", max_length=500)
    # how the post looked when it was recorded; the hash proves that the picture was not exchanged
    screenshot = models.FileField(
        "tangkapan layar", upload_to=UploadPath("bukti"), max_length=120, blank=True
    )
    screenshot_sha256 = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField("terbit pada")
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    recorded_at = models.DateTimeField("dicatat pada")

    class Meta:
        verbose_name = "bukti terbit"
        verbose_name_plural = "bukti terbit"
        ordering = ["published_at"]
        constraints = [
            models.UniqueConstraint(fields=["post", "account"], name="publication_once_per_account")
        ]
        indexes = [models.Index(fields=["account", "published_at"], name="publication_of_account")]

    def __str__(self):
        return f"{self.post} di {self.account}"

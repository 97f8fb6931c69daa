"""Links that were tried, and the domains that are not."""

from django.core.validators import RegexValidator
from django.db import models

from klaten_medsos.constraints import one_of, paired
from klaten_medsos.jobs import Job, JobQuerySet, JobState
from posts.links.verdicts import Verdict


class LinkCheck(Job):
    """One address, tried by the worker. The address is not kept: its fingerprint finds it in the message."""

    sha256 = models.CharField(max_length=64, unique=True)
    host = models.CharField("situs", max_length=253)
    # the message whose link it is; the last that asked
    post = models.ForeignKey("posts.Post", models.PROTECT, related_name="+", verbose_name="pesan")
    verdict = models.CharField(
        "hasil", max_length=14, choices=Verdict.choices, default=Verdict.UNTESTED, editable=False
    )
    status_code = models.PositiveSmallIntegerField("jawaban situs", null=True, editable=False)
    checked_at = models.DateTimeField("diperiksa pada", null=True, editable=False)
    # temporary failures in a row, and when the portal tries by itself again
    failures = models.PositiveSmallIntegerField("gagal berturut-turut", default=0, editable=False)
    next_at = models.DateTimeField("dicoba lagi pada", null=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "pemeriksaan tautan"
        verbose_name_plural = "pemeriksaan tautan"
        ordering = ["-checked_at", "-pk"]
        constraints = [one_of("linkcheck", "verdict", Verdict)]
        indexes = [
            # the sweep
            models.Index(fields=["job_state", "job_lease_until"], name="linkcheck_sweep"),
            # whether its site was asked a moment ago
            models.Index(fields=["host", "checked_at"], name="linkcheck_of_host"),
            # what failed for a while and is tried again
            models.Index(
                fields=["next_at"], name="linkcheck_again", condition=models.Q(next_at__isnull=False)
            ),
        ]

    def __str__(self):
        return f"tautan di {self.host}"

    def step_back(self) -> bool:
        """Give the row back untried: its site was asked a moment ago. No attempt is counted."""
        return self._conclude(job_state=JobState.WANTED, job_attempts=self.job_attempts - 1)


class LinkPolicy(models.TextChoices):
    TRUSTED = "tepercaya", "Tepercaya: selalu dianggap dapat dibuka"
    NEVER = "jangan", "Jangan dihubungi portal"
    TRIED = "diperiksa", "Diperiksa seperti biasa"


class LinkDomain(models.Model):
    """What the portal does with links to a domain and all below it; the longest name that fits counts."""

    domain = models.CharField(
        "domain", max_length=253, unique=True,
        validators=[RegexValidator(r"^[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?)+\Z",
                                   "Tulis nama domain saja, misalnya bmkg.go.id.")],
        help_text="Nama domain saja, misalnya bmkg.go.id; berlaku juga bagi semua nama di bawahnya.",
    )  # fmt: skip
    policy = models.CharField("perlakuan", max_length=10, choices=LinkPolicy.choices)
    reason = models.CharField("alasan", max_length=200)
    changed_at = models.DateTimeField("diubah pada", null=True, editable=False)
    changed_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, related_name="+", verbose_name="diubah oleh", editable=False
    )

    class Meta:
        verbose_name = "domain tautan"
        verbose_name_plural = "domain tautan"
        ordering = ["domain"]
        constraints = [
            one_of("linkdomain", "policy", LinkPolicy),
            paired("linkdomain", "changed_at", "changed_by"),
        ]

    def __str__(self):
        return f"domain tautan {self.domain}"

"""Reports of fake accounts, and how each platform wants to be told of them."""

import secrets

from django.db import models
from django.urls import reverse

from accounts.impostors.workflow import FLOW, KNOWN_FAKE, Status
from accounts.platforms import PLATFORMS
from accounts.querysets import ImpostorQuerySet
from klaten_medsos.constraints import one_of, paired
from klaten_medsos.uploads import UploadPath
from klaten_medsos.workflow import Pill

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_code() -> str:
    """A code nobody guesses, easy to read to somebody: ``KQ7M-XB2P-9HTR``."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(12))
    return "-".join(letters[at : at + 4] for at in range(0, 12, 4))


class Harm(models.TextChoices):
    """What the fake does, in the words of the form."""

    NAME = "memakai_nama", "Memakai nama atau lambang dinas"
    MONEY = "meminta_uang", "Meminta uang, pulsa, atau transfer"
    DATA = "meminta_data", "Meminta OTP, kata sandi, atau data pribadi"
    HOAX = "kabar_bohong", "Menyebarkan kabar bohong"
    OTHER = "lainnya", "Lainnya"


class ImpostorReport(models.Model):
    """One report that an account imitates a unit. Nothing of the reporting citizen is asked or kept.

    ``key`` is empty while the address does not name an account (a short link, a post); then it may be examined
    but not declared a fake.
    """

    flow = FLOW

    code = models.CharField("kode laporan", max_length=14, unique=True, default=new_code, editable=False)
    pasted = models.CharField("alamat yang dilaporkan", max_length=500)
    platform = models.CharField("platform", max_length=30, blank=True)
    handle = models.CharField("nama akun", max_length=200, blank=True)
    key = models.CharField("kunci pembanding", max_length=240, blank=True)
    canonical_url = models.CharField("alamat baku", max_length=500, blank=True)
    imitated = models.ForeignKey(
        "accounts.Account", models.PROTECT, null=True, blank=True, related_name="impostors",
        verbose_name="akun resmi yang ditiru",
    )  # fmt: skip
    unit = models.ForeignKey(
        "opd.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="impostors",
        verbose_name="unit yang ditiru",
    )
    harm = models.CharField("yang dilakukan", max_length=16, choices=Harm.choices)
    story = models.TextField("keterangan pelapor", max_length=1000, blank=True)
    evidence = models.FileField("bukti", upload_to=UploadPath("tiruan"), max_length=120, blank=True)
    evidence_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    status = models.CharField("status", max_length=16, choices=Status.choices, default=Status.NEW)
    reported_at = models.DateTimeField("masuk pada")
    # null: a citizen, whom we do not know
    reported_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dilaporkan oleh"
    )
    decided_at = models.DateTimeField("diputus pada", null=True, blank=True)
    decided_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diputus oleh"
    )
    decision_note = models.CharField("alasan putusan", max_length=300, blank=True)
    duplicate_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name="laporan pertama",
    )
    sent_at = models.DateTimeField("disampaikan ke platform pada", null=True, blank=True)
    sent_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="disampaikan oleh"
    )
    reference = models.CharField("nomor laporan di platform", max_length=120, blank=True)
    gone_at = models.DateTimeField("diturunkan pada", null=True, blank=True)
    gone_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dicatat turun oleh"
    )
    updated_at = models.DateTimeField("diubah pada", auto_now=True)

    objects = ImpostorQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan akun tiruan"
        verbose_name_plural = "laporan akun tiruan"
        ordering = ["-reported_at", "-pk"]
        constraints = [
            one_of("impostor", "status", Status),
            one_of("impostor", "harm", Harm),
            paired("impostor", "decided_at", "decided_by"),
            paired("impostor", "sent_at", "sent_by"),
            paired("impostor", "gone_at", "gone_by"),
            # a known fake is one account, decided once, by somebody
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(status__in=sorted(KNOWN_FAKE)), name="impostor_known_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=sorted(KNOWN_FAKE))
                | (models.Q(decided_by__isnull=False) & ~models.Q(key="")),
                name="impostor_known_was_decided",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.DUPLICATE) | models.Q(duplicate_of__isnull=False),
                name="impostor_duplicate_names_the_first",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-reported_at"], name="impostor_triage"),
            models.Index(fields=["key"], name="impostor_by_key"),
        ]

    def __str__(self):
        return f"{self.handle} ({self.platform_label})" if self.handle else f"laporan {self.code}"

    def get_absolute_url(self):
        return reverse("impostors:detail", args=[self.pk])

    @property
    def platform_label(self) -> str:
        entry = PLATFORMS.get(self.platform)
        return entry.label if entry else self.platform or "alamat belum jelas"

    @property
    def pill(self) -> Pill:
        """The state as pages show it."""
        return self.flow.pill(self.status)


class TakedownSteps(models.Model):
    """How to report a fake to one platform: the desk keeps the words up to date, the law does not."""

    platform = models.CharField(
        "platform",
        max_length=30,
        unique=True,
        blank=True,
        help_text="Kode platform; kosong: semua platform lain.",
    )
    steps = models.TextField("langkah", max_length=3000, help_text="Satu langkah per baris.")
    form_url = models.CharField("alamat formulir", max_length=300, blank=True)
    updated_at = models.DateTimeField("diubah pada", auto_now=True)

    class Meta:
        verbose_name = "langkah melapor ke platform"
        verbose_name_plural = "langkah melapor ke platform"
        ordering = ["platform"]

    def __str__(self):
        return f"langkah melapor {self.platform_label}"

    @property
    def platform_label(self) -> str:
        entry = PLATFORMS.get(self.platform)
        return entry.label if entry else "di platform lain"

    @property
    def lines(self) -> list[str]:
        """The steps, one by one."""
        return [line.strip() for line in self.steps.splitlines() if line.strip()]

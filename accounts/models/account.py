"""Official accounts: what they are, who holds them, and where their life stands (Pasal 10 huruf b, 18)."""

from django.db import models
from django.urls import reverse

from accounts.models.segment import Segment
from accounts.platforms import PLATFORMS
from accounts.querysets import AccountQuerySet
from accounts.workflow import EVER_OFFICIAL, FLOW, GONE, INTERRUPTED, Status
from klaten_medsos.constraints import one_of, paired
from klaten_medsos.fields import WebAddressField
from klaten_medsos.regulation import MediaType
from klaten_medsos.uploads import UploadPath
from klaten_medsos.workflow import Pill


def _label(platform) -> str:
    entry = PLATFORMS.get(platform)
    return entry.label if entry else platform


def in_words(handle: str, platform: str) -> str:
    """How the register names an account: its handle and where it is."""
    return f"{handle} ({_label(platform)})"


class EvidenceKind(models.TextChoices):
    """How the unit shows that it holds the account."""

    CODE = "kode", "Kode dari portal dipasang di bio"
    SCREENSHOT = "tangkapan", "Tangkapan layar halaman pengelola"


class Recovery(models.TextChoices):
    """How the unit gets the account back when its login is lost."""

    NONE = "belum", "Belum diatur"
    EMAIL = "surel", "Surel dinas"
    PHONE = "telepon", "Nomor telepon dinas"
    CODES = "kode", "Kode cadangan tersimpan di unit"
    SECOND_ADMIN = "admin_kedua", "Admin kedua pada platform"


class Account(models.Model):
    """An account on a social medium that speaks for a unit (Pasal 18). Passwords are never kept here."""

    flow = FLOW

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="accounts", verbose_name="unit")
    pasted = models.CharField("alamat seperti ditempel", max_length=500)
    platform = models.CharField("platform", max_length=30)
    handle = models.CharField("nama akun", max_length=200)
    key = models.CharField("kunci pembanding", max_length=240)
    canonical_url = WebAddressField("alamat baku", max_length=500)
    media_type = models.CharField("jenis media (Pasal 18)", max_length=20, choices=MediaType.choices)
    media_type_note = models.CharField("alasan atau penjelasan jenis", max_length=200, blank=True)
    purpose = models.CharField("tujuan akun", max_length=300)
    segments = models.ManyToManyField(Segment, related_name="accounts", verbose_name="segmen khalayak")
    plan_reference = models.CharField(
        "rujukan Rencana Media Sosial",
        max_length=120,
        blank=True,
        help_text="Misalnya nomor atau halaman rencana yang memuat akun ini.",
    )
    # Who holds the login and how it is kept; never the login itself. An imported proposal may still lack it.
    custodian = models.ForeignKey(
        "opd.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="custody",
        verbose_name="pemegang akun",
    )
    second_custodian = models.ForeignKey(
        "opd.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="second_custody",
        verbose_name="pemegang kedua",
    )
    official_email = models.EmailField("surel pemulihan dinas", blank=True)
    official_phone = models.CharField("telepon pemulihan dinas", max_length=20, blank=True)
    has_two_factor = models.BooleanField("verifikasi dua langkah aktif", default=False)
    recovery = models.CharField(
        "cara pemulihan", max_length=12, choices=Recovery.choices, default=Recovery.NONE
    )
    evidence_kind = models.CharField(
        "cara membuktikan penguasaan", max_length=10, choices=EvidenceKind.choices, default=EvidenceKind.CODE
    )
    evidence_code = models.CharField("kode bukti", max_length=20, blank=True, editable=False)
    evidence = models.CharField("keterangan bukti", max_length=300, blank=True)
    evidence_file = models.FileField(
        "tangkapan layar", upload_to=UploadPath("bukti"), max_length=120, blank=True
    )
    evidence_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    last_activity_on = models.DateField("kiriman terakhir", null=True, blank=True, editable=False)
    reviewed_at = models.DateTimeField("ditinjau pada", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ditinjau oleh"
    )
    batch = models.ForeignKey(
        "accounts.ImportBatch",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="accounts",
        verbose_name="impor",
    )
    is_example = models.BooleanField("contoh", default=False, help_text="Akun contoh, bukan akun nyata.")
    status = models.CharField("status", max_length=16, choices=Status.choices, default=Status.PROPOSED)
    proposed_at = models.DateTimeField("diusulkan pada")
    proposed_by = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="+", verbose_name="diusulkan oleh"
    )
    decided_at = models.DateTimeField("diputus pada", null=True, blank=True)
    decided_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="diputus oleh"
    )
    decision_note = models.CharField("catatan Diskominfo", max_length=300, blank=True)
    interrupted_at = models.DateTimeField("ditangguhkan atau disusupi sejak", null=True, blank=True)
    interrupted_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dicatat oleh"
    )
    interrupted_reason = models.CharField("alasan ditangguhkan", max_length=300, blank=True)
    retired_at = models.DateTimeField("ditutup pada", null=True, blank=True)
    retired_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ditutup oleh"
    )
    retired_reason = models.CharField("alasan ditutup", max_length=300, blank=True)
    # the rules under which its names are filed for the search of look-alikes (accounts/naming.py); 0: not yet
    names_filed = models.PositiveSmallIntegerField(default=0, editable=False)
    updated_at = models.DateTimeField("diubah pada", auto_now=True)

    objects = AccountQuerySet.as_manager()

    class Meta:
        verbose_name = "akun"
        verbose_name_plural = "akun"
        ordering = ["unit__name", "platform", "handle"]
        constraints = [
            # one account belongs to one unit; a closed one may be registered anew
            models.UniqueConstraint(
                fields=["key"], condition=~models.Q(status__in=sorted(GONE)), name="account_key_once"
            ),
            one_of("account", "status", Status),
            one_of("account", "media_type", MediaType),
            paired("account", "decided_at", "decided_by"),
            paired("account", "interrupted_at", "interrupted_by"),
            paired("account", "retired_at", "retired_by"),
            paired("account", "reviewed_at", "reviewed_by"),
            one_of("account", "evidence_kind", EvidenceKind),
            one_of("account", "recovery", Recovery),
            models.CheckConstraint(
                condition=~models.Q(status__in=sorted(EVER_OFFICIAL)) | models.Q(custodian__isnull=False),
                name="account_official_has_custodian",
            ),
            models.CheckConstraint(
                condition=models.Q(second_custodian__isnull=True)
                | ~models.Q(second_custodian=models.F("custodian")),
                name="account_custodians_differ",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=sorted(EVER_OFFICIAL)) | models.Q(decided_by__isnull=False),
                name="account_official_was_verified",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=sorted(INTERRUPTED)) | models.Q(interrupted_by__isnull=False),
                name="account_interruption_says_who",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.RETIRED) | models.Q(retired_by__isnull=False),
                name="account_closing_says_who",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "status"], name="account_of_unit"),
            # the radar and the yearly review look at the official ones
            models.Index(fields=["status", "reviewed_at"], name="account_review"),
            # the public question: whose address is this?
            models.Index(fields=["key"], name="account_by_key"),
        ]

    def __str__(self):
        return in_words(self.handle, self.platform)

    def get_absolute_url(self):
        return reverse("accounts:detail", args=[self.pk])

    @property
    def platform_label(self) -> str:
        return _label(self.platform)

    def other_keys(self) -> list[str]:
        """Keys of the addresses that are surely this very account: confirmed, and no former name."""
        return list(self.aliases.in_force().filter(kind="sama").values_list("key", flat=True))

    @property
    def pill(self) -> Pill:
        """The state as pages show it."""
        return self.flow.pill(self.status)

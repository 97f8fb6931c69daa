"""Rencana Media Sosial: what a unit means to say in a year, to whom, where and how often (Pasal 8, 9, 10 huruf a)."""

from django.db import models
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.constraints import one_of, paired
from posts.planning.workflow import PLAN_FLOW, PlanStatus


class FeedbackChannel(models.TextChoices):
    """Where citizens answer back; a plan is open for feedback (Pasal 8 huruf c)."""

    COMMENTS = "komentar", "Komentar dan pesan langsung di akun resmi"
    HOTLINE = "telepon", "Telepon atau WhatsApp layanan"
    LAPOR = "lapor", "SP4N-LAPOR!"
    EMAIL = "surel", "Surel atau situs unit"
    OFFLINE = "luring", "Loket layanan atau pertemuan luring"
    SURVEY = "survei", "Survei atau jajak pendapat"


class UnitRecordQuerySet(models.QuerySet):
    """Records of a unit and year: its own people and Diskominfo read them."""

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(unit__in=user.standing.units)

    def for_year(self, year):
        return self.filter(year=year)


def year_known(table: str) -> models.CheckConstraint:
    """No plan for a year before the Perbup was in force (Pasal 22)."""
    return models.CheckConstraint(
        condition=models.Q(year__gte=dates.FIRST_REPORTABLE_YEAR, year__lte=dates.LAST_YEAR),
        name=f"{table}_year_known",
    )


class Plan(models.Model):
    """The plan of one unit for one year. Its fields are the working text; what was approved is a ``PlanVersion``."""

    flow = PLAN_FLOW

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="plans", verbose_name="unit")
    year = models.PositiveSmallIntegerField("tahun")
    aims = models.TextField("tujuan", max_length=3000, blank=True)
    topics = models.TextField("topik", max_length=3000, blank=True)  # one per line
    segments = models.ManyToManyField(
        "accounts.Segment", related_name="plans", verbose_name="segmen khalayak", blank=True
    )
    feedback = models.JSONField("kanal umpan balik", default=list)
    feedback_note = models.CharField("penjelasan kanal umpan balik", max_length=300, blank=True)
    status = models.CharField("status", max_length=10, choices=PlanStatus.choices, default=PlanStatus.DRAFT)
    # counts saves; the form sends it back, so that nobody overwrites what they have not seen
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField("dibuat pada")
    created_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dibuat oleh")
    updated_at = models.DateTimeField("diubah pada")
    approved_at = models.DateTimeField("disahkan pada", null=True)
    approved_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, related_name="+", verbose_name="disahkan oleh"
    )
    revision_reason = models.CharField("alasan perubahan", max_length=300, blank=True)

    objects = UnitRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana media sosial"
        verbose_name_plural = "rencana media sosial"
        ordering = ["-year", "unit__name"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year"], name="plan_once_per_year"),
            year_known("plan"),
            one_of("plan", "status", PlanStatus),
            paired("plan", "approved_at", "approved_by"),
            models.CheckConstraint(
                condition=~models.Q(status=PlanStatus.APPROVED) | models.Q(approved_by__isnull=False),
                name="plan_approved_by_someone",
            ),
        ]

    def __str__(self):
        return f"rencana media sosial {self.unit.abbreviation} tahun {self.year}"

    def get_absolute_url(self):
        return reverse("posts:plan_detail", args=[self.pk])

    @property
    def is_editable(self) -> bool:
        return self.status == PlanStatus.DRAFT

    @property
    def topic_list(self) -> list[str]:
        return [line.strip() for line in self.topics.splitlines() if line.strip()]

    @property
    def in_force(self):
        """The last approved version, or ``None`` before the first approval."""
        return self.versions.first()


class PlanChannel(models.Model):
    """An account the plan speaks on, and how many messages a month it aims at."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="channels", verbose_name="rencana")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+", verbose_name="akun")
    per_month = models.PositiveSmallIntegerField("pesan per bulan")

    class Meta:
        verbose_name = "kanal rencana"
        verbose_name_plural = "kanal rencana"
        ordering = ["account__platform", "account__handle"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "account"], name="plan_channel_once"),
            models.CheckConstraint(
                condition=models.Q(per_month__gte=1, per_month__lte=500), name="plan_channel_frequency"
            ),
        ]

    def __str__(self):
        return f"{self.account}: {self.per_month} pesan per bulan"


class PlanVersion(models.Model):
    """What was approved, frozen with its hash and the reason of the change. Never changed, never removed."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions", verbose_name="rencana")
    number = models.PositiveIntegerField("versi")
    content = models.JSONField("isi")
    content_hash = models.CharField(max_length=64)
    reason = models.CharField("alasan perubahan", max_length=300, blank=True)
    approved_by = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="+", verbose_name="disahkan oleh"
    )
    approved_at = models.DateTimeField("disahkan pada")

    class Meta:
        verbose_name = "versi rencana"
        verbose_name_plural = "versi rencana"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self):
        return f"versi {self.number} dari {self.plan}"


class MatrixOverride(models.Model):
    """A version was submitted although no chosen account serves these segments (Pasal 9)."""

    version = models.OneToOneField(
        "posts.Version", models.PROTECT, related_name="matrix_override", verbose_name="versi"
    )
    segments = models.JSONField("segmen yang tidak dilayani")
    passed_at = models.DateTimeField("diteruskan pada")
    passed_by = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="+", verbose_name="diteruskan oleh"
    )

    class Meta:
        verbose_name = "peringatan segmen yang dilewati"
        verbose_name_plural = "peringatan segmen yang dilewati"

    def __str__(self):
        return f"{self.version}: {', '.join(self.segments)}"

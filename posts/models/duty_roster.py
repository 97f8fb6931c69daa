"""Who is on call when (piket), and what was sent in their hands."""

from django.db import models

from klaten_medsos import dates
from klaten_medsos.constraints import one_of, ordered, paired


class ShiftQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Telephone numbers are for the own unit and Diskominfo."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(unit__in=user.standing.units)

    def standing(self):
        return self.filter(cancelled_at=None)

    def on(self, day):
        """In force on the WIB day, both ends included."""
        return self.standing().filter(starts_on__lte=day, ends_on__gte=day)


class DutyShift(models.Model):
    """A person of a unit is on call from a day to a day, reachable at ``phone``."""

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="shifts", verbose_name="unit")
    user = models.ForeignKey("opd.User", models.PROTECT, related_name="shifts", verbose_name="petugas piket")
    phone = models.CharField("telepon", max_length=20)
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("sampai")
    recorded_at = models.DateTimeField("dicatat pada")
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    cancelled_at = models.DateTimeField("dibatalkan pada", null=True)
    cancelled_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")

    objects = ShiftQuerySet.as_manager()

    class Meta:
        verbose_name = "jadwal piket"
        verbose_name_plural = "jadwal piket"
        ordering = ["starts_on", "pk"]
        constraints = [
            ordered("dutyshift", "starts_on", "ends_on"),
            paired("dutyshift", "cancelled_at", "cancelled_by"),
            models.UniqueConstraint(
                fields=["unit", "user", "starts_on"], condition=models.Q(cancelled_at=None), name="shift_once"
            ),
        ]
        indexes = [models.Index(fields=["ends_on", "starts_on"], name="shift_by_day")]

    def __str__(self):
        return (
            f"piket {self.user} ({self.unit.abbreviation}) {dates.format_range(self.starts_on, self.ends_on)}"
        )


class EmergencyKind(models.TextChoices):
    """What may be said without waiting; each says its category of Pasal 12."""

    ISSUE = "isu", "Isu aktual di daerah"
    CLARIFIED_ISSUE = "klarifikasi_isu", "Klarifikasi kabar tentang isu di daerah"
    CLARIFIED_POLICY = "klarifikasi_kebijakan", "Klarifikasi kabar tentang kebijakan"


class Outcome(models.TextChoices):
    FINE = "sesuai", "Sesuai"
    CORRECT = "koreksi", "Perlu dikoreksi"
    WITHDRAW = "tarik", "Harus ditarik"


class EmergencyQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(post__unit__in=user.standing.units)

    def unreviewed(self):
        return self.filter(reviewed_at=None)


class EmergencyMessage(models.Model):
    """A message that went by the emergency lane, and the look a second person took afterwards."""

    post = models.OneToOneField("posts.Post", models.PROTECT, related_name="emergency", verbose_name="pesan")
    version = models.ForeignKey("posts.Version", models.PROTECT, related_name="+", verbose_name="versi")
    shift = models.ForeignKey(DutyShift, models.PROTECT, related_name="messages", verbose_name="piket")
    kind = models.CharField("jenis", max_length=24, choices=EmergencyKind.choices)
    sent_at = models.DateTimeField("dikirim pada")
    sent_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dikirim oleh")
    due_on = models.DateField("tenggat tinjauan")
    reviewed_at = models.DateTimeField("ditinjau pada", null=True)
    reviewed_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    outcome = models.CharField("hasil tinjauan", max_length=10, choices=Outcome.choices, blank=True)
    note = models.CharField("catatan", max_length=1000, blank=True)

    objects = EmergencyQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan jalur darurat"
        verbose_name_plural = "pesan jalur darurat"
        ordering = ["-sent_at", "-pk"]
        constraints = [
            one_of("emergencymessage", "kind", EmergencyKind),
            paired("emergencymessage", "reviewed_at", "reviewed_by"),
            models.CheckConstraint(
                condition=models.Q(outcome="", reviewed_at__isnull=True)
                | models.Q(outcome__in=Outcome.values, reviewed_at__isnull=False),
                name="emergencymessage_outcome_with_review",
            ),
            # four eyes, afterwards too
            models.CheckConstraint(
                condition=models.Q(reviewed_by__isnull=True) | ~models.Q(reviewed_by=models.F("sent_by")),
                name="emergencymessage_not_reviewed_by_sender",
            ),
        ]
        indexes = [models.Index(fields=["reviewed_at", "due_on"], name="emergency_due")]

    def __str__(self):
        return f"jalur darurat: {self.post}"

    @property
    def is_late(self) -> bool:
        """Nobody looked, and the day is past; or somebody did, too late."""
        day = dates.local_date(self.reviewed_at) if self.reviewed_at else dates.today()
        return day > self.due_on

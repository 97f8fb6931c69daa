"""Personal data (UU 27/2022): who read what is sensitive, what people asked about their data, and incidents."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from klaten_medsos.constraints import one_of, ordered, paired

ANSWER_WITHIN = timedelta(hours=72)  # UU 27/2022 Pasal 32 and 46: 3 x 24 hours


class ReadKind(models.TextChoices):
    CUSTODY = "penguasaan_akun", "Data penguasaan akun"
    DECREE_SCAN = "naskah_keputusan", "Naskah Keputusan"
    OWN_DATA = "ekspor_data", "Ekspor data pribadi"


class SensitiveReadQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What was read about oneself; Diskominfo and the operator see all."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.is_diskominfo or user.standing.is_operator:
            return self
        return self.filter(subjects=user).distinct()


class SensitiveRead(models.Model):
    """Someone opened or downloaded something sensitive. Kept for looking only; nothing hangs on it."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="pembaca"
    )
    subjects = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="reads_about", blank=True, verbose_name="tentang"
    )
    kind = models.CharField("jenis", max_length=20, choices=ReadKind.choices)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    object_label = models.CharField("objek", max_length=200)
    at = models.DateTimeField("waktu")

    objects = SensitiveReadQuerySet.as_manager()

    class Meta:
        verbose_name = "pembacaan data sensitif"
        verbose_name_plural = "pembacaan data sensitif"
        ordering = ["-at", "-pk"]
        constraints = [one_of("sensitive_read", "kind", ReadKind)]
        indexes = [models.Index(fields=["-at"], name="sensitive_read_latest")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.object_label}"


class DataRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if user.standing.is_diskominfo or user.standing.is_operator:
            return self
        return self.filter(person=user)

    def waiting(self):
        return self.filter(answered_at=None)


class DataRequest(models.Model):
    """Someone asks that their own data be corrected; answered within 3 x 24 hours (UU 27/2022 Pasal 6 and 30)."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="data_requests", verbose_name="peminta"
    )
    text = models.TextField("yang perlu diperbaiki", max_length=2000)
    asked_at = models.DateTimeField("diminta pada")
    answer = models.TextField("jawaban", max_length=2000, blank=True)
    answered_at = models.DateTimeField("dijawab pada", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="dijawab oleh",
    )

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "permintaan perbaikan data"
        verbose_name_plural = "permintaan perbaikan data"
        ordering = ["answered_at", "-asked_at"]
        constraints = [paired("data_request", "answered_at", "answered_by")]

    def __str__(self):
        return f"Permintaan perbaikan data {self.person}"

    @property
    def due_at(self):
        return self.asked_at + ANSWER_WITHIN


class IncidentQuerySet(models.QuerySet):
    def running(self):
        """The 72 hours run: not yet reported."""
        return self.filter(Q(reported_at=None) | Q(told_at=None), closed_at=None)


class Incident(models.Model):
    """A failure to protect personal data; written notice within 3 x 24 hours (UU 27/2022 Pasal 46)."""

    title = models.CharField("singkatnya", max_length=150)
    discovered_at = models.DateTimeField("diketahui pada", help_text="Sejak saat ini 3 × 24 jam dihitung.")
    happened_at = models.DateTimeField("terjadi pada", null=True, blank=True)
    data_kinds = models.TextField("data yang terungkap", max_length=2000)
    how = models.TextField("kapan dan bagaimana terungkap", max_length=5000)
    people_count = models.PositiveIntegerField("jumlah orang terdampak", null=True, blank=True)
    handling = models.TextField("upaya penanganan dan pemulihan", max_length=5000)
    reported_at = models.DateTimeField("lembaga diberi tahu pada", null=True, blank=True)
    told_at = models.DateTimeField("orang terdampak diberi tahu pada", null=True, blank=True)
    closed_at = models.DateTimeField("ditutup pada", null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="dicatat oleh",
        editable=False,
    )
    recorded_at = models.DateTimeField("dicatat pada", editable=False)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = "insiden data pribadi"
        verbose_name_plural = "insiden data pribadi"
        ordering = ["-discovered_at"]
        constraints = [
            ordered("incident", "discovered_at", "reported_at"),
            ordered("incident", "discovered_at", "told_at"),
            ordered("incident", "discovered_at", "closed_at"),
        ]

    def __str__(self):
        return f"Insiden {self.pk}: {self.title}" if self.pk else self.title

    @property
    def due_at(self):
        return self.discovered_at + ANSWER_WITHIN

    @property
    def is_running(self) -> bool:
        return self.closed_at is None and (self.reported_at is None or self.told_at is None)

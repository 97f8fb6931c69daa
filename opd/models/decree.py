"""Decrees that appoint pejabat and petugas (Pasal 10 huruf c and 11)."""

from django.db import models
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.constraints import one_of, ordered, paired
from klaten_medsos.uploads import UploadPath
from opd.querysets import AppointmentQuerySet, DecreeQuerySet, DeputyQuerySet


class Role(models.TextChoices):
    PEJABAT = "pejabat", "Pejabat"
    PETUGAS = "petugas", "Petugas"


class DecreeState(models.TextChoices):
    """Where a decree stands today; it follows from its dates alone, no job moves it."""

    UPCOMING = "akan", "Belum berlaku"
    IN_FORCE = "berlaku", "Berlaku"
    OVER = "berakhir", "Berakhir"

    @property
    def tone(self) -> str:
        return {"akan": "info", "berlaku": "success", "berakhir": "neutral"}[self.value]


class Decree(models.Model):
    """A Keputusan Kepala Perangkat Daerah; gives power from ``starts_on`` to ``ends_on``, both included."""

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="decrees", verbose_name="unit")
    number = models.CharField("nomor", max_length=80)
    decided_on = models.DateField("tanggal ditetapkan")
    signer = models.ForeignKey(
        "opd.OfficeHolder", models.PROTECT, related_name="decrees", verbose_name="ditandatangani oleh"
    )
    starts_on = models.DateField("berlaku mulai")
    ends_on = models.DateField("berlaku sampai", null=True, blank=True)
    file = models.FileField("naskah", upload_to=UploadPath("keputusan"), max_length=120)
    file_sha256 = models.CharField(max_length=64)
    ended_reason = models.CharField("alasan diakhiri", max_length=300, blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers", verbose_name="melanjutkan"
    )
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    recorded_at = models.DateTimeField("dicatat pada")

    objects = DecreeQuerySet.as_manager()

    class Meta:
        verbose_name = "keputusan penunjukan"
        verbose_name_plural = "keputusan penunjukan"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="decree_number_once"),
            ordered("decree", "starts_on", "ends_on"),
        ]

    def __str__(self):
        return f"Keputusan Nomor {self.number}"

    def get_absolute_url(self):
        return reverse("opd:decree_detail", args=[self.pk])

    @property
    def state(self) -> DecreeState:
        today = dates.today()
        if today < self.starts_on:
            return DecreeState.UPCOMING
        if self.ends_on is not None and self.ends_on < today:
            return DecreeState.OVER
        return DecreeState.IN_FORCE

    @property
    def is_in_force(self) -> bool:
        return self.state == DecreeState.IN_FORCE

    @property
    def period(self) -> str:
        """ "1 Januari 2026 s.d. 31 Desember 2026", or that it ends when revoked."""
        if self.ends_on is None:
            return f"sejak {dates.format_date(self.starts_on)} sampai dicabut"
        return dates.format_range(self.starts_on, self.ends_on)

    @property
    def signer_was_head(self) -> bool:
        """Pasal 11: the head of that very unit signs. Otherwise Diskominfo is warned."""
        signer = self.signer
        return (
            signer.unit_id == self.unit_id
            and signer.starts_on <= self.decided_on
            and (signer.ends_on is None or self.decided_on <= signer.ends_on)
        )


class Appointment(models.Model):
    """A decree appoints a person as pejabat or petugas; an early end takes the power with its date."""

    decree = models.ForeignKey(Decree, models.PROTECT, related_name="appointments", verbose_name="keputusan")
    user = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="appointments", verbose_name="pengelola"
    )
    role = models.CharField("sebagai", max_length=10, choices=Role.choices)
    ended_on = models.DateField("hari terakhir", null=True, blank=True)
    ended_by = models.ForeignKey("opd.User", models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = models.CharField("alasan", max_length=300, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "penunjukan"
        verbose_name_plural = "penunjukan"
        ordering = ["role", "user__name"]
        constraints = [
            models.UniqueConstraint(fields=["decree", "user"], name="appointment_once_per_decree"),
            one_of("appointment", "role", Role),
            paired("appointment", "ended_on", "ended_by"),
        ]

    def __str__(self):
        return f"{self.user} sebagai {self.get_role_display()} ({self.decree})"

    @property
    def last_day(self):
        """The last day of this power: of the decree or of the person, whichever is first; None when open."""
        return min((day for day in (self.decree.ends_on, self.ended_on) if day), default=None)

    @property
    def is_over(self) -> bool:
        return self.last_day is not None and self.last_day < dates.today()


class Deputy(models.Model):
    """Someone appointed for the unit acts for one of its pejabat who is away, from a day to a day.

    The power ends with the last day, with the pejabat's own appointment and with the deputy's, whichever is
    first; no job ends it.
    """

    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="deputies", verbose_name="menggantikan"
    )
    user = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="deputyships", verbose_name="pejabat pengganti"
    )
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("sampai")
    reason = models.CharField("alasan", max_length=200)
    ended_reason = models.CharField("alasan diakhiri", max_length=300, blank=True)
    recorded_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    recorded_at = models.DateTimeField("dicatat pada")

    objects = DeputyQuerySet.as_manager()

    class Meta:
        verbose_name = "pejabat pengganti"
        verbose_name_plural = "pejabat pengganti"
        ordering = ["-starts_on", "-pk"]
        constraints = [ordered("deputy", "starts_on", "ends_on")]
        indexes = [
            # standing: what a person may do today
            models.Index(fields=["user", "ends_on"], name="deputy_of_person"),
        ]

    def __str__(self):
        return f"{self.user} sebagai pengganti {self.appointment.user}"

    @property
    def unit(self):
        return self.appointment.decree.unit

    @property
    def period(self) -> str:
        return dates.format_range(self.starts_on, self.ends_on)

    @property
    def state(self) -> DecreeState:
        today = dates.today()
        if today < self.starts_on:
            return DecreeState.UPCOMING
        return DecreeState.OVER if self.ends_on < today else DecreeState.IN_FORCE

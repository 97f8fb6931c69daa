"""A Keputusan being prepared: the kabupaten's text, the unit's people, a PDF to be signed on paper."""

from django.db import models
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.constraints import one_of, ordered
from klaten_medsos.jobs import Job
from klaten_medsos.uploads import UploadPath
from opd.querysets import DecreeDraftQuerySet

from .decree import Role


class DecreeTemplate(models.Model):
    """One version of the text of a Keputusan; never changed, a new version follows it."""

    version = models.PositiveSmallIntegerField("versi", unique=True)
    title = models.TextField("tentang")
    considering = models.TextField(
        "menimbang", help_text="Satu pertimbangan tiap baris; huruf a, b, c diberikan sendiri."
    )
    recalling = models.TextField("mengingat", help_text="Satu peraturan tiap baris; nomor diberikan sendiri.")
    dictums = models.TextField(
        "diktum", help_text="Satu diktum tiap baris; KESATU, KEDUA dan seterusnya diberikan sendiri."
    )
    copies = models.TextField("tembusan", blank=True, help_text="Satu penerima tiap baris; boleh kosong.")
    note = models.CharField("yang berubah", max_length=200, blank=True)
    made_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dibuat oleh")
    made_at = models.DateTimeField("dibuat pada")

    class Meta:
        verbose_name = "naskah baku Keputusan"
        verbose_name_plural = "naskah baku Keputusan"
        ordering = ["-version"]

    def __str__(self):
        return f"Naskah baku versi {self.version}"


class DecreeDraft(Job):
    """What a unit prepares for its head to sign. The job is its PDF."""

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="drafts", verbose_name="unit")
    template = models.ForeignKey(
        DecreeTemplate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naskah baku"
    )
    signer = models.ForeignKey(
        "opd.OfficeHolder", models.PROTECT, related_name="+", verbose_name="akan ditandatangani oleh"
    )
    number = models.CharField("nomor", max_length=80, blank=True)
    decided_on = models.DateField("tanggal ditetapkan", null=True, blank=True)
    starts_on = models.DateField("berlaku mulai")
    ends_on = models.DateField("berlaku sampai", null=True, blank=True)
    follows = models.ForeignKey(
        "opd.Decree", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="melanjutkan"
    )
    decree = models.OneToOneField(
        "opd.Decree",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="draft",
        verbose_name="menjadi Keputusan",
    )
    file = models.FileField("PDF", upload_to=UploadPath("konsep"), max_length=120, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    created_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="disusun oleh")
    created_at = models.DateTimeField("disusun pada")

    objects = DecreeDraftQuerySet.as_manager()

    class Meta:
        verbose_name = "konsep Keputusan"
        verbose_name_plural = "konsep Keputusan"
        ordering = ["-created_at", "-pk"]
        constraints = [ordered("decree_draft", "starts_on", "ends_on")]
        indexes = [
            # the sweep
            models.Index(fields=["job_state", "job_lease_until"], name="decree_draft_sweep"),
        ]

    def __str__(self):
        return f"konsep Keputusan {self.unit.abbreviation} {dates.format_date(self.created_at)}"

    def get_absolute_url(self):
        return reverse("opd:draft_detail", args=[self.pk])

    @property
    def day(self):
        """The day the document is dated, or today while the space for it is still empty."""
        return self.decided_on or dates.today()

    @property
    def period(self) -> str:
        if self.ends_on is None:
            return f"sejak {dates.format_date(self.starts_on)} sampai dicabut"
        return dates.format_range(self.starts_on, self.ends_on)


class DraftPerson(models.Model):
    """Somebody a prepared Keputusan will appoint."""

    draft = models.ForeignKey(DecreeDraft, models.CASCADE, related_name="people")
    user = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="nama")
    role = models.CharField("sebagai", max_length=10, choices=Role.choices)

    class Meta:
        verbose_name = "orang dalam konsep"
        verbose_name_plural = "orang dalam konsep"
        ordering = ["role", "user__name"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "user"], name="draft_person_once"),
            one_of("draft_person", "role", Role),
        ]

    def __str__(self):
        return f"{self.user} sebagai {self.get_role_display()}"

"""What Diskominfo teaches the content check, and what the check said of a version when it was decided on."""

from django.db import models
from django.db.models import Q

from klaten_medsos.constraints import one_of, ordered, paired
from posts.checks import FLAGS, Severity

FLAG_CHOICES = [(code, info.name) for code, info in FLAGS.items()]
SEVERITY_CHOICES = [
    (Severity.BLOCK.value, "Memblokir"),
    (Severity.WARN.value, "Peringatan"),
    (Severity.HINT.value, "Saran"),
]


class CheckState(models.Model):
    """One row that counts changes: every worker compares the numbers and reads again what has moved."""

    lexicon_serial = models.PositiveIntegerField("nomor perubahan leksikon", default=1)
    model_serial = models.PositiveIntegerField("nomor perubahan model", default=1)

    class Meta:
        verbose_name = "keadaan pemeriksa isi"
        verbose_name_plural = "keadaan pemeriksa isi"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="checkstate_single_row")]

    def __str__(self):
        return f"leksikon {self.lexicon_serial}, model {self.model_serial}"


class LexiconKind(models.TextChoices):
    WORD = "kata", "Kata atau frasa yang ditandai"
    OFFICIAL_NUMBER = "nomor_resmi", "Nomor telepon layanan resmi"


class LexiconStatus(models.TextChoices):
    PROPOSED = "usulan", "Usulan"
    ACTIVE = "aktif", "Berlaku"
    ENDED = "nonaktif", "Tidak berlaku"


class LexiconEntry(models.Model):
    """A word, phrase or official number, with its dates; ``*`` at the end of a word stands for any ending."""

    kind = models.CharField("jenis", max_length=12, choices=LexiconKind.choices, default=LexiconKind.WORD)
    flag = models.CharField("kode temuan", max_length=20, choices=FLAG_CHOICES, blank=True)
    pattern = models.CharField(
        "kata, frasa atau nomor",
        max_length=80,
        help_text="Huruf, angka dan spasi saja; tanda * hanya di akhir kata, misalnya “coblos gambar*”.",
    )
    severity = models.CharField(
        "keparahan", max_length=12, choices=SEVERITY_CHOICES, blank=True,
        help_text="Kosongkan untuk memakai keparahan biasa kode ini.",
    )  # fmt: skip
    valid_from = models.DateField("berlaku mulai", null=True, blank=True)
    valid_to = models.DateField("berlaku sampai", null=True, blank=True)
    source = models.CharField(
        "sumber", max_length=200, help_text="Mengapa kata ini perlu ditandai, atau surat yang mendasarinya."
    )
    status = models.CharField(
        "status", max_length=10, choices=LexiconStatus.choices, default=LexiconStatus.PROPOSED
    )
    # what the trial run over the last drafts found, for exactly the words it was run with
    impact = models.JSONField("hasil uji dampak", null=True, blank=True)
    created_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, related_name="+", verbose_name="pembuat"
    )
    created_at = models.DateTimeField("dibuat pada")
    changed_at = models.DateTimeField("diubah pada")

    class Meta:
        verbose_name = "leksikon"
        verbose_name_plural = "leksikon"
        ordering = ["flag", "pattern", "pk"]
        constraints = [
            one_of("lexiconentry", "kind", LexiconKind),
            one_of("lexiconentry", "status", LexiconStatus),
            ordered("lexiconentry", "valid_from", "valid_to"),
            models.CheckConstraint(
                condition=Q(kind=LexiconKind.OFFICIAL_NUMBER, flag="")
                | Q(kind=LexiconKind.WORD, flag__in=list(FLAGS)),
                name="lexiconentry_flag_of_its_kind",
            ),
            models.UniqueConstraint(fields=["kind", "flag", "pattern"], name="lexiconentry_once"),
        ]

    def __str__(self):
        return f"leksikon “{self.pattern}”"


class ModelStatus(models.TextChoices):
    CANDIDATE = "kandidat", "Kandidat"
    ACTIVE = "aktif", "Aktif"
    ARCHIVED = "arsip", "Arsip"


class CheckModel(models.Model):
    """A trained category model as compressed JSON, never a pickle; at most one is active."""

    version = models.CharField("versi", max_length=40, unique=True)
    data_sha256 = models.CharField("sidik data", max_length=64)
    base_sha256 = models.CharField("sidik data bawaan", max_length=64)
    n_data = models.PositiveIntegerField("jumlah teks")
    n_lessons = models.PositiveIntegerField("jumlah keputusan pejabat")
    metrics = models.JSONField("ukuran mutu")
    weights_gz = models.BinaryField("bobot", editable=False)
    status = models.CharField("status", max_length=10, choices=ModelStatus.choices)
    passed = models.BooleanField("lolos gerbang mutu")
    created_at = models.DateTimeField("dilatih pada")
    approved_by = models.ForeignKey(
        "opd.User", models.PROTECT, null=True, related_name="+", verbose_name="disetujui oleh"
    )
    approved_at = models.DateTimeField("disetujui pada", null=True)

    class Meta:
        verbose_name = "model pemeriksa isi"
        verbose_name_plural = "model pemeriksa isi"
        ordering = ["-created_at", "-pk"]
        constraints = [
            one_of("checkmodel", "status", ModelStatus),
            models.UniqueConstraint(
                fields=["status"], condition=Q(status=ModelStatus.ACTIVE), name="checkmodel_one_active"
            ),
            paired("checkmodel", "approved_at", "approved_by"),
            models.CheckConstraint(
                condition=~Q(status=ModelStatus.ACTIVE) | Q(passed=True, approved_by__isnull=False),
                name="checkmodel_active_was_approved",
            ),
        ]

    def __str__(self):
        return f"model pemeriksa {self.version}"


class Gate(models.TextChoices):
    """Where a message is looked at."""

    SUBMITTED = "diajukan", "Saat diajukan"
    APPROVED = "disetujui", "Saat disetujui"
    TURNED_DOWN = "ditolak", "Saat dikembalikan atau ditolak"
    PUBLISHED = "terbit", "Saat diterbitkan"


class Scrutiny(models.Model):
    """What the check said of a version at one gate, with masked quotes only, and who let it pass."""

    version = models.ForeignKey(
        "posts.Version", models.PROTECT, related_name="scrutinies", verbose_name="versi"
    )
    gate = models.CharField("tahap", max_length=10, choices=Gate.choices)
    findings = models.JSONField("temuan")
    category = models.CharField("kategori usulan", max_length=4)
    used = models.JSONField("versi aturan, leksikon dan model")
    # the officer ticked that the warnings were looked at, or the reviewer wrote why the blocks may pass
    acknowledged = models.BooleanField("peringatan sudah diperiksa", default=False)
    reason = models.TextField("alasan meloloskan", max_length=1000, blank=True)
    by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")

    class Meta:
        verbose_name = "hasil pemeriksaan isi"
        verbose_name_plural = "hasil pemeriksaan isi"
        ordering = ["-at", "-pk"]
        constraints = [one_of("scrutiny", "gate", Gate)]
        indexes = [models.Index(fields=["version", "-at"], name="scrutiny_of_version")]

    def __str__(self):
        return f"pemeriksaan {self.version} ({self.get_gate_display().lower()})"


class Lesson(models.Model):
    """What a final decision teaches: a masked text, the letter suggested and the letter it got, the findings."""

    version = models.OneToOneField(
        "posts.Version", models.PROTECT, related_name="lesson", verbose_name="versi"
    )
    masked_text = models.TextField("teks tersamar", max_length=10_000)
    text_sha256 = models.CharField(max_length=64, unique=True)
    suggested = models.CharField("kategori usulan", max_length=4)
    # empty: the message was turned down, which says nothing about its letter
    final = models.CharField("kategori akhir", max_length=4, blank=True)
    accepted = models.JSONField("temuan yang dibenarkan")
    dismissed = models.JSONField("temuan yang diabaikan")
    reason = models.TextField("alasan", max_length=1000, blank=True)
    decided_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="diputus oleh")
    decided_at = models.DateTimeField("diputus pada")

    class Meta:
        verbose_name = "pelajaran pemeriksa"
        verbose_name_plural = "pelajaran pemeriksa"
        ordering = ["-decided_at", "-pk"]

    def __str__(self):
        return f"keputusan atas {self.version}"


class RuleSeverity(models.Model):
    """A severity Diskominfo gave a rule instead of its own, because reviewers kept dismissing it."""

    rule = models.CharField("aturan", max_length=40, unique=True)
    severity = models.CharField("keparahan", max_length=12, choices=SEVERITY_CHOICES)
    reason = models.CharField("alasan", max_length=300)
    set_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="ditetapkan oleh")
    set_at = models.DateTimeField("ditetapkan pada")

    class Meta:
        verbose_name = "keparahan aturan"
        verbose_name_plural = "keparahan aturan"
        ordering = ["rule"]

    def __str__(self):
        return f"keparahan aturan {self.rule}"

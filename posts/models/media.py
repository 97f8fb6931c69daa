"""What goes out with a message beside its text: own wording per account, pictures, films and documents."""

from django.db import models

from klaten_medsos.constraints import one_of, paired
from klaten_medsos.uploads import UploadPath


class OwnText(models.Model):
    """The wording for one target account, where the common text does not fit it (Pasal 9)."""

    post = models.ForeignKey("posts.Post", models.PROTECT, related_name="own_texts", verbose_name="pesan")
    account = models.ForeignKey("accounts.Account", models.PROTECT, related_name="+", verbose_name="akun")
    title = models.CharField("judul", max_length=150, blank=True)
    text = models.TextField("isi", max_length=10000, blank=True)

    class Meta:
        verbose_name = "teks khusus akun"
        verbose_name_plural = "teks khusus akun"
        ordering = ["account__key"]
        constraints = [models.UniqueConstraint(fields=["post", "account"], name="own_text_once_per_account")]

    def __str__(self):
        return f"teks {self.post} untuk {self.account}"


class MediaKind(models.TextChoices):
    PICTURE = "gambar", "Gambar"
    FILM = "video", "Video"
    DOCUMENT = "dokumen", "Dokumen PDF"


class MediaQuerySet(models.QuerySet):
    def in_use(self):
        """What the message holds now, in its order.

        What was taken out stays for the versions that had it; what a correction offers is not in use before it
        is approved.
        """
        return self.filter(removed_at=None, is_offered=False)


class Media(models.Model):
    """A file of a message, cleaned at the door. Never deleted: a version may speak of it by its hash."""

    post = models.ForeignKey("posts.Post", models.PROTECT, related_name="media", verbose_name="pesan")
    kind = models.CharField("jenis", max_length=10, choices=MediaKind.choices)
    file = models.FileField("berkas", upload_to=UploadPath("pesan"), max_length=120)
    thumbnail = models.FileField("gambar kecil", upload_to=UploadPath("pesan"), max_length=120, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("ukuran")
    width = models.PositiveIntegerField("lebar", null=True)
    height = models.PositiveIntegerField("tinggi", null=True)
    name = models.CharField("nama berkas", max_length=120)
    alt = models.CharField("teks alternatif", max_length=500, blank=True)
    caption = models.CharField("keterangan", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField("urutan", default=1)
    added_by = models.ForeignKey(
        "opd.User", models.PROTECT, related_name="+", verbose_name="ditambahkan oleh"
    )
    added_at = models.DateTimeField("ditambahkan pada")
    # brought with a proposed correction; in use only when a pejabat approved that
    is_offered = models.BooleanField("baru diusulkan", default=False)
    removed_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField("dikeluarkan pada", null=True)

    objects = MediaQuerySet.as_manager()

    class Meta:
        verbose_name = "media pesan"
        verbose_name_plural = "media pesan"
        ordering = ["position", "pk"]
        constraints = [
            one_of("media", "kind", MediaKind),
            paired("media", "removed_at", "removed_by"),
        ]

    def __str__(self):
        return f"{self.get_kind_display().lower()} {self.name}"

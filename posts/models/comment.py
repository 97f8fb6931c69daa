"""Talk about a passage between petugas and pejabat. It is for the unit: never published, copied or exported."""

from django.db import models

from klaten_medsos.constraints import paired


class Comment(models.Model):
    """A remark on a version: on a passage (``quote`` at ``start``..``end``, code points) or on the whole.

    ``where`` is "" for the common text or the key of the account whose own text is meant. An answer has a
    ``parent`` and no passage of its own.
    """

    version = models.ForeignKey(
        "posts.Version", models.PROTECT, related_name="comments", verbose_name="versi"
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="answers", verbose_name="atas")
    where = models.CharField("teks", max_length=240, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    quote = models.CharField("kutipan", max_length=1000, blank=True)
    text = models.TextField("komentar", max_length=2000)
    author = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="penulis")
    created_at = models.DateTimeField("ditulis pada")
    resolved_at = models.DateTimeField("diselesaikan pada", null=True)
    resolved_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        ordering = ["created_at", "pk"]
        constraints = [
            paired("comment", "start", "end"),
            paired("comment", "resolved_at", "resolved_by"),
            models.CheckConstraint(
                condition=models.Q(start__isnull=True) | models.Q(end__gt=models.F("start")),
                name="comment_passage_is_not_empty",
            ),
        ]

    def __str__(self):
        return f"komentar atas {self.version}"

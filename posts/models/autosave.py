"""What an officer typed and has not saved yet: kept so that nothing is lost, read by nobody else."""

from django.db import models


class Autosave(models.Model):
    """The unsaved editor of one person, for one message or for a new one of a unit. Not a record: it may go."""

    user = models.ForeignKey("opd.User", models.CASCADE, related_name="+", verbose_name="pengguna")
    unit = models.ForeignKey("opd.Unit", models.CASCADE, related_name="+", verbose_name="unit")
    post = models.ForeignKey("posts.Post", models.CASCADE, null=True, related_name="+", verbose_name="pesan")
    # the revision of the message the person saw, so that saving tells when somebody was quicker
    revision = models.PositiveIntegerField(default=0)
    # counts these saves; a second window that lags behind does not write over the first
    number = models.PositiveIntegerField(default=1)
    fields = models.JSONField("isian")
    saved_at = models.DateTimeField("disimpan pada")

    class Meta:
        verbose_name = "simpanan otomatis"
        verbose_name_plural = "simpanan otomatis"
        constraints = [
            models.UniqueConstraint(fields=["user", "post"], name="autosave_once_per_message"),
            models.UniqueConstraint(
                fields=["user", "unit"], condition=models.Q(post__isnull=True), name="autosave_once_per_new"
            ),
        ]

    def __str__(self):
        return f"simpanan otomatis {self.user}"

"""Private links by which a person's own calendar application reads the calendar of messages."""

from django.conf import settings
from django.db import models

from klaten_medsos.constraints import paired


class FeedLink(models.Model):
    """A link nobody can guess. Only its hash is kept, so a stolen database opens no calendar."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="feed_links", verbose_name="pemilik"
    )
    token_sha256 = models.CharField(max_length=64, unique=True)
    label = models.CharField("dipakai di", max_length=60, blank=True)
    created_at = models.DateTimeField("dibuat pada")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField("dicabut pada", null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "tautan kalender"
        verbose_name_plural = "tautan kalender"
        ordering = ["-created_at", "-pk"]
        constraints = [paired("feedlink", "revoked_at", "revoked_by")]

    def __str__(self):
        return f"tautan kalender {self.owner.name}"

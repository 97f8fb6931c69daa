"""Priority programmes whose results are to be told (Pasal 14 huruf b and d)."""

from django.db import models
from django.urls import reverse

from klaten_medsos.constraints import paired
from klaten_medsos.regulation import Theme
from posts.models.plan import UnitRecordQuerySet, year_known


class ProgrammeQuerySet(UnitRecordQuerySet):
    def running(self):
        """Not struck from the list."""
        return self.filter(dropped_at=None)

    def with_messages(self):
        """Each knows ``message_count`` and ``told_count``: linked messages, and those that came out."""
        came_out = models.Q(posts__status__in=["terbit", "ditarik"])
        return self.annotate(
            message_count=models.Count("posts", distinct=True),
            told_count=models.Count("posts", filter=came_out, distinct=True),
        )


class Programme(models.Model):
    """A priority programme of a unit in a year, its target and what has been reached."""

    unit = models.ForeignKey("opd.Unit", models.PROTECT, related_name="programmes", verbose_name="unit")
    year = models.PositiveSmallIntegerField("tahun")
    name = models.CharField("nama program", max_length=150)
    theme = models.CharField("tema (Pasal 14 huruf b)", max_length=30, choices=Theme.choices, blank=True)
    target = models.CharField("target", max_length=300)
    result = models.CharField("capaian", max_length=300, blank=True)
    result_on = models.DateField("capaian per tanggal", null=True, blank=True)
    message_target = models.PositiveSmallIntegerField("target pesan setahun", default=1)
    created_at = models.DateTimeField("dicatat pada")
    created_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    updated_at = models.DateTimeField("diubah pada")
    dropped_at = models.DateTimeField("dicoret pada", null=True)
    dropped_by = models.ForeignKey("opd.User", models.PROTECT, null=True, related_name="+")
    dropped_reason = models.CharField("alasan dicoret", max_length=300, blank=True)
    posts = models.ManyToManyField(
        "posts.Post", through="posts.ProgrammeMessage", related_name="programmes", verbose_name="pesan"
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = "program prioritas"
        verbose_name_plural = "program prioritas"
        ordering = ["-year", "unit__name", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "name"], condition=models.Q(dropped_at=None), name="programme_once"
            ),
            year_known("programme"),
            models.CheckConstraint(
                condition=models.Q(theme__in=["", *Theme.values]), name="programme_theme_known"
            ),
            models.CheckConstraint(
                condition=models.Q(message_target__gte=1, message_target__lte=500),
                name="programme_message_target",
            ),
            paired("programme", "dropped_at", "dropped_by"),
        ]

    def __str__(self):
        return f"program “{self.name}”"

    def get_absolute_url(self):
        return reverse("posts:programme_detail", args=[self.pk])


class ProgrammeMessage(models.Model):
    """A message tells of a programme."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="links", verbose_name="program")
    post = models.ForeignKey("posts.Post", models.PROTECT, related_name="+", verbose_name="pesan")
    linked_at = models.DateTimeField("ditautkan pada")
    linked_by = models.ForeignKey("opd.User", models.PROTECT, related_name="+", verbose_name="ditautkan oleh")

    class Meta:
        verbose_name = "pesan program"
        verbose_name_plural = "pesan program"
        constraints = [models.UniqueConstraint(fields=["programme", "post"], name="programme_message_once")]

    def __str__(self):
        return f"{self.post} tentang {self.programme}"

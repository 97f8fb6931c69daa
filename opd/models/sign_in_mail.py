"""E-mails with a link to set a password: rows, so that none is lost and none is sent from a request."""

from django.conf import settings
from django.db import models

from klaten_medsos.constraints import one_of
from klaten_medsos.jobs import Job, JobQuerySet


class LinkKind(models.TextChoices):
    INVITATION = "undangan", "Undangan"
    RESET = "atur_ulang", "Atur ulang kata sandi"


class SignInMail(Job):
    """One e-mail that is wanted. The link itself is made when it is sent and kept nowhere."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_in_mails", verbose_name="penerima"
    )
    kind = models.CharField("jenis", max_length=12, choices=LinkKind.choices)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "surel masuk"
        verbose_name_plural = "surel masuk"
        ordering = ["-pk"]
        constraints = [one_of("sign_in_mail", "kind", LinkKind)]
        indexes = [models.Index(fields=["job_state", "job_lease_until"], name="sign_in_mail_sweep")]

    def __str__(self):
        return f"{self.get_kind_display()} untuk {self.user_id}"

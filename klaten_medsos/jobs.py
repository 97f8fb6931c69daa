"""Work that must not be lost lives in rows; Celery is only the bell.

A row goes wanted → working (a lease) → done | failed. A task claims its row by a conditional update,
delivers, and finishes only if the lease is still its own. A periodic sweep rings again for whatever is
still wanted or whose lease ran out, so a killed worker, broker or database makes work late, never lost.
"""

import logging
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


class JobState(models.TextChoices):
    WANTED = "menunggu", "Menunggu"
    WORKING = "dikerjakan", "Sedang dikerjakan"
    DONE = "selesai", "Selesai"
    FAILED = "gagal", "Gagal"


class JobQuerySet(models.QuerySet):
    def due(self, at=None):
        """Rows somebody should work on now: wanted, or claimed by one who never came back."""
        at = at or timezone.now()
        return self.filter(
            Q(job_state=JobState.WANTED) | Q(job_state=JobState.WORKING, job_lease_until__lt=at)
        )


class Job(models.Model):
    """What a row needs to be worked on exactly once."""

    job_state = models.CharField(
        "pengerjaan", max_length=12, choices=JobState.choices, default=JobState.WANTED, editable=False
    )
    job_attempts = models.PositiveSmallIntegerField("percobaan", default=0, editable=False)
    job_lease = models.UUIDField(null=True, editable=False)
    job_lease_until = models.DateTimeField(null=True, editable=False)
    job_error = models.CharField("kesalahan terakhir", max_length=300, blank=True, editable=False)
    job_wanted_at = models.DateTimeField("diminta pada", default=timezone.now, editable=False)
    job_done_at = models.DateTimeField("selesai pada", null=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def claim(cls, pk, *, at=None):
        """Take row ``pk`` for this worker and return it, or ``None`` when it is not due or given up.

        A row that used up its attempts becomes *failed* here, so a poisonous one cannot loop.
        """
        at = at or timezone.now()
        due = cls._base_manager.filter(pk=pk).filter(
            Q(job_state=JobState.WANTED) | Q(job_state=JobState.WORKING, job_lease_until__lt=at)
        )
        spent = due.filter(job_attempts__gte=settings.JOB_MAX_ATTEMPTS)
        if spent.update(job_state=JobState.FAILED, job_lease=None, job_lease_until=None):
            log.error("%s %s gave up after %s attempts", cls.__name__, pk, settings.JOB_MAX_ATTEMPTS)
            return None
        lease = uuid.uuid4()
        taken = due.update(
            job_state=JobState.WORKING,
            job_lease=lease,
            job_lease_until=at + timedelta(seconds=settings.JOB_LEASE_SECONDS),
            job_attempts=models.F("job_attempts") + 1,
        )
        return cls._base_manager.get(pk=pk) if taken else None

    def _conclude(self, **values) -> bool:
        """Write the outcome if the lease is still ours; False means another worker took over."""
        mine = type(self)._base_manager.filter(pk=self.pk, job_lease=self.job_lease)
        values |= {"job_lease": None, "job_lease_until": None}
        if not mine.update(**values):
            return False
        for name, value in values.items():
            setattr(self, name, value)
        return True

    def finish(self, **values) -> bool:
        """Mark the work done, with ``values``, in one conditional update."""
        return self._conclude(job_state=JobState.DONE, job_done_at=timezone.now(), job_error="", **values)

    def release(self, error: str) -> bool:
        """Give the row back for another try, keeping ``error``; the attempts it used stay counted."""
        spent = self.job_attempts >= settings.JOB_MAX_ATTEMPTS
        state = JobState.FAILED if spent else JobState.WANTED
        return self._conclude(job_state=state, job_error=error[:300])

    def give_up(self, error: str) -> bool:
        """Mark the work failed for good: trying again would only be refused again until a person acts."""
        return self._conclude(job_state=JobState.FAILED, job_error=error[:300])

    def want_again(self, **values):
        """Ask for the work anew (a person pressed “coba lagi”)."""
        self.job_lease = None
        type(self)._base_manager.filter(pk=self.pk).exclude(job_state=JobState.WORKING).update(
            job_state=JobState.WANTED, job_attempts=0, job_error="", job_wanted_at=timezone.now(), **values
        )
        self.refresh_from_db()


def ring(task, pk):
    """Ring the bell for ``task`` on row ``pk`` once the transaction is committed.

    A broker that is down or slow must not fail the request: the sweep rings again.
    """

    def send():
        try:
            task.apply_async((pk,), retry=False)
        except (OperationalError, RedisError, OSError) as error:
            log.warning("bell for %s %s not rung (%s); the sweep will", task.name, pk, type(error).__name__)

    transaction.on_commit(send)

"""Work in rows: claimed once, given back when a worker dies, given up when it is poison."""

from datetime import timedelta

import pytest
from django.utils import timezone

from klaten_medsos.jobs import JobState
from klaten_medsos.notices.models import Kind, Notice

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


@pytest.fixture
def row(budi):
    return Notice.objects.create(
        kind=Kind.POST_SUBMITTED, recipient=budi, object_type="opd.unit", object_id="1", subject="s",
        body="b", path="/",
    )  # fmt: skip


def test_of_two_workers_one_gets_the_row(row):
    first, second = Notice.claim(row.pk), Notice.claim(row.pk)
    assert first is not None and second is None
    assert (first.job_state, first.job_attempts) == (JobState.WORKING, 1)


def test_a_finished_row_is_not_worked_on_again(row):
    assert Notice.claim(row.pk).finish()
    assert Notice.claim(row.pk) is None
    assert not Notice.objects.due().exists()


def test_a_row_whose_worker_died_is_due_again_after_its_lease(row, settings):
    Notice.claim(row.pk)
    assert not Notice.objects.due().exists()
    later = timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS + 1)
    assert Notice.objects.due(later).get() == row
    assert Notice.claim(row.pk, at=later).job_attempts == 2


def test_a_worker_that_comes_back_late_changes_nothing(row, settings):
    slow = Notice.claim(row.pk)
    later = timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS + 1)
    quick = Notice.claim(row.pk, at=later)
    assert not slow.finish(subject="dari yang lambat")
    assert not slow.release("terlambat")
    assert quick.finish(subject="dari yang cepat")
    row.refresh_from_db()
    assert (row.subject, row.job_state, row.job_error) == ("dari yang cepat", JobState.DONE, "")


def test_a_released_row_is_wanted_again_with_its_error_kept(row):
    assert Notice.claim(row.pk).release("x" * 500)
    row.refresh_from_db()
    assert row.job_state == JobState.WANTED and len(row.job_error) == 300


def test_a_poisonous_row_is_given_up_after_its_attempts(row, settings):
    settings.JOB_MAX_ATTEMPTS = 3
    for _ in range(3):
        Notice.claim(row.pk).release("gagal")
    row.refresh_from_db()
    assert row.job_state == JobState.FAILED
    assert Notice.claim(row.pk) is None and not Notice.objects.due().exists()


def test_a_row_that_kills_its_worker_each_time_is_given_up_too(row, settings):
    settings.JOB_MAX_ATTEMPTS = 2
    at = timezone.now()
    for _ in range(2):
        assert Notice.claim(row.pk, at=at) is not None
        at += timedelta(seconds=settings.JOB_LEASE_SECONDS + 1)
    assert Notice.claim(row.pk, at=at) is None
    row.refresh_from_db()
    assert row.job_state == JobState.FAILED


def test_a_person_may_want_a_failed_row_again_but_not_one_being_worked_on(row, settings):
    settings.JOB_MAX_ATTEMPTS = 1
    Notice.claim(row.pk).release("gagal")
    row.refresh_from_db()
    row.want_again()
    assert (row.job_state, row.job_attempts, row.job_error) == (JobState.WANTED, 0, "")
    worker = Notice.claim(row.pk)
    row.want_again()
    assert row.job_state == JobState.WORKING
    assert worker.finish()


def test_a_row_that_is_not_there_is_nobodys(db):
    assert Notice.claim(999_999) is None

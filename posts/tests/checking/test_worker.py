"""The bell for retraining, answered by a real worker."""

import pytest
from django.core.cache import cache

from klaten_medsos.celery import app
from posts import actions as posting
from posts.checking import actions, retraining, tasks
from posts.checking.current import examine, forget
from posts.models import CheckModel, Lesson, ModelStatus
from posts.tests.stage import waiting
from tests.workers import until

WORKER = "posts.tests.checking.small_worker"


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_decisions_become_one_candidate_once_a_worker_is_there_and_people_give_it_the_word(
    stage, dewi, queue, start_worker
):
    forget()
    cache.clear()
    post = waiting(stage)
    posting.approve_post(post=post, version=post.current_version, by=stage.ratna)
    for _ in range(2):  # rung twice while no worker is up
        tasks.retrain_check.apply_async(queue=queue)
    assert CheckModel.objects.count() == 0

    start_worker(WORKER)
    made = until(CheckModel.objects.first, "the candidate")
    tasks.retrain_check.apply_async(queue=queue)
    until(lambda: app.connection_for_read().default_channel.client.llen(queue) == 0, "the last bell")
    assert CheckModel.objects.get() == made
    assert (made.status, made.n_lessons) == (ModelStatus.CANDIDATE, Lesson.objects.count())
    assert made.metrics["keberatan"] == []
    learnt = made.version.split("-")[0]
    assert examine("Bupati meninjau puskesmas").versions["model"] != learnt

    actions.activate_model(model=made, by=dewi)
    assert examine("Bupati meninjau puskesmas").versions["model"] == learnt
    forget()


def test_learning_may_take_minutes_and_no_second_worker_begins_meanwhile():
    limit = tasks.retrain_check.soft_time_limit
    assert limit >= 20 * 60 > app.conf.task_soft_time_limit
    assert limit < tasks.retrain_check.time_limit <= retraining.BUSY_SECONDS

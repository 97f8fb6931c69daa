"""The bell for retraining the content check; what is to be learnt lies in rows."""

from celery import shared_task

from posts.checking import retraining


@shared_task(
    name="posts.retrain_check",
    soft_time_limit=retraining.LONGEST_SECONDS,
    time_limit=retraining.LONGEST_SECONDS + 60,
)
def retrain_check():
    """Weekly or after fifty decisions; running it oftener does nothing.

    The gate trains eleven times from all shipped texts, which takes minutes: far longer than a task usually may.
    """
    model = retraining.retrain()
    return str(model) if model else ""

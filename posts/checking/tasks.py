"""The bell for retraining the content check; what is to be learnt lies in rows."""

from celery import shared_task

from posts.checking import retraining


@shared_task(name="posts.retrain_check")
def retrain_check():
    """Weekly or after fifty decisions; running it oftener does nothing."""
    model = retraining.retrain()
    return str(model) if model else ""

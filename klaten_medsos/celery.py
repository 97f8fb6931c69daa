"""The Celery application: the bell and the hands. What must not be lost lives in rows (see jobs.py)."""

import gc
import os

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klaten_medsos.settings")

app = Celery("klaten_medsos")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def warm_up(**kwargs):
    """Import the PDF engine before the pool forks: the first PDF is quicker and children share memory."""
    import weasyprint  # noqa: F401

    gc.freeze()

"""The Celery application: the bell and the hands. What must not be lost lives in rows (see jobs.py)."""

import gc
import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_init
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klaten_medsos.settings")

app = Celery("klaten_medsos")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(
    ["posts.emergency", "posts.publishing", "posts.spreading", "posts.checking", "posts.links"]
)


@app.on_after_configure.connect
def set_schedule(sender, **kwargs):
    """What beat rings, by name; read from the settings only once the application is configured."""
    sweep = settings.SWEEP_SECONDS
    sender.conf.beat_schedule = {
        # level-triggered: whatever is still wanted is rung again
        "notices.sweep": {"task": "notices.sweep", "schedule": sweep},
        "reports.sweep_documents": {"task": "reports.sweep_documents", "schedule": sweep},
        "posts.expire": {"task": "posts.expire", "schedule": sweep},
        "posts.escalate": {"task": "posts.escalate", "schedule": crontab(minute="*/10")},
        "posts.digest": {"task": "posts.digest", "schedule": crontab(hour="7-9", minute=15)},
        "opd.sweep_drafts": {"task": "opd.sweep_drafts", "schedule": sweep},
        "opd.sweep_sign_in_mail": {"task": "opd.sweep_sign_in_mail", "schedule": sweep},
        "opd.remind_incidents": {"task": "opd.remind_incidents", "schedule": crontab(minute=10)},
        "opd.anonymise_due": {"task": "opd.anonymise_due", "schedule": crontab(hour=2, minute=30)},
        # mornings in WIB (CELERY_TIMEZONE); safe to run at any other time too
        "opd.bear_due_names": {"task": "opd.bear_due_names", "schedule": crontab(minute=1)},
        "opd.remind_expiring_decrees": {
            "task": "opd.remind_expiring_decrees",
            "schedule": crontab(hour=7, minute=0),
        },
        "audit.sweep_anchors": {"task": "audit.sweep_anchors", "schedule": sweep},
        # every hour, so that a scheduler that slept through the night still anchors the day
        "reports.anchor_audit_log": {"task": "reports.anchor_audit_log", "schedule": crontab(minute=20)},
        "opd.remind_unsigned_pledges": {
            "task": "opd.remind_unsigned_pledges",
            "schedule": crontab(hour=7, minute=15),
        },
        "opd.remind_unread_sop": {"task": "opd.remind_unread_sop", "schedule": crontab(hour=7, minute=10)},
        "posts.alert_due": {"task": "posts.alert_due", "schedule": 60.0},
        "posts.remind_after_reviews": {"task": "posts.remind_after_reviews", "schedule": crontab(minute=15)},
        "posts.retrain_check": {"task": "posts.retrain_check", "schedule": crontab(hour=2, minute=40)},
        "posts.sweep_links": {"task": "posts.sweep_links", "schedule": sweep},
        "posts.refresh_links": {"task": "posts.refresh_links", "schedule": crontab(minute="*/10")},
        "posts.remind_spreading": {"task": "posts.remind_spreading", "schedule": crontab(minute=10)},
        "accounts.print_sheets": {"task": "accounts.print_sheets", "schedule": 60},
        "accounts.file_names": {"task": "accounts.file_names", "schedule": crontab(minute=17)},
        "accounts.sweep_imports": {"task": "accounts.sweep_imports", "schedule": sweep},
        "accounts.remind": {"task": "accounts.remind", "schedule": crontab(hour=7, minute=10)},
        "reports.remind": {"task": "reports.remind", "schedule": crontab(hour=7, minute=5)},
    }


@worker_init.connect
def warm_up(**kwargs):
    """Import the PDF engine before the pool forks: the first PDF is quicker and children share memory."""
    import weasyprint  # noqa: F401

    gc.freeze()

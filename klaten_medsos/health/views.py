"""Liveness touches nothing; readiness asks everything the portal needs, and says which part is not well."""

import shutil
from datetime import timedelta

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from klaten_medsos.notices.models import Notice
from reports.models import Document

LATE = timedelta(seconds=300)
DISK_FREE = 0.05


@login_not_required
@never_cache
@require_safe
def alive(request):
    return JsonResponse({"status": "hidup"})


@login_not_required
@never_cache
@require_safe
def ready(request):
    """200 when every part is well, else 503; parts are named, versions and paths are not."""
    parts = {}
    for name, check in CHECKS.items():
        try:
            parts[name] = check()
        except (DatabaseError, redis.RedisError, OSError):
            parts[name] = False
    well = all(parts.values())
    return JsonResponse(
        {
            "status": "siap" if well else "belum siap",
            "bagian": {n: "baik" if ok else "terganggu" for n, ok in parts.items()},
        },
        status=200 if well else 503,
    )


def _database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _migrations():
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _broker():
    with redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2) as client:
        return bool(client.ping())


def _disk():
    settings.PRIVATE_ROOT.mkdir(parents=True, exist_ok=True)
    usage = shutil.disk_usage(settings.PRIVATE_ROOT)
    return usage.free / usage.total > DISK_FREE


def _work():
    """Nothing has waited longer than five minutes for a worker."""
    before = timezone.now() - LATE
    return not any(
        model.objects.due().filter(job_wanted_at__lt=before).exists() for model in (Document, Notice)
    )


CHECKS = {
    "basis_data": _database,
    "migrasi": _migrations,
    "perantara": _broker,
    "ruang_simpan": _disk,
    "antrean": _work,
}

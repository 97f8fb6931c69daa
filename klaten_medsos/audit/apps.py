from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "klaten_medsos.audit"
    label = "audit"
    verbose_name = "Jejak audit"

    def ready(self):
        from . import database_role, guard  # noqa: F401  database_role registers its check

        post_migrate.connect(guard.put_back, sender=self, dispatch_uid="audit.guard")

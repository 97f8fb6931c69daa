from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "klaten_medsos.audit"
    label = "audit"
    verbose_name = "Jejak audit"

    def ready(self):
        from . import database_role  # noqa: F401  registers its check

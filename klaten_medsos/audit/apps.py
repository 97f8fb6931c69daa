from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "klaten_medsos.audit"
    label = "audit"
    verbose_name = "Jejak audit"

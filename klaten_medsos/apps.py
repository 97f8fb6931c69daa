"""The frame as a Django app: templates tags, commands and the cache table live here."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "klaten_medsos"
    label = "portal"
    verbose_name = "Portal"

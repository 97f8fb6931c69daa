"""The frame as a Django app: template tags, commands and the cache table live here."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class PortalConfig(AppConfig):
    name = "klaten_medsos"
    label = "portal"
    verbose_name = "Portal"
    default = True


class PortalAdminConfig(admin_apps.AdminConfig):
    """Django's admin as Diskominfo's desk."""

    default_site = "klaten_medsos.home.desk.Desk"
    default = False

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "klaten_medsos.notices"
    label = "notices"
    verbose_name = "Pemberitahuan"

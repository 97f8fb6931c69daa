from django.apps import AppConfig


class OpdConfig(AppConfig):
    name = "opd"
    verbose_name = "Perangkat Daerah"

    def ready(self):
        """Note the beginning of every session, also of one that begins before the first request."""
        from opd.sign_in import door  # noqa: F401

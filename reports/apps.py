from django.apps import AppConfig
from django.core import checks

from klaten_medsos.pdf import check_pdf_engine


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Laporan dan evaluasi"

    def ready(self):
        from reports import leaving  # noqa: F401

        checks.register(check_pdf_engine)

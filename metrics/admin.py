"""Diskominfo reads the figures; units record them."""

from django.contrib import admin

from klaten_medsos.admin_site import DeskAdmin
from metrics.models import Measurement


@admin.register(Measurement)
class MeasurementAdmin(DeskAdmin):
    list_display = ["account", "metric", "value", "starts_on", "ends_on", "source", "recorded_at"]
    list_filter = ["metric"]
    list_select_related = ["account"]
    search_fields = ["account__handle", "account__unit__name"]

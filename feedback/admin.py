"""Diskominfo reads the inbox; units deal with it."""

from django.contrib import admin

from feedback.models import Item
from klaten_medsos.admin_site import DeskAdmin


@admin.register(Item)
class ItemAdmin(DeskAdmin):
    list_display = ["topic", "kind", "unit", "status", "sentiment", "received_at", "answered_at"]
    list_filter = ["status", "kind", "sentiment"]
    list_select_related = ["unit"]
    search_fields = ["topic", "unit__name"]

"""Units at the desk."""

from django.contrib import admin

from klaten_medsos.admin_site import DeskAdmin
from opd import actions
from opd.models import Unit


@admin.register(Unit)
class UnitAdmin(DeskAdmin):
    may_add = may_change = True
    list_display = ["name", "abbreviation", "type", "parent", "is_confirmed", "active_to"]
    list_filter = ["type", "is_confirmed"]
    list_select_related = ["parent"]
    search_fields = ["name", "abbreviation", "code"]
    autocomplete_fields = ["parent"]

    def save_model(self, request, obj, form, change):
        actions.save_unit(unit=obj, by=request.user, fields=form.changed_data)

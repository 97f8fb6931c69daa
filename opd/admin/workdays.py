"""Working days and holidays at the desk."""

from django.contrib import admin

from klaten_medsos.admin_site import DeskAdmin
from opd import actions
from opd.models import DayOverride


@admin.register(DayOverride)
class DayOverrideAdmin(DeskAdmin):
    """Days against or beyond the national calendar; every deadline and service hour counts by them at once."""

    may_add = may_change = True
    list_display = ["date", "name", "is_working", "source"]
    list_filter = ["is_working"]
    date_hierarchy = "date"
    search_fields = ["name", "source"]
    fields = ["date", "is_working", "name", "source"]

    def get_readonly_fields(self, request, obj=None):
        return ["date"] if obj else []

    def has_delete_permission(self, request, obj=None):
        """A declaration may be taken back, one at a time: the audit log keeps what it said."""
        return self.admin_site.has_permission(request)

    def get_actions(self, request):
        chosen = super().get_actions(request)
        chosen.pop("delete_selected", None)
        return chosen

    def save_model(self, request, obj, form, change):
        if form.changed_data or not change:
            actions.declare_day(day=obj, by=request.user)

    def delete_model(self, request, obj):
        actions.drop_day(day=obj, by=request.user)

    def log_deletions(self, request, queryset):
        """Our own audit log tells of it."""

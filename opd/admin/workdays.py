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
    actions = ["take_back"]

    def get_readonly_fields(self, request, obj=None):
        return ["date"] if obj else []

    def save_model(self, request, obj, form, change):
        if form.changed_data or not change:
            actions.declare_day(day=obj, by=request.user)

    @admin.action(description="Cabut penetapan yang dipilih", permissions=["change"])
    def take_back(self, request, queryset):
        """The national calendar has the word again; the audit log keeps what was declared."""
        for day in queryset:
            actions.drop_day(day=day, by=request.user)
            self.message_user(request, f"Penetapan {day} dicabut.")

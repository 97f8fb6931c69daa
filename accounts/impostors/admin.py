"""At the desk: the reports to look at, and the words for each platform to keep up to date."""

from django.contrib import admin

from accounts.impostors import actions
from accounts.models import ImpostorReport, TakedownSteps
from klaten_medsos.admin_site import DeskAdmin


@admin.register(ImpostorReport)
class ImpostorReportAdmin(DeskAdmin):
    """Decisions are made on the report's own page; “Lihat di situs” leads there."""

    list_display = ["code", "handle", "platform_label", "unit", "harm", "status", "reported_at"]
    list_filter = ["status", "harm"]
    list_select_related = ["unit"]
    search_fields = ["code", "handle", "pasted", "unit__name"]
    ordering = ["-reported_at"]
    exclude = ["evidence"]

    @admin.display(description="platform", ordering="platform")
    def platform_label(self, report):
        return report.platform_label


@admin.register(TakedownSteps)
class TakedownStepsAdmin(DeskAdmin):
    may_add = may_change = True
    list_display = ["platform_label", "form_url", "updated_at"]
    search_fields = ["platform", "steps"]

    @admin.display(description="platform", ordering="platform")
    def platform_label(self, steps):
        return steps.platform_label

    def save_model(self, request, obj, form, change):
        actions.keep_steps(steps=obj, by=request.user)

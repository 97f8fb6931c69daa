"""Notices on Diskominfo's desk: who was told what, and whether the e-mail went out."""

from django.contrib import admin

from klaten_medsos.admin_site import DeskAdmin
from klaten_medsos.jobs import JobState

from .models import Kind, Notice


class KindFilter(admin.SimpleListFilter):
    title = "jenis"
    parameter_name = "jenis"

    def lookups(self, request, model_admin):
        return Kind.choices

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() in Kind.values else queryset


@admin.register(Notice)
class NoticeAdmin(DeskAdmin):
    list_display = ["subject", "recipient", "occasion", "created_at", "read_at", "delivery"]
    list_filter = [KindFilter, "job_state"]
    list_select_related = ["recipient"]
    search_fields = ["subject", "recipient__name"]
    fields = [
        "kind", "recipient", "subject", "body", "path", "occasion", "created_at", "read_at", "delivery",
        "job_attempts", "job_error", "job_done_at",
    ]  # fmt: skip
    readonly_fields = fields

    @admin.display(description="surel")
    def delivery(self, notice):
        if notice.job_state == JobState.DONE and notice.job_done_at is None:
            return "Tanpa surel"
        return notice.get_job_state_display()

"""Decrees at the desk (Pasal 11)."""

from django.contrib import admin
from django.utils.html import format_html

from klaten_medsos.admin_site import DeskAdmin
from opd.models import Appointment, Decree


class SignerFilter(admin.SimpleListFilter):
    title = "penanda tangan"
    parameter_name = "penanda"

    def lookups(self, request, model_admin):
        return [("lain", "Bukan kepala pada tanggal itu")]

    def queryset(self, request, queryset):
        return queryset.signed_by_another() if self.value() == "lain" else queryset


class AppointmentInline(admin.TabularInline):
    model = Appointment
    extra = 0
    can_delete = False
    fields = readonly_fields = ["user", "role", "ended_on", "ended_reason"]

    def has_view_permission(self, request, obj=None):
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request, obj=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Decree)
class DecreeAdmin(DeskAdmin):
    """Decrees to read, with a warning where the signer was not the head (Pasal 11)."""

    list_display = ["number", "unit", "decided_on", "starts_on", "ends_on", "state", "warning"]
    list_filter = [SignerFilter]
    list_select_related = ["unit", "signer"]
    search_fields = ["number", "unit__name", "unit__abbreviation"]
    fields = [
        "unit", "number", "decided_on", "signer", "warning", "starts_on", "ends_on", "ended_reason",
        "recorded_by", "recorded_at", "page",
    ]  # fmt: skip
    readonly_fields = fields
    inlines = [AppointmentInline]

    @admin.display(description="status")
    def state(self, decree):
        return decree.state.label

    @admin.display(description="peringatan")
    def warning(self, decree):
        return "" if decree.signer_was_head else "Penanda tangan bukan kepala unit pada tanggal itu"

    @admin.display(description="naskah dan jejak")
    def page(self, decree):
        return format_html('<a href="{}">Buka halaman Keputusan</a>', decree.get_absolute_url())

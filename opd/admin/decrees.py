"""Decrees at the desk (Pasal 11)."""

from django.contrib import admin
from django.utils.html import format_html

from klaten_medsos import dates
from klaten_medsos.admin_site import DeskAdmin, ReadOnlyInline
from opd.models import Appointment, Decree, DecreeState, Deputy, GroupMessage, HandOver


class SignerFilter(admin.SimpleListFilter):
    title = "penanda tangan"
    parameter_name = "penanda"

    def lookups(self, request, model_admin):
        return [("lain", "Bukan kepala pada tanggal itu")]

    def queryset(self, request, queryset):
        return queryset.signed_by_another() if self.value() == "lain" else queryset


class StateFilter(admin.SimpleListFilter):
    title = "keadaan"
    parameter_name = "keadaan"

    def lookups(self, request, model_admin):
        return DecreeState.choices

    def queryset(self, request, queryset):
        today = dates.today()
        asked = {
            DecreeState.IN_FORCE: lambda: queryset.in_force(today),
            DecreeState.UPCOMING: lambda: queryset.filter(starts_on__gt=today),
            DecreeState.OVER: lambda: queryset.filter(ends_on__lt=today),
        }
        return asked[self.value()]() if self.value() in asked else queryset


class AppointmentInline(ReadOnlyInline):
    model = Appointment
    fields = readonly_fields = ["user", "role", "ended_on", "ended_reason"]


@admin.register(Decree)
class DecreeAdmin(DeskAdmin):
    """Decrees to read, with a warning where the signer was not the head (Pasal 11)."""

    list_display = ["number", "unit", "decided_on", "starts_on", "ends_on", "state", "warning"]
    list_filter = [SignerFilter, StateFilter]
    date_hierarchy = "decided_on"
    list_select_related = ["unit", "signer"]
    search_fields = ["number", "unit__name", "unit__abbreviation"]
    fields = [
        "unit", "number", "decided_on", "signer", "warning", "starts_on", "ends_on", "ended_reason", "follows",
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


class ReadingAdmin(DeskAdmin):
    """Records to read; they are written on the portal's pages."""

    def get_readonly_fields(self, request, obj=None):
        return [field.name for field in self.model._meta.fields if field.name != "id"]


@admin.register(Deputy)
class DeputyAdmin(ReadingAdmin):
    list_display = ["user", "absent", "unit", "starts_on", "ends_on", "reason"]
    list_select_related = ["user", "appointment__user", "appointment__decree__unit"]
    search_fields = ["user__name", "appointment__user__name"]
    date_hierarchy = "starts_on"

    @admin.display(description="menggantikan")
    def absent(self, deputy):
        return deputy.appointment.user


@admin.register(HandOver)
class HandOverAdmin(ReadingAdmin):
    list_display = ["giver", "taking", "unit", "given_at", "accepted_at"]
    list_select_related = ["appointment__user", "taking", "appointment__decree__unit"]
    search_fields = ["appointment__user__name", "taking__name"]
    date_hierarchy = "given_at"

    @admin.display(description="yang menyerahkan")
    def giver(self, given):
        return given.appointment.user

    @admin.display(description="unit")
    def unit(self, given):
        return given.appointment.decree.unit


@admin.register(GroupMessage)
class GroupMessageAdmin(ReadingAdmin):
    list_display = ["subject", "unit", "sent_by", "sent_at"]
    list_select_related = ["unit", "sent_by"]
    search_fields = ["subject", "unit__name"]
    date_hierarchy = "sent_at"

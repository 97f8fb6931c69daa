"""Holders of offices at the desk."""

from django.contrib import admin, messages

from klaten_medsos import dates
from klaten_medsos.admin_site import DeskAdmin
from klaten_medsos.templatetags.portal import mask_nip
from opd import actions
from opd.models import OfficeHolder
from opd.offices import vacancies_of

from .asking import AskedRecently, ExportNoted
from .nips import NipForm, typed_nip, warn_of_nip


class OfficeHolderForm(NipForm):
    nip = typed_nip()

    class Meta:
        model = OfficeHolder
        fields = [
            "office", "unit", "title", "acting", "name", "grade", "rank", "nip", "user", "starts_on", "ends_on",
        ]  # fmt: skip


class TodayFilter(admin.SimpleListFilter):
    title = "masa"
    parameter_name = "masa"

    def lookups(self, request, model_admin):
        return [("kini", "Menjabat hari ini"), ("lalu", "Sudah berakhir")]

    def queryset(self, request, queryset):
        if self.value() == "kini":
            return queryset.in_force()
        return queryset.filter(ends_on__lt=dates.today()) if self.value() == "lalu" else queryset


@admin.register(OfficeHolder)
class OfficeHolderAdmin(AskedRecently, ExportNoted, DeskAdmin):
    may_add = may_change = True
    form = OfficeHolderForm
    list_display = ["name", "full_title", "unit", "grade", "short_nip", "starts_on", "ends_on"]
    list_filter = ["office", "acting", TodayFilter]
    list_select_related = ["unit"]
    date_hierarchy = "starts_on"
    search_fields = ["name", "title", "unit__name", "unit__abbreviation"]
    autocomplete_fields = ["unit", "user"]

    @admin.display(description="jabatan")
    def full_title(self, holder):
        return holder.full_title

    @admin.display(description="NIP")
    def short_nip(self, holder):
        return mask_nip(holder.nip) if holder.nip else "–"

    def save_model(self, request, obj, form, change):
        actions.save_office_holder(holder=obj, by=request.user, fields=form.changed_data)
        warn_of_nip(self, request, form)
        for gap in vacancies_of(obj.office, obj.unit, dates.today()):
            self.message_user(
                request, f"{obj.title} tidak tercatat dipegang siapa pun {gap}.", messages.WARNING
            )

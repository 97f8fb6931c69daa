"""Units at the desk."""

from django.contrib import admin, messages
from django.utils.html import format_html

from klaten_medsos import dates
from klaten_medsos.admin_site import DeskAdmin, ReadOnlyInline
from klaten_medsos.exceptions import Refusal
from klaten_medsos.sheets import csv_response, xlsx_response
from opd import actions
from opd.imports import units as list_of_units
from opd.models import Unit, UnitName, UnitSuccession
from opd.reauthentication import ask_if_stale


class StateFilter(admin.SimpleListFilter):
    title = "keadaan"
    parameter_name = "keadaan"

    def lookups(self, request, model_admin):
        return [("aktif", "Aktif"), ("akan", "Belum aktif"), ("tidak", "Tidak aktif lagi")]

    def queryset(self, request, queryset):
        return queryset.of_state(self.value()) if self.value() else queryset


class NameInline(ReadOnlyInline):
    model = UnitName
    fields = readonly_fields = ["name", "abbreviation", "starts_on", "ends_on", "basis"]


class SuccessionInline(ReadOnlyInline):
    model = UnitSuccession
    fk_name = "unit"
    fields = readonly_fields = ["successor", "effective_on", "basis"]


@admin.register(Unit)
class UnitAdmin(DeskAdmin):
    """The list of Perangkat Daerah. A name that changes on a day is recorded on the unit's page, not here."""

    may_add = may_change = True
    list_display = ["name", "abbreviation", "code", "type", "parent", "confirmed", "active_to"]
    list_filter = ["type", "is_confirmed", StateFilter]
    list_select_related = ["parent"]
    search_fields = ["name", "abbreviation", "code", "names__name"]
    autocomplete_fields = ["parent"]
    actions = ["confirm_names", "export_csv", "export_xlsx", "let_coordinate"]
    inlines = [NameInline, SuccessionInline]
    readonly_fields = ["coordinates", "page"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "code",
                    "name",
                    "abbreviation",
                    "type",
                    "parent",
                    "is_confirmed",
                    "source",
                    "coordinates",
                    "page",
                ]
            },
        ),
        ("Kop dan kontak", {"fields": ["address", "postal_code", "phone", "fax", "email", "website"]}),
        ("Masa aktif", {"fields": ["active_from", "active_to"]}),
    ]

    @admin.display(description="kepastian nama", ordering="is_confirmed")
    def confirmed(self, unit):
        return "Pasti" if unit.is_confirmed else "Perlu konfirmasi"

    @admin.display(description="nama berganti, digabung atau dipecah")
    def page(self, unit):
        if unit.pk is None:
            return "Setelah disimpan."
        return format_html('<a href="{}">Buka halaman unit</a>', unit.get_absolute_url())

    def save_model(self, request, obj, form, change):
        actions.save_unit(unit=obj, by=request.user, fields=form.changed_data)

    @admin.action(description="Pastikan nama yang dipilih", permissions=["change"])
    def confirm_names(self, request, queryset):
        for unit in queryset.filter(is_confirmed=False):
            unit.is_confirmed = True
            try:
                actions.save_unit(unit=unit, by=request.user, fields=["is_confirmed"])
            except Refusal as refused:
                self.message_user(request, str(refused), messages.ERROR)
            else:
                self.message_user(request, f"Nama {unit} dipastikan.")

    @admin.action(
        description="Jadikan unit pembina media sosial kabupaten (operator)", permissions=["coordinate"]
    )
    def let_coordinate(self, request, queryset):
        if asked := ask_if_stale(request):
            return asked
        units = list(queryset[:2])
        if len(units) != 1:
            self.message_user(request, "Pilih satu unit saja.", messages.ERROR)
            return None
        try:
            actions.choose_coordinator(unit=units[0], by=request.user)
        except Refusal as refused:
            self.message_user(request, str(refused), messages.ERROR)
        else:
            self.message_user(
                request,
                f"{units[0]} kini membina media sosial kabupaten; kepalanya berwenang sebagai Kepala Diskominfo.",
            )
        return None

    def has_coordinate_permission(self, request):
        return request.user.standing.is_operator

    @admin.action(description="Unduh yang dipilih (CSV)", permissions=["view"])
    def export_csv(self, request, queryset):
        return self._export(csv_response, "csv", queryset)

    @admin.action(description="Unduh yang dipilih (XLSX)", permissions=["view"])
    def export_xlsx(self, request, queryset):
        return self._export(xlsx_response, "xlsx", queryset)

    def _export(self, respond, suffix, queryset):
        units = queryset.select_related("parent").order_by("code")
        name = f"unit-{dates.today():%Y-%m-%d}.{suffix}"
        return respond(name, list_of_units.HEADERS, [list_of_units.row_of(unit) for unit in units])

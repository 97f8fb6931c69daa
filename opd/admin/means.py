"""Pledges, facilities and budget at the desk: the words are recorded, the rest is read (Pasal 15, 17, 21)."""

from django.contrib import admin
from django.utils.html import format_html_join

from klaten_medsos.admin_site import DeskAdmin
from opd import actions
from opd.forms import PledgeTextForm
from opd.models import BudgetLine, Facility, Pledge, PledgeText
from opd.pledges import LETTERS


@admin.register(PledgeText)
class PledgeTextAdmin(DeskAdmin):
    """A version of the words is recorded once; what people signed keeps the words they signed."""

    may_add = True
    form = PledgeTextForm
    list_display = ["__str__", "effective_on", "recorded_by", "recorded_at"]
    list_select_related = ["recorded_by"]
    readonly_fields = ["effective_on", "opening", "told", "closing", "recorded_by", "recorded_at"]

    def get_fieldsets(self, request, obj=None):
        if obj:
            return [(None, {"fields": self.readonly_fields})]
        letters = [f"letter_{letter}" for letter in LETTERS]
        return [
            (None, {"fields": ["effective_on", "opening"]}),
            ("Pernyataan huruf a sampai g (Pasal 15)", {"fields": letters}),
            (None, {"fields": ["closing"]}),
        ]

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj:
            kwargs["form"] = admin.ModelAdmin.form
        return super().get_form(request, obj, change, **kwargs)

    @admin.display(description="pernyataan")
    def told(self, text):
        return format_html_join("", "<p>{}. {}</p>", ((letter, words) for letter, words in text.statements))

    def save_model(self, request, obj, form, change):
        data = form.cleaned_data
        saved = actions.record_pledge_text(
            opening=data["opening"], closing=data["closing"], effective_on=data["effective_on"],
            statements=form.statements, by=request.user,
        )  # fmt: skip
        obj.__dict__.update(saved.__dict__)


@admin.register(Pledge)
class PledgeAdmin(DeskAdmin):
    list_display = ["signed_as", "unit", "role", "signed_at"]
    list_select_related = ["appointment__decree__unit"]
    date_hierarchy = "signed_at"
    search_fields = [
        "signed_as",
        "appointment__decree__unit__name",
        "appointment__decree__unit__abbreviation",
    ]
    fields = readonly_fields = ["appointment", "signed_as", "signed_at", "opening", "told", "closing"]

    @admin.display(description="unit")
    def unit(self, pledge):
        return pledge.appointment.decree.unit.abbreviation

    @admin.display(description="sebagai")
    def role(self, pledge):
        return pledge.appointment.get_role_display()

    @admin.display(description="pernyataan")
    def told(self, pledge):
        return format_html_join("", "<p>{}. {}</p>", ((letter, words) for letter, words in pledge.statements))


@admin.register(Facility)
class FacilityAdmin(DeskAdmin):
    list_display = ["unit", "kind", "good", "damaged", "internet_type", "has_backup", "updated_at"]
    list_filter = ["kind", "internet_type", "has_backup"]
    list_select_related = ["unit"]
    search_fields = ["unit__name", "unit__abbreviation"]


@admin.register(BudgetLine)
class BudgetLineAdmin(DeskAdmin):
    list_display = ["unit", "year", "account_code", "programme", "use", "ceiling", "realised", "over"]
    list_filter = ["year", "use"]
    list_select_related = ["unit"]
    search_fields = ["unit__name", "unit__abbreviation", "account_code", "programme", "activity"]

    @admin.display(description="melebihi pagu", boolean=True)
    def over(self, line):
        return line.is_over

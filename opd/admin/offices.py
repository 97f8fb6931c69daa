"""Holders of offices at the desk."""

from django.contrib import admin

from klaten_medsos.admin_site import DeskAdmin
from opd import actions
from opd.models import OfficeHolder

from .nips import NipForm, typed_nip


class OfficeHolderForm(NipForm):
    nip = typed_nip()

    class Meta:
        model = OfficeHolder
        fields = [
            "office", "unit", "title", "acting", "name", "rank", "nip", "user", "starts_on", "ends_on",
        ]  # fmt: skip


@admin.register(OfficeHolder)
class OfficeHolderAdmin(DeskAdmin):
    may_add = may_change = True
    form = OfficeHolderForm
    list_display = ["name", "full_title", "unit", "starts_on", "ends_on"]
    list_filter = ["office", "acting"]
    list_select_related = ["unit"]
    search_fields = ["name", "title", "unit__name", "unit__abbreviation"]
    autocomplete_fields = ["unit", "user"]

    @admin.display(description="jabatan")
    def full_title(self, holder):
        return holder.full_title

    def save_model(self, request, obj, form, change):
        actions.save_office_holder(holder=obj, by=request.user, fields=form.changed_data)

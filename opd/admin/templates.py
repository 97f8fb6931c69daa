"""The text of Keputusan at the desk: each saving is a new version, none is changed."""

from dataclasses import asdict

from django import forms
from django.contrib import admin

from klaten_medsos.admin_site import DeskAdmin
from opd import actions
from opd.drafting import BUILT_IN, FIELDS, PLACEHOLDERS
from opd.models import DecreeTemplate


class TemplateForm(forms.ModelForm):
    class Meta:
        model = DecreeTemplate
        fields = [*FIELDS, "note"]
        help_texts = {
            "title": "Tanda isian: "
            + "; ".join(f"{{{name}}} {what}" for name, what in PLACEHOLDERS.items())
            + "."
        }


@admin.register(DecreeTemplate)
class DecreeTemplateAdmin(DeskAdmin):
    may_add = True
    form = TemplateForm
    list_display = ["version", "title", "note", "made_by", "made_at"]
    list_select_related = ["made_by"]
    readonly_fields = ["version", "made_by", "made_at"]

    def get_fields(self, request, obj=None):
        return [*FIELDS, "note"] if obj is None else ["version", *FIELDS, "note", "made_by", "made_at"]

    def get_changeform_initial_data(self, request):
        newest = DecreeTemplate.objects.first()
        return {name: getattr(newest, name) for name in FIELDS} if newest else asdict(BUILT_IN)

    def save_model(self, request, obj, form, change):
        saved = actions.publish_template(by=request.user, **form.cleaned_data)
        obj.pk, obj.version, obj._state.adding = saved.pk, saved.version, False

"""SOP versions at the desk: recorded with a preview of what changes, then only read (Pasal 16)."""

from django import forms
from django.contrib import admin
from django.contrib.admin import helpers
from django.utils.html import format_html, format_html_join

from klaten_medsos.admin_site import DeskAdmin
from opd import actions
from opd.forms.sop import DAYS, SopVersionForm, initial_of
from opd.models import SopVersion
from opd.sop import parameters
from opd.sop_words import GROUPS, differences, told


def _fieldsets():
    """The Keputusan first, then the parameters by group; the service hours as seven lines."""
    yield None, {"fields": ["number", "decided_on", "effective_on", "summary"]}
    for heading, article, names in GROUPS:
        shown = [part for name in names for part in (DAYS if name == "service_hours" else (name,))]
        note = (
            "Jam layanan tiap hari; boleh terbagi, misalnya 07.30–12.00, 13.00–16.00. Kosong berarti tutup."
        )
        words = f"{note} Dasar: {article}." if "service_hours" in names else f"Dasar: {article}."
        yield heading, {"fields": shown, "description": words}
    yield "Naskah", {"fields": ["file"]}


@admin.register(SopVersion)
class SopVersionAdmin(DeskAdmin):
    """A version is recorded once; what is wrong with one in force is mended by the next."""

    may_add = True
    form = SopVersionForm
    add_form_template = "admin/opd/sopversion/add.html"
    list_display = ["number", "decided_on", "effective_on", "is_in_force", "recorded_by", "cancelled_at"]
    list_select_related = ["recorded_by"]
    date_hierarchy = "effective_on"
    search_fields = ["number", "summary"]
    readonly_fields = [
        "number", "decided_on", "effective_on", "takes_effect_at", "summary", "parameters_told", "recorded_by",
        "recorded_at", "cancelled_by", "cancelled_at", "cancelled_reason", "page",
    ]  # fmt: skip

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": self.readonly_fields})] if obj else list(_fieldsets())

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    def get_form(self, request, obj=None, change=False, **kwargs):
        """A recorded version is only read: nothing of it is a field."""
        if obj:
            kwargs["form"] = forms.ModelForm
        return super().get_form(request, obj, change, **kwargs)

    def get_changeform_initial_data(self, request):
        """The next version begins as the one in force says."""
        return initial_of(parameters()) | super().get_changeform_initial_data(request)

    @admin.display(description="berlaku", boolean=True)
    def is_in_force(self, version):
        return parameters().label == str(version) and version.has_taken_effect

    @admin.display(description="ketentuan")
    def parameters_told(self, version):
        rows = [row for _, _, group in told(version.sop) for row in group]
        lines = (
            (label, format_html_join("", "<br>{}", ((line,) for line in words))) for label, words in rows
        )
        return format_html_join("", "<p><strong>{}</strong>{}</p>", lines)

    @admin.display(description="halaman")
    def page(self, version):
        return format_html(
            '<a href="{}">Buka halaman SOP: naskah, perubahan, pembaca</a>', version.get_absolute_url()
        )

    def add_view(self, request, form_url="", extra_context=None):
        """“Lihat perubahan” shows what would change and keeps all that was typed; nothing is recorded."""
        if request.method != "POST" or "_preview" not in request.POST or not self.has_add_permission(request):
            return super().add_view(request, form_url, extra_context)
        form = self.get_form(request)(request.POST)
        form.fields["file"].required = False
        is_sound = form.is_valid()
        old = form.replaces if is_sound else None
        return self.render_change_form(
            request,
            {
                **self.admin_site.each_context(request),
                "title": "Catat versi SOP",
                "adminform": helpers.AdminForm(
                    form, self.get_fieldsets(request), {}, [], model_admin=self
                ),
                "inline_admin_formsets": [],
                "errors": helpers.AdminErrorList(form, []),
                "object_id": None,
                "original": None,
                "is_popup": False,
                "to_field": None,
                "media": self.media + form.media,
                "preserved_filters": self.get_preserved_filters(request),
                "previewed": is_sound,
                "replaces": old and old.label,
                "changes": differences(old, form.sop) if is_sound else [],
            },
            add=True,
            form_url=form_url,
        )  # fmt: skip

    def save_model(self, request, obj, form, change):
        data = form.cleaned_data
        saved = actions.record_sop(
            number=data["number"], decided_on=data["decided_on"], effective_on=data["effective_on"],
            summary=data["summary"], upload=data["file"], sop=form.sop, by=request.user,
        )  # fmt: skip
        obj.__dict__.update(saved.__dict__)

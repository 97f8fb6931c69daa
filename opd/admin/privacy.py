"""Personal data at the desk: requests to answer, the register of incidents, who read what."""

from django import forms
from django.contrib import admin
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html

from klaten_medsos import dates
from klaten_medsos.admin_site import DeskAdmin
from opd import actions
from opd.models import DataRequest, Incident, SensitiveRead

from .asking import ExportNoted


@admin.register(DataRequest)
class DataRequestAdmin(ExportNoted, DeskAdmin):
    """Requests for correction; answered once, within 3 x 24 hours."""

    person_field = "person_id"
    may_change = True
    list_display = ["person", "asked_at", "due", "answered_at", "answered_by"]
    list_filter = [("answered_at", admin.EmptyFieldListFilter)]
    list_select_related = ["person", "answered_by"]
    search_fields = ["person__name"]
    fields = ["person", "text", "asked_at", "due", "answer", "answered_at", "answered_by"]
    readonly_fields = ["person", "text", "asked_at", "due", "answered_at", "answered_by"]

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    @admin.display(description="paling lambat")
    def due(self, asked):
        return dates.format_datetime(asked.due_at)

    def get_readonly_fields(self, request, obj=None):
        return self.fields if obj and obj.answered_at else self.readonly_fields

    def save_model(self, request, obj, form, change):
        if "answer" in form.changed_data:
            stored = DataRequest.objects.get(pk=obj.pk)
            actions.answer_correction(asked=stored, answer=form.cleaned_data["answer"], by=request.user)


class IncidentForm(forms.ModelForm):
    class Meta:
        model = Incident
        fields = [
            "title", "discovered_at", "happened_at", "data_kinds", "how", "people_count", "handling", "reported_at",
            "told_at", "closed_at",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            for part, widget in zip(("tanggal", "jam"), getattr(field.widget, "widgets", ()), strict=False):
                widget.attrs["aria-label"] = f"{field.label}: {part}"


@admin.register(Incident)
class IncidentAdmin(DeskAdmin):
    """The register of incidents with the 72-hour clock of UU 27/2022 Pasal 46."""

    may_add = may_change = True
    form = IncidentForm
    list_display = ["title", "discovered_at", "clock", "reported_at", "told_at", "closed_at"]
    list_filter = [("closed_at", admin.EmptyFieldListFilter)]
    search_fields = ["title"]
    date_hierarchy = "discovered_at"
    readonly_fields = ["clock", "letter"]

    def get_fields(self, request, obj=None):
        return [*IncidentForm.Meta.fields, *(["clock", "letter"] if obj else [])]

    @admin.display(description="batas 3 × 24 jam")
    def clock(self, incident):
        if not incident.is_running:
            return "selesai"
        hours = (incident.due_at - timezone.now()).total_seconds() / 3600
        words = dates.format_datetime(incident.due_at)
        return f"{words}, sisa {int(hours)} jam" if hours > 0 else f"{words}, TERLEWATI"

    @admin.display(description="surat")
    def letter(self, incident):
        return format_html('<a href="surat/">Cetak surat pemberitahuan</a>', incident.pk)

    def get_urls(self):
        name = "opd_incident_letter"
        page = path("<int:pk>/change/surat/", self.admin_site.admin_view(self.letter_view), name=name)
        return [page, *super().get_urls()]

    def letter_view(self, request, pk):
        incident = get_object_or_404(Incident, pk=pk)
        return render(request, "opd/incident_letter.html", {"incident": incident, "now": timezone.now()})

    def save_model(self, request, obj, form, change):
        actions.save_incident(incident=obj, by=request.user, fields=form.changed_data)


@admin.register(SensitiveRead)
class SensitiveReadAdmin(DeskAdmin):
    """Who opened what is sensitive; to read only."""

    list_display = ["at", "reader", "kind", "object_label"]
    list_filter = ["kind"]
    list_select_related = ["reader"]
    search_fields = ["reader__name", "object_label"]
    date_hierarchy = "at"
    fields = readonly_fields = ["at", "reader", "kind", "object_label", "people"]

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    @admin.display(description="tentang")
    def people(self, read):
        return ", ".join(str(person) for person in read.subjects.all()) or "–"

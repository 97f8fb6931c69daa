"""The log on Diskominfo's desk: to read and search, never to change."""

from django.contrib import admin

from klaten_medsos.admin_site import DeskAdmin

from .events import Event
from .models import Entry


class EventFilter(admin.SimpleListFilter):
    title = "peristiwa"
    parameter_name = "peristiwa"

    def lookups(self, request, model_admin):
        return Event.choices

    def queryset(self, request, queryset):
        return queryset.filter(event=self.value()) if self.value() in Event.values else queryset


class ObjectFilter(admin.SimpleListFilter):
    title = "jenis objek"
    parameter_name = "objek"
    KINDS = {
        "opd.user": "Pengguna",
        "opd.unit": "Unit",
        "opd.officeholder": "Pemangku jabatan",
        "opd.decree": "Keputusan",
        "opd.sopversion": "SOP",
        "opd.dayoverride": "Kalender kerja",
        "accounts.account": "Akun",
        "posts.post": "Pesan",
        "metrics.measurement": "Angka",
        "feedback.item": "Masukan",
        "reports.report": "Laporan",
        "reports.evaluation": "Evaluasi",
        "reports.document": "Dokumen",
    }

    def lookups(self, request, model_admin):
        return self.KINDS.items()

    def queryset(self, request, queryset):
        return queryset.filter(object_type=self.value()) if self.value() in self.KINDS else queryset


@admin.register(Entry)
class EntryAdmin(DeskAdmin):
    list_display = ["seq", "at", "sentence", "actor_label"]
    list_filter = [EventFilter, ObjectFilter]
    search_fields = ["object_label", "actor_label"]
    search_help_text = "Nama pelaku atau objek."
    fields = [
        "seq", "at", "sentence", "event", "actor_label", "object_type", "object_id", "object_label", "data",
        "previous_hash", "hash",
    ]  # fmt: skip
    readonly_fields = fields

    @admin.display(description="kalimat")
    def sentence(self, entry):
        return entry.sentence

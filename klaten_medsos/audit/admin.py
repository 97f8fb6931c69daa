"""The log on Diskominfo's desk: to read, search and hand out, never to change."""

import datetime

from django.contrib import admin

from klaten_medsos import dates
from klaten_medsos.admin_site import DeskAdmin

from .events import Event
from .models import Anchor, Entry

KINDS = {
    "pengguna": "Pengguna dan masuk",
    "data": "Data pribadi",
    "insiden": "Insiden data pribadi",
    "unit": "Unit",
    "pejabat": "Pemangku jabatan",
    "keputusan": "Keputusan",
    "akun": "Akun",
    "pesan": "Pesan",
    "ukuran": "Angka",
    "masukan": "Masukan",
    "laporan": "Laporan",
    "evaluasi": "Evaluasi",
    "dokumen": "Dokumen",
}  # by the first word of an event; a room without a name here is shown by its own word


def rooms() -> list[tuple[str, str]]:
    """The first words of all events, in words."""
    known = dict.fromkeys(value.partition(".")[0] for value in Event.values)
    return [(room, KINDS.get(room, room.replace("_", " ").capitalize())) for room in known]


class PeriodFilter(admin.ListFilter):
    """From a day to a day (WIB), one kind of event; a form that needs no JavaScript."""

    title = "waktu dan peristiwa"
    template = "admin/period_filter.html"
    parameters = ("dari", "sampai", "peristiwa")

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        for name in self.parameters:
            if name in params:
                given = params.pop(name)
                self.used_parameters[name] = given[-1] if isinstance(given, list) else given
        self.kept = [(name, value) for name, values in request.GET.lists() for value in values]

    def has_output(self):
        return True

    def expected_parameters(self):
        return list(self.parameters)

    def choices(self, changelist):
        """One row for the template: what was typed, and what else the address holds."""
        yield {
            "given": {name: self.used_parameters.get(name, "") for name in self.parameters},
            "kept": [(name, value) for name, value in self.kept if name not in (*self.parameters, "p")],
            "rooms": rooms(),
            "events": Event.choices,
        }

    def _day(self, name):
        try:
            day = datetime.date.fromisoformat(self.used_parameters.get(name, ""))
        except ValueError:
            return None
        return day if 1900 <= day.year <= dates.LAST_YEAR else None

    def queryset(self, request, queryset):
        if first := self._day("dari"):
            queryset = queryset.filter(at__gte=dates.start_of_day(first))
        if last := self._day("sampai"):
            queryset = queryset.filter(at__lt=dates.start_of_day(last + datetime.timedelta(days=1)))
        event = self.used_parameters.get("peristiwa", "")
        if event in Event.values:
            queryset = queryset.filter(event=event)
        elif event in dict(rooms()):
            queryset = queryset.filter(event__startswith=f"{event}.")
        return queryset


@admin.register(Entry)
class EntryAdmin(DeskAdmin):
    list_display = ["seq", "at", "sentence", "who", "actor_role"]
    list_filter = [PeriodFilter]
    search_fields = ["object_label", "actor_label", "=request"]
    search_help_text = "Nama pelaku atau objek, atau kode permintaan dari halaman galat."
    fields = [
        "seq", "at", "sentence", "event", "who", "actor_role", "request", "object_type", "object_id",
        "what", "data", "previous_hash", "hash",
    ]  # fmt: skip
    readonly_fields = fields

    @admin.display(description="pelaku", ordering="actor_label")
    def who(self, entry):
        return entry.actor_shown

    @admin.display(description="objek")
    def what(self, entry):
        return entry.object_shown

    @admin.display(description="yang terjadi")
    def sentence(self, entry):
        return entry.sentence


@admin.register(Anchor)
class AnchorAdmin(DeskAdmin):
    """The ends of the log that were sent outside, day by day."""

    list_display = ["day", "seq", "hash", "job_state", "job_done_at"]
    fields = [
        "day",
        "seq",
        "hash",
        "made_at",
        "recipients",
        "job_state",
        "job_attempts",
        "job_error",
        "job_done_at",
    ]
    readonly_fields = fields

"""Roles and people at the desk are changed only by who proved themselves a moment ago (RELIABILITY T31)."""

from opd import privacy
from opd.reauthentication import ask_if_stale


class AskedRecently:
    """For desk pages that give or take power: opening a form or sending anything asks when the proof is old."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return ask_if_stale(request) or super().changeform_view(request, object_id, form_url, extra_context)

    def changelist_view(self, request, extra_context=None):
        asked = ask_if_stale(request) if request.method == "POST" else None
        return asked or super().changelist_view(request, extra_context)


class ExportNoted:
    """For lists of people: taking one along as a file asks when the proof is old, and is noted for those named."""

    person_field = "user_id"  # the field of a row that names its person

    def export_view(self, request, kind):
        return ask_if_stale(request) or super().export_view(request, kind)

    def note_export(self, request, rows):
        people = {getattr(row, self.person_field) for row in rows} - {None}
        title = f"Daftar {self.opts.verbose_name_plural} ({len(rows)} baris)"
        privacy.log_list_export(request, of=self.model, title=title, subjects=people)

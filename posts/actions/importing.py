"""Taking a table of drafts in: all rows or none, each through the same door as a typed one."""

from django.core.exceptions import ValidationError
from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.dates import now
from klaten_medsos.exceptions import Incomplete, Problem, RuleBroken
from klaten_medsos.sheets import read_sheet
from posts import permissions
from posts.actions.drafting import draft_post
from posts.importing import Reading, read_drafts


def try_import(*, unit, upload, by, at=None) -> Reading:
    """What ``upload`` (CSV or XLSX) would become; writes nothing. ``NotAllowed``, ``RuleBroken``."""
    permissions.check_can_draft_post(by, unit)
    try:
        return read_drafts(unit, read_sheet(upload), now=at or now())
    except ValidationError as refused:
        raise RuleBroken(" ".join(refused.messages)) from None


@transaction.atomic
def import_drafts(*, unit, upload, by, at=None) -> list:
    """Make a draft of every row, never anything but drafts; a table with one wrong row makes none."""
    at = at or now()
    reading = try_import(unit=unit, upload=upload, by=by, at=at)
    if reading.errors:
        raise Incomplete(
            f"{len(reading.errors)} kesalahan pada tabel; tidak ada yang diimpor.",
            [Problem("", str(error)) for error in reading.errors],
            fix="Perbaiki barisnya lalu kirim kembali.",
        )
    if not reading.drafts:
        raise RuleBroken(
            "Tabel tidak memuat baris pesan.", fix="Isi paling sedikit satu baris di bawah judul kolom."
        )
    made = [draft_post(unit=unit, by=by, at=at, **words) for _, words in reading.drafts]
    record(Event.POSTS_IMPORTED, on=unit, by=by, at=at, count=len(made))
    return made

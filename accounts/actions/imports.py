"""Many accounts at once: read and judged first, then all chosen lines or none; undone before verification."""

from django.db import transaction

from accounts import permissions, tasks
from accounts.imports import Reader
from accounts.models import Account, ImportBatch, ImportRow, RowState
from accounts.workflow import Status
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.jobs import JobState, ring
from klaten_medsos.sheets import read_sheet
from klaten_medsos.workflow import move

AT_ONCE = 50
LONGEST = 900


@transaction.atomic
def read_accounts(*, upload, by, purpose="", segments=(), is_example=False, at=None) -> ImportBatch:
    """Read a table and keep what each line says; nothing is registered (Pasal 10 huruf b).

    Raises ``ValidationError`` for a file that is no table or lacks its columns, ``NotAllowed`` for people
    without a unit. The file itself is not kept.
    """
    units = permissions.units_to_import(by)
    segments = list(segments)
    sheet = read_sheet(upload)
    lines = Reader(units=units, purpose=purpose, segments=segments).judge(sheet)
    if not lines:
        raise RuleBroken(
            "Berkas tidak memuat baris akun.", fix="Isi paling sedikit satu baris di bawah judul kolom."
        )
    if len(lines) > LONGEST:
        raise RuleBroken(
            f"Berkas memuat {len(lines)} baris; sekali impor paling banyak {LONGEST}.", fix="Bagi berkasnya."
        )
    batch = ImportBatch.objects.create(
        file_name=str(getattr(upload, "name", "berkas"))[:120], purpose=purpose, is_example=is_example,
        uploaded_at=at or dates.now(), uploaded_by=by, job_state=JobState.DONE,
    )  # fmt: skip
    batch.segments.set(segments)
    ImportRow.objects.bulk_create(
        ImportRow(
            batch=batch, line=line.number, values=line.values, finding=line.state, cause=line.cause[:400],
            unit=line.unit,
        )
        for line in lines
    )  # fmt: skip
    return batch


@transaction.atomic
def want_import(*, batch, rows, by, at=None) -> ImportBatch:
    """Choose lines and ask for them to be registered; a short list at once, a long one by the worker.

    ``rows`` are ids of lines that are ready. Raises ``RuleBroken`` when none or another is chosen.
    """
    permissions.check_can_apply_import(by, batch)
    chosen = batch.rows.filter(pk__in=rows, finding=RowState.READY)
    if not rows or chosen.count() != len(set(rows)):
        raise RuleBroken(
            "Belum ada baris siap yang dipilih.", fix="Centang paling sedikit satu baris yang siap."
        )
    untouched = ImportBatch.objects.filter(pk=batch.pk, undone_at=None).exclude(
        job_state__in=[JobState.WANTED, JobState.WORKING]
    )
    is_new = not batch.rows.filter(account__isnull=False).exists()
    wanted = {"job_state": JobState.WANTED, "job_attempts": 0, "job_error": "", "job_done_at": None}
    if not is_new or not untouched.update(applied_at=at or dates.now(), applied_by=by, **wanted):
        raise StateChanged("Impor ini sudah didaftarkan atau sedang dikerjakan.", fix="Muat ulang halaman.")
    batch.rows.update(is_chosen=False)
    chosen.update(is_chosen=True)
    batch.refresh_from_db()
    if not is_short(batch):
        ring(tasks.register_import, batch.pk)
    return batch


def is_short(batch) -> bool:
    """Few enough lines to be registered while the person waits."""
    return batch.rows.filter(is_chosen=True).count() <= AT_ONCE


@transaction.atomic
def undo_import(*, batch, by, at=None) -> int:
    """Take back every account of the batch that Diskominfo has not verified; returns how many.

    What was verified meanwhile stays: it is official. Refused when nothing is left to take back.
    """
    permissions.check_can_apply_import(by, batch)
    at = at or dates.now()
    if not ImportBatch.objects.filter(pk=batch.pk, undone_at=None).update(undone_at=at, undone_by=by):
        raise StateChanged("Impor ini sudah dibatalkan.", fix="Muat ulang halaman.")
    waiting = Account.objects.select_for_update().filter(
        batch=batch, status__in=[Status.PROPOSED, Status.RETURNED]
    )
    undone = list(waiting)
    if not undone:
        raise RuleBroken(
            "Tidak ada usulan dari impor ini yang masih dapat dibatalkan.",
            fix="Akun yang sudah resmi ditutup satu per satu dengan alasannya.",
        )
    for account in undone:
        move(account, Status.CANCELLED)
        record(Event.ACCOUNT_CANCELLED, on=account, by=by, at=at)
    record(Event.ACCOUNT_IMPORT_UNDONE, on=batch, by=by, at=at, count=len(undone))
    batch.refresh_from_db()
    return len(undone)

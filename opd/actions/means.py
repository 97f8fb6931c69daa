"""What a unit serves with and what it costs (Pasal 17, 21)."""

from django.db import transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.numbers import format_number
from opd import means_permissions, means_rules
from opd.models import BudgetLine, Facility, Unit

from .cleaning import clean

NOT_COMPARED = object()


@transaction.atomic
def save_facilities(*, unit, rows, by, seen_at=NOT_COMPARED, at=None) -> list[Facility]:
    """Keep the whole inventory of ``unit``: {kind: {"good", "damaged", "internet_type", "has_backup", "note"}}.

    Only kinds that are named are touched. The log keeps what changed. ``seen_at``: when the inventory was last
    changed as the caller saw it, None when there was none; ``StateChanged`` if somebody changed it since and
    the two differ. Left out, nothing is compared.
    """
    means_permissions.check_can_record_means(by, unit)
    at = at or timezone.now()
    Unit.objects.select_for_update().get(pk=unit.pk)
    known = {row.kind: row for row in unit.facilities.all()}
    latest = max((row.updated_at for row in known.values()), default=None)
    changed, kept = {}, []
    for kind, values in rows.items():
        row = known.get(kind) or Facility(unit=unit, kind=kind)
        is_same = row.pk and all(getattr(row, name) == value for name, value in values.items())
        if not is_same:
            if seen_at is not NOT_COMPARED and seen_at != latest:
                raise StateChanged(
                    "Orang lain lebih dahulu mengubah sarana unit ini.",
                    fix="Bandingkan kedua isian, lalu simpan yang benar.",
                )
            for name, value in values.items():
                setattr(row, name, value)
            row.updated_by, row.updated_at = by, at
            clean(row)
            row.save()
            changed[str(kind)] = {"baik": row.good, "rusak": row.damaged}
        kept.append(row)
    if changed:
        record(Event.FACILITIES_SAVED, on=unit, by=by, at=at, changed=changed)
    return kept


@transaction.atomic
def save_budget_line(*, line, by, seen_at=None, at=None) -> BudgetLine:
    """Keep a new or changed line of the unit's DPA.

    ``seen_at``: when the line was last changed as the caller saw it; ``StateChanged`` if somebody changed it
    since. Raises ``RuleBroken`` for what the DPA cannot say.
    """
    means_permissions.check_can_record_means(by, line.unit)
    at = at or timezone.now()
    for name in ("programme", "activity", "sub_activity", "account_code", "note"):
        setattr(line, name, " ".join(getattr(line, name).split()))
    means_rules.check_budget_line(
        year=line.year, programme=line.programme, activity=line.activity, account_code=line.account_code,
        ceiling=line.ceiling, realised=line.realised, today=dates.local_date(at),
    )  # fmt: skip
    before = {}
    if line.pk:
        stored = BudgetLine.objects.select_for_update().filter(pk=line.pk).first()
        if stored is None or (seen_at is not None and stored.updated_at != seen_at):
            raise StateChanged(
                "Orang lain lebih dahulu mengubah atau menghapus baris ini.",
                fix="Buka kembali baris ini, lalu isi ulang perubahan Anda.",
            )
        if stored.unit_id != line.unit_id:
            raise RuleBroken("Baris anggaran tidak berpindah unit.")
        before = {"pagu": stored.ceiling, "realisasi": stored.realised}
    line.updated_by, line.updated_at = by, at
    clean(line)
    line.save()
    record(Event.BUDGET_SAVED, on=line, by=by, at=at, before=before, **_amounts(line))
    return line


@transaction.atomic
def remove_budget_line(*, line, by, at=None) -> None:
    """Take a line out; the log keeps what it said."""
    means_permissions.check_can_record_means(by, line.unit)
    record(Event.BUDGET_REMOVED, on=line, by=by, at=at, **_amounts(line))
    if not BudgetLine.objects.filter(pk=line.pk).delete()[0]:
        raise StateChanged("Baris ini sudah dihapus.", fix="Muat ulang halaman.")


def _amounts(line) -> dict:
    return {"ceiling": format_number(line.ceiling), "realised": format_number(line.realised)}

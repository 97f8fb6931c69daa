"""Registering the chosen lines of a table; also what the worker does."""

from django.db import transaction

from accounts import notifications
from accounts.actions.proposals import propose_account
from accounts.models import ImportRow, Segment
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from opd.models import User


@transaction.atomic
def register_lines(batch) -> int:
    """Propose the account of every chosen line, all or none; a refusal names the line. Returns how many."""
    by, at = batch.applied_by, batch.applied_at
    rows = list(batch.rows.filter(is_chosen=True, account=None).select_related("unit"))
    people = User.objects.in_bulk(
        {row.values[key] for row in rows for key in ("custodian", "second_custodian") if row.values[key]}
    )
    segments = Segment.objects.in_bulk()
    for row in rows:
        said = row.values
        try:
            row.account = propose_account(
                unit=row.unit, pasted=said["pasted"], purpose=said["purpose"], by=by, batch=batch, at=at,
                segments=[segments[pk] for pk in said["segments"] if pk in segments],
                custodian=people.get(said["custodian"]), second_custodian=people.get(said["second_custodian"]),
                media_type=said["media_type"], media_type_note=said["media_type_note"],
                official_email=said["official_email"], official_phone=said["official_phone"],
                has_two_factor=said["has_two_factor"], recovery=said["recovery"], is_example=batch.is_example,
            )  # fmt: skip
        except RuleBroken as refused:
            raise RuleBroken(f"Baris {row.line}: {refused}") from None
        # what the line held of contacts now stands in the register alone
        row.values = {"handle": said["handle"], "platform": said["platform"]}
    ImportRow.objects.bulk_update(rows, ["account", "values"])
    record(Event.ACCOUNTS_IMPORTED, on=batch, by=by, at=at, count=len(rows))
    notifications.accounts_imported(batch, len(rows))
    return len(rows)

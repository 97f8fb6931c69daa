"""A break-in: reported at once, then taken back step by step."""

from django.db import transaction

from accounts import notifications, permissions, rules, runbook
from accounts.actions.reasons import required
from accounts.models import CompromiseCase, CompromiseStep
from accounts.workflow import Status
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.workflow import move


@transaction.atomic
def report_compromised_account(*, account, reason, by, at=None):
    """Someone else holds the account: from this moment the public register no longer vouches for it.

    Opens a case with every step of the runbook and its time. Returns the account.
    """
    permissions.check_can_report_account(by, account)
    reason = required(reason, "Tulis apa yang terlihat, misalnya kiriman asing atau sandi berubah.")
    at = at or dates.now()
    move(account, Status.COMPROMISED, interrupted_at=at, interrupted_by=by, interrupted_reason=reason)
    case = CompromiseCase.objects.create(account=account, seen=reason, opened_at=at, opened_by=by)
    CompromiseStep.objects.bulk_create(
        CompromiseStep(case=case, step=step, position=place, due_at=runbook.due_at(step, at))
        for place, step in enumerate(runbook.Step, start=1)
    )
    record(Event.ACCOUNT_COMPROMISED, on=account, by=by, at=at, reason=reason)
    notifications.account_interrupted(account)
    return account


@transaction.atomic
def tick_step(*, step, by, note="", at=None):
    """Say that a step of the recovery is done; once, and it stays ticked with name and time."""
    permissions.check_can_report_account(by, step.case.account)
    rules.check_no_secret(note=note)
    at = at or dates.now()
    if step.case.closed_at:
        raise StateChanged("Penyusupan ini sudah selesai.", fix="Muat ulang halaman.")
    changed = CompromiseStep.objects.filter(pk=step.pk, done_at=None).update(
        done_at=at, done_by=by, note=note.strip()[:300]
    )
    if not changed:
        raise StateChanged(
            "Langkah ini sudah ditandai selesai oleh orang lain.", fix="Muat ulang halaman untuk melihatnya."
        )
    step.refresh_from_db()
    record(
        Event.COMPROMISE_STEP_DONE, on=step.case.account, by=by, at=at, step=step.get_step_display(),
        note=step.note,
    )  # fmt: skip
    return step


def close_case(account, *, outcome, by, at, needs_every_step):
    """Close the open case of ``account``, if any; ``RuleBroken`` while steps are open and needed."""
    case = CompromiseCase.objects.open().filter(account=account).first()
    if case is None:
        return
    left = [step.get_step_display() for step in case.steps.filter(done_at=None)]
    if needs_every_step and left:
        raise RuleBroken(
            f"Langkah pemulihan belum selesai: {', '.join(left)}.",
            fix="Tandai setiap langkah pada halaman pemulihan, lalu pulihkan akun.",
            citation="Pasal 15 huruf e",
        )
    CompromiseCase.objects.filter(pk=case.pk, closed_at=None).update(
        closed_at=at, closed_by=by, outcome=outcome
    )

"""What Diskominfo and the unit decide on an account: verified, returned, suspended, reinstated, closed."""

from django.db import transaction

from accounts import notifications, permissions, rules
from accounts.actions.aliases import check_not_alias
from accounts.actions.compromise import close_case
from accounts.actions.proposals import check_not_fake
from accounts.actions.reasons import required
from accounts.workflow import INTERRUPTED, Status
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.workflow import move

NOT_INTERRUPTED = {"interrupted_at": None, "interrupted_by": None, "interrupted_reason": ""}


def _expect(account, states, word):
    """Two ways lead to *resmi*: a proposal is verified, an interrupted account is reinstated, never crosswise."""
    if account.status not in states:
        raise StateChanged(
            f"Akun ini berstatus “{account.get_status_display()}”, sehingga tidak dapat {word}.",
            fix="Muat ulang halaman untuk melihat keadaan terakhir.",
        )


@transaction.atomic
def verify_account(*, account, by, note="", at=None):
    """Diskominfo confirms that the account is the unit's: from now on it is official (Pasal 3 huruf e, 4 huruf b)."""
    permissions.check_can_decide_account(by, account)
    _expect(account, {Status.PROPOSED}, "diverifikasi")
    rules.check_ready_to_verify(account)
    check_not_fake(account)
    check_not_alias(account)
    at = at or dates.now()
    move(account, Status.ACTIVE, decided_at=at, decided_by=by, decision_note=note)
    record(Event.ACCOUNT_VERIFIED, on=account, by=by, at=at)
    notifications.account_decided(account)
    return account


@transaction.atomic
def return_account(*, account, reason, by, at=None):
    """Diskominfo asks the unit to mend its proposal; a reason is required."""
    permissions.check_can_decide_account(by, account)
    reason = required(reason, "Tulis apa yang harus diperbaiki.")
    at = at or dates.now()
    move(account, Status.RETURNED, decided_at=at, decided_by=by, decision_note=reason)
    record(Event.ACCOUNT_RETURNED, on=account, by=by, at=at, reason=reason)
    notifications.account_decided(account)
    return account


@transaction.atomic
def suspend_account(*, account, reason, by, at=None):
    """Diskominfo stops vouching for an official account for a while; the public register says so at once."""
    permissions.check_can_suspend_account(by, account)
    reason = required(reason, "Tulis mengapa akun ditangguhkan.")
    at = at or dates.now()
    move(account, Status.SUSPENDED, interrupted_at=at, interrupted_by=by, interrupted_reason=reason)
    record(Event.ACCOUNT_SUSPENDED, on=account, by=by, at=at, reason=reason)
    notifications.account_interrupted(account)
    return account


@transaction.atomic
def reinstate_account(*, account, reason, by, at=None):
    """Diskominfo vouches for the account again: after a suspension, or when every step of a recovery is done."""
    permissions.check_can_suspend_account(by, account)
    _expect(account, INTERRUPTED, "dipulihkan")
    reason = required(reason, "Tulis mengapa akun dapat dipercaya kembali.")
    at = at or dates.now()
    close_case(account, outcome=reason, by=by, at=at, needs_every_step=True)
    move(account, Status.ACTIVE, **NOT_INTERRUPTED)
    record(Event.ACCOUNT_REINSTATED, on=account, by=by, at=at, reason=reason)
    notifications.account_reinstated(account, at)
    return account


@transaction.atomic
def retire_account(*, account, reason, by, at=None):
    """Close an official account: it stays in the register as *pernah resmi*."""
    permissions.check_can_retire_account(by, account)
    reason = required(reason, "Tulis alasan akun ditutup; alasan tampil pada daftar publik.")
    at = at or dates.now()
    close_case(account, outcome=f"Akun ditutup: {reason}"[:300], by=by, at=at, needs_every_step=False)
    move(account, Status.RETIRED, retired_at=at, retired_by=by, retired_reason=reason, **NOT_INTERRUPTED)
    record(Event.ACCOUNT_RETIRED, on=account, by=by, at=at, reason=reason)
    return account

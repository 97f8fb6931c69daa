"""Everything that changes the register of accounts."""

from django.db import IntegrityError, transaction

from accounts import notifications, permissions, rules
from accounts.models import Account
from accounts.workflow import GONE, Status
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.workflow import move

NOT_INTERRUPTED = {"interrupted_at": None, "interrupted_by": None, "interrupted_reason": ""}


@transaction.atomic
def propose_account(
    *, unit, pasted, purpose, segments, custodian, evidence, by, media_type=None, media_type_note="",
    official_email="", has_two_factor=False, is_personal=False, is_example=False, at=None,
):  # fmt: skip
    """Propose an account for the register from whatever address was pasted (Pasal 10 huruf b, 18).

    Raises ``NotAllowed`` for people of another unit, ``RuleBroken`` when the address is no account, is
    registered already (naming the owner), is personal, or when purpose or segment is missing.
    """
    permissions.check_can_propose_account(by, unit)
    segments = list(segments)
    rules.check_not_personal(is_personal)
    rules.check_purpose(purpose, segments)
    rules.check_no_secret(purpose=purpose, evidence=evidence, media_type_note=media_type_note)
    address = rules.understand(pasted)
    media_type = media_type or address.media_type
    rules.check_media_type(address, media_type, media_type_note)
    at = at or dates.now()
    account = Account(
        unit=unit, pasted=pasted[:500], platform=address.platform, handle=address.handle, key=address.key,
        canonical_url=address.canonical_url, media_type=media_type, media_type_note=media_type_note,
        purpose=purpose, custodian=custodian, official_email=official_email,
        has_two_factor=has_two_factor, evidence=evidence, is_example=is_example,
        proposed_at=at, proposed_by=by,
    )  # fmt: skip
    _save_once(account)
    account.segments.set(segments)
    record(Event.ACCOUNT_PROPOSED, on=account, by=by, at=at)
    notifications.account_proposed(account)
    return account


def _save_once(account):
    """Insert, or name the unit that registered this account before."""
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        owner = Account.objects.exclude(status__in=GONE).filter(key=account.key).first()
        if owner is None:
            raise
        raise RuleBroken(
            f"Akun {account.handle} sudah terdaftar atas nama {owner.unit}.",
            fix="Bila itu keliru, hubungi Diskominfo agar pencatatannya dipindahkan.",
            citation="Pasal 10 huruf b",
        ) from None


@transaction.atomic
def revise_account(*, account, by, at=None, **changed):
    """Mend a returned proposal and hand it in again; ``changed`` are fields of the form."""
    permissions.check_can_revise_account(by, account)
    segments = list(changed.pop("segments", account.segments.all()))
    rules.check_purpose(changed.get("purpose", account.purpose), segments)
    rules.check_no_secret(**{k: v for k, v in changed.items() if isinstance(v, str)})
    at = at or dates.now()
    media_type = changed.get("media_type") or account.media_type
    note = changed.get("media_type_note", account.media_type_note)
    rules.check_media_type(rules.understand(account.canonical_url), media_type, note)
    allowed = {
        "purpose",
        "media_type",
        "media_type_note",
        "custodian",
        "official_email",
        "has_two_factor",
        "evidence",
    }
    values = {name: value for name, value in changed.items() if name in allowed}
    move(account, Status.PROPOSED, proposed_at=at, proposed_by=by, decided_at=None, decided_by=None, **values)
    account.segments.set(segments)
    record(Event.ACCOUNT_PROPOSED, on=account, by=by, at=at)
    notifications.account_proposed(account)
    return account


@transaction.atomic
def verify_account(*, account, by, note="", at=None):
    """Diskominfo confirms that the account is the unit's: from now on it is official (Pasal 3 huruf e, 4 huruf b)."""
    permissions.check_can_decide_account(by, account)
    at = at or dates.now()
    move(account, Status.ACTIVE, decided_at=at, decided_by=by, decision_note=note)
    record(Event.ACCOUNT_VERIFIED, on=account, by=by, at=at)
    notifications.account_decided(account)
    return account


@transaction.atomic
def return_account(*, account, reason, by, at=None):
    """Diskominfo asks the unit to mend its proposal; a reason is required."""
    permissions.check_can_decide_account(by, account)
    reason = _required(reason, "Tulis apa yang harus diperbaiki.")
    at = at or dates.now()
    move(account, Status.RETURNED, decided_at=at, decided_by=by, decision_note=reason)
    record(Event.ACCOUNT_RETURNED, on=account, by=by, at=at, reason=reason)
    notifications.account_decided(account)
    return account


@transaction.atomic
def retire_account(*, account, reason, by, at=None):
    """Close an official account: it stays in the register as *pernah resmi*."""
    permissions.check_can_retire_account(by, account)
    reason = _required(reason, "Tulis alasan akun ditutup; alasan tampil pada daftar publik.")
    at = at or dates.now()
    move(account, Status.RETIRED, retired_at=at, retired_by=by, retired_reason=reason, **NOT_INTERRUPTED)
    record(Event.ACCOUNT_RETIRED, on=account, by=by, at=at, reason=reason)
    return account


@transaction.atomic
def cancel_account(*, account, by, at=None):
    """Take back a proposal before it is verified; it never becomes public."""
    permissions.check_can_cancel_account(by, account)
    at = at or dates.now()
    move(account, Status.CANCELLED)
    record(Event.ACCOUNT_CANCELLED, on=account, by=by, at=at)
    return account


@transaction.atomic
def suspend_account(*, account, reason, by, at=None):
    """Diskominfo stops vouching for an official account for a while; the public register says so at once."""
    permissions.check_can_suspend_account(by, account)
    reason = _required(reason, "Tulis mengapa akun ditangguhkan.")
    at = at or dates.now()
    move(account, Status.SUSPENDED, interrupted_at=at, interrupted_by=by, interrupted_reason=reason)
    record(Event.ACCOUNT_SUSPENDED, on=account, by=by, at=at, reason=reason)
    notifications.account_interrupted(account)
    return account


@transaction.atomic
def report_compromised_account(*, account, reason, by, at=None):
    """Someone else holds the account: from this moment the public register no longer vouches for it."""
    permissions.check_can_report_account(by, account)
    reason = _required(reason, "Tulis apa yang terlihat, misalnya kiriman asing atau sandi berubah.")
    rules.check_no_secret(reason=reason)
    at = at or dates.now()
    move(account, Status.COMPROMISED, interrupted_at=at, interrupted_by=by, interrupted_reason=reason)
    record(Event.ACCOUNT_COMPROMISED, on=account, by=by, at=at, reason=reason)
    notifications.account_interrupted(account)
    return account


@transaction.atomic
def reinstate_account(*, account, reason, by, at=None):
    """Diskominfo vouches for the account again after a suspension or a recovery."""
    permissions.check_can_suspend_account(by, account)
    reason = _required(reason, "Tulis mengapa akun dapat dipercaya kembali.")
    at = at or dates.now()
    move(account, Status.ACTIVE, **NOT_INTERRUPTED)
    record(Event.ACCOUNT_REINSTATED, on=account, by=by, at=at, reason=reason)
    notifications.account_reinstated(account, at)
    return account


def _required(reason, fix):
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Alasan belum diisi.", fix=fix)
    return reason[:300]

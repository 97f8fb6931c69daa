"""Proposing an account, mending the proposal, taking it back."""

from django.db import IntegrityError, transaction

from accounts import notifications, permissions, radar, rules
from accounts.actions.custody import check_holders
from accounts.actions.writers import note_writer
from accounts.evidence import code_for
from accounts.models import Account, Alias, EvidenceKind, ImpostorReport, Recovery
from accounts.naming import file_names
from accounts.workflow import GONE, Status
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.uploads import clean_upload
from klaten_medsos.workflow import move

REVISABLE = frozenset({
    "purpose", "media_type", "media_type_note", "plan_reference", "custodian", "second_custodian",
    "official_email", "official_phone", "has_two_factor", "recovery", "evidence_kind", "evidence",
})  # fmt: skip


@transaction.atomic
def propose_account(
    *, unit, pasted, purpose, segments, custodian, by, evidence="", media_type=None, media_type_note="",
    plan_reference="", second_custodian=None, official_email="", official_phone="", has_two_factor=False,
    recovery=Recovery.NONE, evidence_kind=EvidenceKind.CODE, evidence_upload=None, is_personal=False,
    is_example=False, batch=None, at=None,
):  # fmt: skip
    """Propose an account for the register from whatever address was pasted (Pasal 10 huruf b, 18).

    ``custodian`` (and a second one) are staff of the unit who hold the login; only a line of an import
    (``batch``) may come without, and is not verified before one is named. ``evidence_kind`` is the code the
    portal gives for the bio (``accounts.evidence``) or a screenshot (``evidence_upload``, checked and redrawn).

    Raises ``NotAllowed`` for people of another unit, ``RuleBroken`` when the address is no account, is
    registered already (naming the owner), is personal, when purpose or segment is missing, or when any text
    looks like a password.
    """
    permissions.check_can_propose_account(by, unit)
    at = at or dates.now()
    segments = list(segments)
    rules.check_not_personal(is_personal)
    rules.check_purpose(purpose, segments)
    rules.check_no_secret(
        purpose=purpose, evidence=evidence, media_type_note=media_type_note, plan_reference=plan_reference,
        official_phone=official_phone,
    )  # fmt: skip
    if batch is None:
        rules.check_handovers_done(radar.unsettled(unit, dates.local_date(at)))
    address = rules.understand(pasted)
    check_not_fake(address)
    if (known := owner_of_alias(address.key)) is not None:
        raise _taken(known)
    media_type = media_type or address.media_type
    rules.check_media_type(address, media_type, media_type_note)
    rules.check_recovery(recovery, official_email, official_phone)
    check_holders(unit, custodian, second_custodian, on=dates.local_date(at), may_lack=batch is not None)
    account = Account(
        unit=unit, pasted=pasted[:500], platform=address.platform, handle=address.handle, key=address.key,
        canonical_url=address.canonical_url, media_type=media_type, media_type_note=media_type_note,
        purpose=purpose, plan_reference=plan_reference, custodian=custodian,
        second_custodian=second_custodian, official_email=official_email, official_phone=official_phone,
        has_two_factor=has_two_factor, recovery=recovery, evidence_kind=evidence_kind, evidence=evidence,
        evidence_code=code_for(unit, address.key), is_example=is_example, batch=batch, proposed_at=at,
        proposed_by=by,
    )  # fmt: skip
    _keep_screenshot(account, evidence_kind, evidence_upload)
    _save_once(account)
    file_names([account])
    account.segments.set(segments)
    note_writer(account, by, at)
    record(Event.ACCOUNT_PROPOSED, on=account, by=by, at=at)
    if batch is None:
        notifications.account_proposed(account)
    return account


def check_not_fake(address):
    """What Diskominfo has declared a fake is nobody's official account, unless it takes that back first."""
    if ImpostorReport.objects.known().filter(key=address.key).exists():
        raise RuleBroken(
            f"Akun {address.handle} tercatat sebagai akun tiruan.",
            fix="Bila itu keliru, minta Diskominfo memeriksa kembali putusannya.",
            citation="Pasal 14 huruf c",
        )


def _keep_screenshot(account, kind, upload):
    """The picture drawn anew, with its hash; asked for when the unit chose to prove itself by one."""
    if kind != EvidenceKind.SCREENSHOT:
        return
    if upload is not None:
        clean = clean_upload(upload, kinds=("jpg", "png"))
        account.evidence_file.save(clean.content.name, clean.content, save=False)
        account.evidence_sha256 = clean.sha256
    rules.check_screenshot(account.evidence_file)


def check_not_registered(address):
    """Name the unit that has this account already, before anybody fills in a long form."""
    owner = Account.objects.exclude(status__in=GONE).select_related("unit").filter(key=address.key).first()
    if owner is None:
        owner = owner_of_alias(address.key)
    if owner is not None:
        raise _taken(owner)


def owner_of_alias(key):
    """The account that has ``key`` as another of its addresses, or None."""
    alias = Alias.objects.living().filter(key=key).select_related("account__unit").first()
    return alias.account if alias else None


def _taken(owner) -> RuleBroken:
    return RuleBroken(
        f"Akun {owner.handle} sudah terdaftar atas nama {owner.unit}.",
        fix="Bila itu keliru, hubungi Diskominfo agar pencatatannya dipindahkan.",
        citation="Pasal 10 huruf b",
    )


def _save_once(account):
    """Insert, or name the unit that registered this account before."""
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        owner = Account.objects.exclude(status__in=GONE).filter(key=account.key).first()
        if owner is None:
            raise
        raise _taken(owner) from None


@transaction.atomic
def revise_account(*, account, by, at=None, evidence_upload=None, **changed):
    """Mend a returned proposal and hand it in again; ``changed`` are fields of the form."""
    permissions.check_can_revise_account(by, account)
    at = at or dates.now()
    segments = list(changed.pop("segments", account.segments.all()))
    rules.check_purpose(changed.get("purpose", account.purpose), segments)
    rules.check_no_secret(
        **{k: v for k, v in changed.items() if isinstance(v, str) and k != "official_email"}
    )
    values = {name: value for name, value in changed.items() if name in REVISABLE}

    def now_is(name):
        return values.get(name, getattr(account, name))

    media_type = now_is("media_type") or account.media_type
    rules.check_media_type(rules.understand(account.canonical_url), media_type, now_is("media_type_note"))
    rules.check_recovery(now_is("recovery"), now_is("official_email"), now_is("official_phone"))
    check_holders(account.unit, now_is("custodian"), now_is("second_custodian"), on=dates.local_date(at))
    _keep_screenshot(account, now_is("evidence_kind"), evidence_upload)
    values |= {"evidence_file": account.evidence_file.name, "evidence_sha256": account.evidence_sha256}
    move(account, Status.PROPOSED, proposed_at=at, proposed_by=by, decided_at=None, decided_by=None, **values)
    account.refresh_from_db(fields=["evidence_file"])
    account.segments.set(segments)
    note_writer(account, by, at)
    record(Event.ACCOUNT_PROPOSED, on=account, by=by, at=at)
    notifications.account_proposed(account)
    return account


@transaction.atomic
def cancel_account(*, account, by, at=None):
    """Take back a proposal before it is verified; it never becomes public."""
    permissions.check_can_cancel_account(by, account)
    at = at or dates.now()
    move(account, Status.CANCELLED)
    record(Event.ACCOUNT_CANCELLED, on=account, by=by, at=at)
    return account

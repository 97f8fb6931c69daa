"""Other addresses of an account: written by the unit, confirmed by Diskominfo, ended with a reason."""

from django.db import IntegrityError, transaction

from accounts import notifications, permissions, rules
from accounts.actions.proposals import check_not_fake, check_not_registered, owner_of_alias
from accounts.actions.reasons import required
from accounts.models import Alias
from accounts.workflow import EVER_OFFICIAL, GONE
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged

RELOAD = "Muat ulang halaman untuk melihat keadaan terakhir."


@transaction.atomic
def add_alias(*, account, pasted, kind, reason, by, at=None) -> Alias:
    """Note another address of an official account: its number beside the name, or what it was called before.

    It counts only once Diskominfo confirmed it. ``RuleBroken`` when it is no account of that platform, is
    registered, or is a known fake.
    """
    permissions.check_can_add_alias(by, account)
    at = at or dates.now()
    _check_official(account)
    reason = required(reason, "Tulis bagaimana diketahui bahwa alamat ini milik akun yang sama.")
    rules.check_no_secret(reason=reason)
    address = rules.understand(pasted)
    rules.check_other_address(account, address)
    check_not_fake(address)
    check_not_registered(address)
    alias = Alias(
        account=account, kind=kind, handle=address.handle, key=address.key, canonical_url=address.canonical_url,
        reason=reason, added_at=at, added_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            alias.save()
    except IntegrityError:
        raise RuleBroken(
            "Alamat ini baru saja dicatat pada sebuah akun.", fix=RELOAD, citation="Pasal 10 huruf b"
        ) from None
    record(Event.ALIAS_ADDED, on=account, by=by, at=at, alias=alias.handle, kind=alias.get_kind_display())
    notifications.alias_added(alias)
    return alias


@transaction.atomic
def confirm_alias(*, alias, by, at=None) -> Alias:
    """Diskominfo confirms it, with other eyes than those that wrote it: from now on the public check knows it."""
    permissions.check_can_confirm_alias(by, alias)
    _check_official(alias.account)
    check_not_fake(alias)
    at = at or dates.now()
    waiting = Alias.objects.filter(pk=alias.pk, confirmed_at=None, ended_at=None)
    if waiting.update(confirmed_at=at, confirmed_by=by) != 1:
        raise StateChanged("Alamat ini sudah disahkan atau dicabut.", fix=RELOAD)
    alias.refresh_from_db()
    record(Event.ALIAS_CONFIRMED, on=alias.account, by=by, at=at, alias=alias.handle)
    return alias


@transaction.atomic
def end_alias(*, alias, reason, by, at=None) -> Alias:
    """It no longer leads to the account, or never did: the public check forgets it, the record stays."""
    permissions.check_can_add_alias(by, alias.account)
    reason = required(reason, "Tulis mengapa alamat ini dicabut.")
    at = at or dates.now()
    if Alias.objects.living().filter(pk=alias.pk).update(ended_at=at, ended_by=by, ended_reason=reason) != 1:
        raise StateChanged("Alamat ini sudah dicabut.", fix=RELOAD)
    alias.refresh_from_db()
    record(Event.ALIAS_ENDED, on=alias.account, by=by, at=at, alias=alias.handle, reason=reason)
    return alias


def check_not_alias(account):
    """What became another address of some account meanwhile is not verified as an account of its own."""
    owner = owner_of_alias(account.key)
    if owner is not None:
        raise RuleBroken(
            f"Alamat ini tercatat sebagai alamat lain akun {owner.handle} milik {owner.unit}.",
            fix="Cabut dahulu alamat lain itu bila keliru.",
            citation="Pasal 10 huruf b",
        )


def _check_official(account):
    if account.status not in EVER_OFFICIAL - GONE:
        raise StateChanged(
            f"Akun ini berstatus “{account.get_status_display()}”; alamat lain hanya bagi akun resmi.",
            fix=RELOAD,
        )

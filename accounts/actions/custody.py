"""Who holds an account and how: seen by few, each look written down; handed over, never abandoned."""

from django.db import transaction
from django.db.models import Q

from accounts import permissions, rules
from accounts.actions.writers import note_writer
from accounts.models import Account, Handover
from accounts.workflow import GONE, Status
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from opd.models import ReadKind, User
from opd.privacy import log_sensitive_read

FIELDS = ("second_custodian", "official_email", "official_phone", "has_two_factor", "recovery")


def check_holders(unit, custodian, second=None, *, on, may_lack=False):
    """Both holders are staff of ``unit`` on that day, and two different people."""
    rules.check_custodians(custodian, second, may_lack=may_lack)
    wanted = {person.pk for person in (custodian, second) if person}
    known = set(User.objects.serving(unit, on).filter(pk__in=wanted).values_list("pk", flat=True))
    if wanted - known:
        raise RuleBroken(
            f"Pemegang akun harus staf {unit.name} yang masih bertugas.",
            fix="Pilih orang lain, atau minta Diskominfo mencatat keanggotaannya.",
            citation="Pasal 10 huruf c",
        )


def _holders(account):
    return [person for person in (account.custodian, account.second_custodian) if person]


@transaction.atomic
def view_custody(*, account, by, at=None):
    """Show who holds the account and how it is recovered; the look itself is written down."""
    permissions.check_can_view_custody(by, account)
    record(Event.CUSTODY_VIEWED, on=account, by=by, at=at)
    log_sensitive_read(by, on=account, kind=ReadKind.CUSTODY, subjects=_holders(account))
    return account


@transaction.atomic
def download_evidence(*, account, by, at=None):
    """Hand out the screenshot that proves control; written down like every look at custody."""
    permissions.check_can_view_custody(by, account)
    if not account.evidence_file:
        raise RuleBroken(
            "Akun ini tidak memiliki tangkapan layar.", fix="Lihat kode bukti pada halaman akun."
        )
    record(Event.CUSTODY_VIEWED, on=account, by=by, at=at)
    log_sensitive_read(by, on=account, kind=ReadKind.CUSTODY, subjects=_holders(account))
    return account.evidence_file


@transaction.atomic
def change_custody(*, account, by, at=None, **changed):
    """Keep the recovery data true (surel, telepon, 2FA, cara pulih, pemegang kedua); the log names the fields.

    A holder is replaced by ``hand_over_account``, so that the old one is sure to be locked out.
    """
    permissions.check_can_change_custody(by, account)
    at = at or dates.now()
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.status in GONE:
        raise StateChanged("Akun ini sudah tidak tercatat aktif.", fix="Muat ulang halaman.")
    values = {name: changed[name] for name in FIELDS if name in changed}
    different = sorted(name for name, value in values.items() if getattr(account, name) != value)
    if not different:
        return account
    rules.check_no_secret(official_phone=values.get("official_phone", ""))
    second = values.get("second_custodian", account.second_custodian)
    if account.second_custodian_id and second != account.second_custodian:
        raise RuleBroken(
            "Pemegang kedua diganti melalui serah terima.",
            fix="Buka Serah terima agar sandi dan perangkatnya ikut diganti.",
            citation="Pasal 10 huruf c",
        )
    if "second_custodian" in different:
        check_holders(
            account.unit, account.custodian, second, on=dates.local_date(at), may_lack=not account.custodian
        )
    for name, value in values.items():
        setattr(account, name, value)
    rules.check_recovery(account.recovery, account.official_email, account.official_phone)
    account.save(update_fields=[*values, "updated_at"])
    if account.status in (Status.PROPOSED, Status.RETURNED):
        note_writer(account, by, at)
    words = ", ".join(Account._meta.get_field(name).verbose_name for name in different)
    record(Event.CUSTODY_CHANGED, on=account, by=by, at=at, fields=words)
    return account


@transaction.atomic
def hand_over_account(
    *, account, leaving, taking, password_changed, sessions_ended, recovery_moved, has_two_factor, by, note="",
    at=None,
):  # fmt: skip
    """Pass the login from ``leaving`` to ``taking``; refused until the old holder is locked out (Pasal 10 huruf c).

    ``taking`` may be the present second holder, who then holds it alone.
    """
    permissions.check_can_change_custody(by, account)
    at = at or dates.now()
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.status in GONE or leaving.pk not in (account.custodian_id, account.second_custodian_id):
        raise StateChanged(
            f"{leaving} tidak lagi tercatat memegang akun ini.",
            fix="Muat ulang halaman; mungkin serah terima sudah dicatat.",
        )
    rules.check_handover(
        password_changed=password_changed, sessions_ended=sessions_ended, recovery_moved=recovery_moved
    )
    rules.check_no_secret(note=note)
    if taking.pk == leaving.pk:
        raise RuleBroken("Penerima sama dengan yang menyerahkan.", fix="Pilih pemegang yang baru.")
    others = {account.custodian_id, account.second_custodian_id} - {leaving.pk, None}
    check_holders(account.unit, taking, on=dates.local_date(at))
    if leaving.pk == account.custodian_id:
        account.custodian = taking
    elif taking.pk not in others:
        account.second_custodian = taking
    if taking.pk in others:
        account.second_custodian = None
    account.has_two_factor = has_two_factor
    account.save(update_fields=["custodian", "second_custodian", "has_two_factor", "updated_at"])
    Handover.objects.create(
        account=account, leaving=leaving, taking=taking, at=at, by=by, note=note.strip()[:300]
    )
    record(Event.ACCOUNT_HANDED_OVER, on=account, by=by, at=at, leaving=str(leaving), taking=str(taking))
    return account


def note_activity(*, account, on):
    """The account spoke on the day ``on``; rooms above tell this when a message came out. Never goes back."""
    Account.objects.filter(Q(last_activity_on=None) | Q(last_activity_on__lt=on), pk=account.pk).update(
        last_activity_on=on
    )

"""Who may do what with accounts: pairs of check (raises with the reason) and can (answers templates)."""

from accounts.workflow import EVER_OFFICIAL, GONE, INTERRUPTED, Status
from klaten_medsos.exceptions import NotAllowed, allowed
from opd.models import Unit, User
from opd.permissions import check_appointed, check_member


def check_can_propose_account(user, unit):
    """Staff of the unit propose its accounts (Pasal 10 huruf b); Diskominfo helps when it imports many."""
    if not user.standing.is_diskominfo:
        check_member(user, unit)


def units_to_import(user):
    """The units this person may register many accounts for: every one for Diskominfo, else the own ones."""
    units = Unit.objects.active()
    if user.standing.is_diskominfo:
        return units
    own = units.filter(pk__in=user.standing.units)
    if not own:
        raise NotAllowed(
            "Impor akun dilakukan oleh staf unit atau petugas Diskominfo.",
            fix="Hubungi Diskominfo agar keanggotaan unit Anda dicatat.",
            citation="Pasal 10 huruf b",
        )
    return own


def check_can_apply_import(user, batch):
    """Whoever uploaded the table, or Diskominfo, registers its lines and takes them back."""
    if not (user.standing.is_diskominfo or batch.uploaded_by_id == user.pk):
        raise NotAllowed(
            "Impor ini milik orang lain.", fix="Mintalah pengunggahnya atau Diskominfo melanjutkan."
        )


def check_can_add_segment(user, unit):
    """Staff of the unit keep its own segments (Pasal 10 huruf a)."""
    check_member(user, unit)


def check_can_keep_segments(user):
    """Diskominfo keeps the list of the kabupaten, and mends what units added (Pasal 10 huruf a)."""
    if not (user.standing.is_diskominfo or user.standing.is_operator):
        raise NotAllowed("Daftar segmen diurus oleh Diskominfo.", citation="Pasal 10 huruf a")


def check_can_view_custody(user, account):
    """Who holds an account is for its unit and for Diskominfo only."""
    if not user.standing.sees_everything:
        check_member(user, account.unit)


def check_can_change_custody(user, account):
    """The unit keeps the data of its own accounts true."""
    check_member(user, account.unit)


def check_can_review_account(user, account):
    """The yearly review is signed by someone appointed for the unit today (Pasal 11)."""
    check_appointed(user, account.unit)


def check_can_revise_account(user, account):
    check_member(user, account.unit)


def check_can_change_purpose(user, account):
    """What an account is for and for whom is said by those appointed for its unit (Pasal 10 huruf a, 11)."""
    check_appointed(user, account.unit)


def check_can_add_alias(user, account):
    """The unit names other addresses of its account; Diskominfo may."""
    if not user.standing.is_diskominfo:
        check_member(user, account.unit)


def check_can_confirm_alias(user, alias):
    """Diskominfo confirms, but nobody what they wrote themselves: it makes another address official."""
    if not user.standing.is_diskominfo:
        raise NotAllowed(
            "Hanya petugas Diskominfo yang dapat mengesahkan alamat lain.",
            fix="Mintalah Diskominfo memeriksanya.",
            citation="Pasal 10 huruf b",
        )
    if User.objects.same_person(user).filter(pk=alias.added_by_id).exists():
        raise NotAllowed(
            "Alamat ini Anda catat sendiri, sehingga harus disahkan petugas Diskominfo yang lain.",
            citation="Pasal 10 huruf b",
        )


def check_can_retire_account(user, account):
    """Those appointed for the unit close its account (Pasal 11), for that cannot be undone; Diskominfo any."""
    if not user.standing.is_diskominfo:
        check_appointed(user, account.unit)


def check_can_decide_account(user, account):
    """Diskominfo decides, but nobody on an account they proposed themselves."""
    if not user.standing.is_diskominfo:
        raise NotAllowed(
            "Hanya petugas Diskominfo yang dapat memutus usulan akun.",
            fix="Mintalah Diskominfo memeriksanya.",
            citation="Pasal 10 huruf b",
        )
    logins = User.objects.same_person(user)
    if logins.filter(pk=account.proposed_by_id).exists():
        did = "usulkan"
    elif account.writers.filter(user__in=logins).exists():
        did = "tulis atau perbaiki"
    else:
        return
    raise NotAllowed(
        f"Akun ini Anda {did} sendiri, sehingga harus diputus petugas Diskominfo yang lain.",
        citation="Pasal 10 huruf b",
    )


def check_can_cancel_account(user, account):
    """The unit takes back its own proposal; Diskominfo may take back any."""
    if not user.standing.is_diskominfo:
        check_member(user, account.unit)


def check_can_report_account(user, account):
    """Speed counts when an account is taken over: anyone of the unit or of Diskominfo says so."""
    if not user.standing.is_diskominfo:
        check_member(user, account.unit)


def check_can_suspend_account(user, account):
    """Diskominfo suspends and reinstates, so that no unit lifts a suspension of its own."""
    if not user.standing.is_diskominfo:
        raise NotAllowed(
            "Hanya petugas Diskominfo yang dapat menangguhkan atau memulihkan akun resmi.",
            fix="Sampaikan keadaannya kepada Diskominfo.",
            citation="Pasal 10 huruf b",
        )


def _open_to(account, to) -> bool:
    return account.flow.allows(account.status, to)


def can_propose_account(user, unit) -> bool:
    return allowed(check_can_propose_account, user, unit)


def can_revise_account(user, account) -> bool:
    return account.status == Status.RETURNED and allowed(check_can_revise_account, user, account)


def can_retire_account(user, account) -> bool:
    return _open_to(account, Status.RETIRED) and allowed(check_can_retire_account, user, account)


def can_decide_account(user, account) -> bool:
    return account.status == Status.PROPOSED and allowed(check_can_decide_account, user, account)


def can_cancel_account(user, account) -> bool:
    return _open_to(account, Status.CANCELLED) and allowed(check_can_cancel_account, user, account)


def can_report_account(user, account) -> bool:
    return _open_to(account, Status.COMPROMISED) and allowed(check_can_report_account, user, account)


def can_suspend_account(user, account) -> bool:
    return _open_to(account, Status.SUSPENDED) and allowed(check_can_suspend_account, user, account)


def can_reinstate_account(user, account) -> bool:
    return account.status in INTERRUPTED and allowed(check_can_suspend_account, user, account)


def can_view_custody(user, account) -> bool:
    return allowed(check_can_view_custody, user, account)


def can_change_custody(user, account) -> bool:
    return account.status not in GONE and allowed(check_can_change_custody, user, account)


def can_review_account(user, account) -> bool:
    return account.status == Status.ACTIVE and allowed(check_can_review_account, user, account)


def can_change_purpose(user, account) -> bool:
    return account.status == Status.ACTIVE and allowed(check_can_change_purpose, user, account)


def can_add_alias(user, account) -> bool:
    return account.status in EVER_OFFICIAL - GONE and allowed(check_can_add_alias, user, account)


def can_confirm_alias(user, alias) -> bool:
    return (
        alias.confirmed_at is None
        and alias.ended_at is None
        and allowed(check_can_confirm_alias, user, alias)
    )


def can_apply_import(user, batch) -> bool:
    return allowed(check_can_apply_import, user, batch)


def can_import_accounts(user) -> bool:
    return allowed(units_to_import, user)

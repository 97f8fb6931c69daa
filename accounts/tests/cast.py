"""An account in any state, brought there by the real actions."""

from accounts import actions
from accounts.models import Account, Segment
from accounts.workflow import Status
from tests.cast import make_person


def segment() -> Segment:
    return Segment.objects.get_or_create(name="Wisatawan", unit=None)[0]


def propose(by, unit, pasted="https://www.instagram.com/wisata_uji_klaten", **changed) -> Account:
    values = {
        "unit": unit, "pasted": pasted, "purpose": "Mengabarkan wisata", "segments": [segment()], "custodian": by,
        "by": by,
    }  # fmt: skip
    return actions.propose_account(**values | changed)


def account_in(state, *, unit, by, desk, **changed) -> Account:
    """A fresh account of ``unit`` in ``state``; ``desk`` decides for Diskominfo."""
    account = propose(by, unit, **changed)
    if state == Status.RETURNED:
        actions.return_account(account=account, reason="Pasang kode di bio.", by=desk)
    elif state == Status.CANCELLED:
        actions.cancel_account(account=account, by=by)
    elif state != Status.PROPOSED:
        actions.verify_account(account=account, by=desk)
        if state == Status.SUSPENDED:
            actions.suspend_account(account=account, reason="Pemegang belum jelas.", by=desk)
        elif state == Status.COMPROMISED:
            actions.report_compromised_account(account=account, reason="Iklan judi.", by=by)
        elif state == Status.RETIRED:
            actions.retire_account(account=account, reason="Digabung.", by=by)
    return Account.objects.get(pk=account.pk)


def colleague(unit, username="rini") -> object:
    """Another member of staff of ``unit``."""
    return make_person(username, f"{username.title()} Contoh", unit)

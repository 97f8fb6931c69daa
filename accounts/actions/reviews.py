"""The yearly look at one's own account."""

from django.db import transaction

from accounts import permissions, radar, rules
from accounts.models import Account, AccountReview
from accounts.workflow import Status
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import StateChanged


@transaction.atomic
def review_account(
    *, account, address_right, purpose_right, holders_right, has_two_factor, by, note="", at=None
):
    """The unit confirms that address, purpose and holders are still true (Pasal 10 huruf a sampai c).

    Refused while a holder has left: hand the account over first. Of two reviews at once one is kept.
    """
    permissions.check_can_review_account(by, account)
    at = at or dates.now()
    rules.check_review(address_right=address_right, purpose_right=purpose_right, holders_right=holders_right)
    rules.check_no_secret(note=note)
    left = radar.leavers([account], dates.local_date(at))[account.pk]
    rules.check_holders_stayed([str(person) for person in left])
    changed = Account.objects.filter(
        pk=account.pk, status=Status.ACTIVE, reviewed_at=account.reviewed_at
    ).update(reviewed_at=at, reviewed_by=by, has_two_factor=has_two_factor, updated_at=at)
    if not changed:
        raise StateChanged(
            "Akun ini baru saja ditinjau orang lain atau sudah tidak berstatus resmi.",
            fix="Muat ulang halaman untuk melihat keadaan terakhir.",
        )
    account.refresh_from_db()
    note = note.strip()[:300] or "data masih benar"
    AccountReview.objects.create(account=account, at=at, by=by, has_two_factor=has_two_factor, note=note)
    record(Event.ACCOUNT_REVIEWED, on=account, by=by, at=at, note=note)
    return account

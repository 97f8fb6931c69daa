"""What an official account is for, and for whom (Pasal 9, 10 huruf a)."""

from django.db import transaction

from accounts import notifications, permissions, rules
from accounts.actions.reasons import required
from accounts.models import Account
from accounts.workflow import Status
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged

LONGEST = 300


def purpose_in_words(account) -> str:
    """Purpose and segments as the history tells them."""
    names = ", ".join(sorted(segment.name for segment in account.segments.all()))
    return f"{account.purpose} ({names or 'tanpa segmen'})"


@transaction.atomic
def change_purpose(*, account, purpose, segments, reason, by, seen=None, at=None) -> Account:
    """Say anew what an official account is for and whom it serves; before, after and reason are kept.

    ``seen`` are the words the person had before them (``purpose_in_words``): if somebody changed them meanwhile
    nothing is overwritten. Diskominfo is told. Raises ``NotAllowed``, ``RuleBroken``, ``StateChanged``.
    """
    permissions.check_can_change_purpose(by, account)
    at = at or dates.now()
    account.refresh_from_db(from_queryset=Account.objects.select_for_update())
    if account.status != Status.ACTIVE:
        raise StateChanged(
            f"Akun ini berstatus “{account.get_status_display()}”, sehingga tujuannya tidak dapat diubah.",
            fix="Muat ulang halaman untuk melihat keadaan terakhir.",
        )
    before = purpose_in_words(account)
    if seen is not None and seen != before:
        raise StateChanged(
            f"Orang lain baru saja mengubahnya menjadi: {before}.",
            fix="Tidak ada yang hilang. Buka kembali halaman ini lalu putuskan.",
        )
    reason = required(reason, "Tulis mengapa tujuan atau segmennya berubah.")
    purpose, segments = " ".join(purpose.split())[:LONGEST], list(segments)
    rules.check_purpose(purpose, segments)
    rules.check_no_secret(purpose=purpose, reason=reason)
    if any(segment.unit_id not in (None, account.unit_id) for segment in segments):
        raise RuleBroken(
            "Segmen milik unit lain tidak dapat dipakai.",
            fix="Pilih segmen kabupaten atau segmen unit ini.",
            citation="Pasal 10 huruf a",
        )
    same = {segment.pk for segment in segments} == set(account.segments.values_list("pk", flat=True))
    if same and purpose == account.purpose:
        raise RuleBroken("Tujuan dan segmennya belum diubah.", fix="Ubah salah satunya, atau batalkan.")
    account.purpose = purpose
    account.save(update_fields=["purpose", "updated_at"])
    account.segments.set(segments)
    after = purpose_in_words(account)
    record(Event.ACCOUNT_PURPOSE_CHANGED, on=account, by=by, at=at, before=before, after=after, reason=reason)
    notifications.purpose_changed(account, by, after, reason, at)
    return account

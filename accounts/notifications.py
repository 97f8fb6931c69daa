"""Who is told what about accounts."""

from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import MembershipKind, User


def account_proposed(account):
    notify(
        Kind.ACCOUNT_PROPOSED,
        User.objects.with_membership(MembershipKind.DISKOMINFO),
        on=account,
        occasion=account.proposed_at.isoformat(),
        subject=f"Akun {account.handle} menunggu verifikasi",
        body=f"{account.unit} mengusulkan akun {account.handle} di {account.platform_label}.",
        path=account.get_absolute_url(),
    )


def account_interrupted(account):
    """The unit's people and Diskominfo learn at once that the register no longer vouches for it."""
    words = account.get_status_display().lower()
    notify(
        Kind.ACCOUNT_INTERRUPTED,
        [*User.objects.members_of(account.unit), *User.objects.with_membership(MembershipKind.DISKOMINFO)],
        on=account,
        occasion=account.interrupted_at.isoformat(),
        subject=f"Akun {account.handle} {words}",
        body=(
            f"Akun {account.handle} di {account.platform_label} milik {account.unit} {words}: "
            f"{account.interrupted_reason}\n\nSampai dipulihkan, daftar publik tidak menyatakannya resmi."
        ),
        path=account.get_absolute_url(),
    )


def account_reinstated(account, at):
    notify(
        Kind.ACCOUNT_INTERRUPTED,
        User.objects.members_of(account.unit),
        on=account,
        occasion=at.isoformat(),
        subject=f"Akun {account.handle} kembali resmi",
        body=f"Diskominfo memulihkan akun {account.handle} di {account.platform_label}.",
        path=account.get_absolute_url(),
    )


def account_decided(account):
    words = "telah diverifikasi sebagai akun resmi" if account.status == "aktif" else "perlu diperbaiki"
    body = f"Akun {account.handle} {words}."
    if account.decision_note:
        body += f"\n\nCatatan Diskominfo: {account.decision_note}"
    notify(
        Kind.ACCOUNT_DECIDED,
        [person for person in (account.proposed_by, account.custodian) if person],
        on=account,
        occasion=account.decided_at.isoformat(),
        subject=f"Akun {account.handle} {words}",
        body=body,
        path=account.get_absolute_url(),
    )

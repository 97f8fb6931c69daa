"""Who is told what about accounts."""

from django.urls import reverse

from klaten_medsos import dates
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


def accounts_imported(batch, count):
    """One notice for the whole table, not one for each line."""
    notify(
        Kind.ACCOUNT_PROPOSED,
        User.objects.with_membership(MembershipKind.DISKOMINFO),
        on=batch,
        occasion=batch.applied_at.isoformat(),
        subject=f"{count} akun dari impor menunggu verifikasi",
        body=f"{batch.uploaded_by} mendaftarkan {count} akun dari berkas {batch.file_name}.",
        path=batch.get_absolute_url(),
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


def review_due(account, due, people, *, occasion) -> int:
    """The unit must look at its account again by ``due`` (or should have)."""
    return notify(
        Kind.ACCOUNT_REVIEW_DUE,
        people,
        on=account,
        occasion=occasion,
        subject=f"Tinjau akun {account.handle} paling lambat {dates.format_date(due)}",
        body=(
            f"Akun {account.handle} di {account.platform_label} perlu ditinjau paling lambat "
            f"{dates.format_date(due)}: pastikan alamat, tujuan, dan pemegangnya masih benar."
        ),
        path=reverse("accounts:review", args=[account.pk]),
    )


def handover_due(account, blip, people) -> int:
    """A holder left: told once per set of holders."""
    holders = f"{account.custodian_id}-{account.second_custodian_id or 0}"
    return notify(
        Kind.ACCOUNT_HANDOVER_DUE,
        people,
        on=account,
        occasion=f"pemegang:{holders}",
        subject=f"Catat serah terima akun {account.handle}",
        body=(
            f"{blip.words} Ganti sandi dan keluarkan perangkat lama akun {account.handle} di "
            f"{account.platform_label}, lalu catat serah terimanya (Pasal 10 huruf c). Sebelum itu akun tidak "
            "dapat ditinjau dan unit tidak dapat mengusulkan akun baru."
        ),
        path=reverse("accounts:hand_over", args=[account.pk]),
    )


def account_silent(account, blip, people) -> int:
    """Nothing was said for longer than the SOP allows: told once per silence."""
    return notify(
        Kind.ACCOUNT_SILENT,
        people,
        on=account,
        occasion=f"sunyi:{blip.since}",
        subject=f"Akun {account.handle} lama tanpa kiriman",
        body=f"{blip.words} Kirim pesan, catat bukti terbitnya, atau tutup akun yang tidak lagi dipakai.",
        path=account.get_absolute_url(),
    )


def purpose_changed(account, by, after, reason, at):
    """Diskominfo sees that an official account now speaks to others."""
    notify(
        Kind.ACCOUNT_CHANGED,
        [person for person in User.objects.with_membership(MembershipKind.DISKOMINFO) if person != by],
        on=account,
        occasion=at.isoformat(),
        subject=f"Tujuan atau segmen akun {account.handle} diubah",
        body=f"{by} mengubah akun {account} milik {account.unit} menjadi: {after}. Alasan: {reason}",
        path=account.get_absolute_url(),
        by_mail=False,
    )


def alias_added(alias):
    """Another address waits for the eyes of Diskominfo."""
    account = alias.account
    notify(
        Kind.ACCOUNT_CHANGED,
        [
            person
            for person in User.objects.with_membership(MembershipKind.DISKOMINFO)
            if person != alias.added_by
        ],
        on=alias,
        subject=f"Alamat lain akun {account.handle} menunggu pengesahan",
        body=f"{alias.added_by} mencatat {alias.handle} sebagai alamat lain akun {account} milik {account.unit}.",
        path=reverse("accounts:aliases", args=[account.pk]),
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

"""The way in: invitations, links to set a password, and the password itself. Nobody is ever told a password."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.jobs import ring
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd import permissions, tasks
from opd.models import LinkKind, MembershipKind, SignInMail, User

from .people import admit_member, admit_user


@transaction.atomic
def send_link(*, user, by) -> SignInMail:
    """E-mail ``user`` a link, good once, to set their own password; a newer link ends the older ones.

    Someone who never came in gets an invitation (24 hours), others a reset (one hour). The e-mail is a row
    and goes out even if the mail server is away now. Raises ``RuleBroken`` for someone without an address
    or no longer active, ``NotAllowed`` when ``by`` may not.
    """
    permissions.check_can_send_link(by, user)
    if not user.is_active or not user.email:
        raise RuleBroken(
            f"{user} tidak aktif atau belum memiliki surel.", fix="Lengkapi data pengguna lebih dahulu."
        )
    user.invited_at = timezone.now()
    User.objects.filter(pk=user.pk).update(invited_at=user.invited_at)
    record(Event.USER_LINK_SENT, on=user, by=by)
    return _post(user, LinkKind.RESET if user.has_usable_password() else LinkKind.INVITATION)


@transaction.atomic
def ask_reset(*, email) -> None:
    """Someone asks for a link for ``email``: it is sent to whom the address belongs, else nothing happens.

    Takes the same steps and the same time either way; the answer on the page is the same too.
    """
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        ring(tasks.send_sign_in_mail, 0)
    else:
        _post(user, LinkKind.RESET if user.has_usable_password() else LinkKind.INVITATION)


def _post(user, kind) -> SignInMail:
    mail = SignInMail.objects.create(user=user, kind=kind)
    ring(tasks.send_sign_in_mail, mail.pk)
    return mail


@transaction.atomic
def set_password(*, user, password, by) -> User:
    """Keep a new password (already checked by the form); every other session of the person ends by it."""
    stored = User.objects.select_for_update().get(pk=user.pk)
    first = not stored.has_usable_password()
    stored.set_password(password)
    stored.password_changed_at = timezone.now()
    stored.save(update_fields=["password", "password_changed_at"])
    if stored.email and by == stored:
        # whoever used the link reads that address
        EmailAddress.objects.filter(user=stored).exclude(email=stored.email).delete()
        EmailAddress.objects.update_or_create(
            user=stored, email=stored.email, defaults={"verified": True, "primary": True}
        )
    user.password, user.password_changed_at = stored.password, stored.password_changed_at
    record(Event.PASSWORD_SET, on=stored, by=by)
    if not first:
        tell_of_change(user=stored, what="Kata sandi Anda diganti.")
    return stored


def tell_of_change(*, user, what):
    """A notice and an e-mail to the person themselves whenever the way in was changed."""
    now = timezone.now()
    notify(
        Kind.SIGN_IN_CHANGED,
        [user],
        on=user,
        subject=what,
        body=f"{what} Bila bukan Anda yang melakukannya, segera hubungi Diskominfo.",
        path="/masuk/sesi/",
        occasion=now.isoformat(timespec="seconds"),
    )


@transaction.atomic
def note_factor(*, user, what):
    """Something of the own second factor was changed (by allauth's pages): the log and the person are told."""
    record(Event.FACTOR_CHANGED, on=user, by=user, what=what)
    tell_of_change(user=user, what=what)


@transaction.atomic
def remove_factors(*, user, by) -> int:
    """Take away every second factor of someone who lost phone and recovery codes; they enrol anew.

    The password alone does not become enough: whoever must have a factor reaches only the enrolment after it.
    Never one's own. Returns how many were taken away.
    """
    permissions.check_can_remove_factors(by, user)
    gone, _ = Authenticator.objects.filter(user=user).delete()
    if gone:
        what = "Masuk dua langkah dilepas oleh pengurus portal atas permintaan."
        record(Event.FACTOR_CHANGED, on=user, by=by, what=what)
        tell_of_change(user=user, what=what)
    return gone


@transaction.atomic
def invite_officer(*, unit, username, name, email, by, nip="") -> User:
    """Register a new petugas-to-be of ``unit`` as its staff from today and send the invitation.

    Done by the unit's own pejabat, or by Diskominfo. The person may see and draft; what they may submit comes
    only from a Keputusan (Pasal 11).
    """
    permissions.check_can_invite(by, unit)
    if not email.strip():
        raise RuleBroken("Surel belum diisi.", fix="Undangan dikirim ke surel orang itu.")
    user = admit_user(username=username, name=name, email=email, nip=nip, by=by)
    admit_member(user=user, unit=unit, kind=MembershipKind.STAFF, by=by)
    send_link(user=user, by=by)
    return user

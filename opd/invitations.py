"""The way in: a one-time link by which a person sets their own password. Nobody is ever told a password."""

from allauth.account.forms import ResetPasswordForm
from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from opd import permissions


@transaction.atomic
def send_password_link(*, user, by, request):
    """E-mail ``user`` a link, good once and for ``PASSWORD_RESET_TIMEOUT`` seconds, to set a password.

    Raises ``RuleBroken`` for someone without an address or no longer active, ``NotAllowed`` for an
    operator's address when ``by`` is none. Mail errors (``OSError``, ``SMTPException``) undo the log line.
    """
    permissions.check_can_manage_person(by, user)
    if not user.is_active or not user.email:
        raise RuleBroken(
            f"{user} tidak aktif atau belum memiliki surel.", fix="Lengkapi data pengguna lebih dahulu."
        )
    form = ResetPasswordForm({"email": user.email})
    if not form.is_valid():
        raise RuleBroken(f"Surel {user} tidak dapat dipakai.", fix="Perbaiki surelnya lebih dahulu.")
    form.users = [user]  # this person only, should two share an address
    record(Event.USER_CHANGED, on=user, by=by, password_link=True)
    form.save(request)

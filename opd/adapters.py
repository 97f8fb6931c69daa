"""How sign-in behaves here: nobody signs up by themselves, people are invited."""

import logging

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.core.exceptions import ValidationError

from opd import actions, reauthentication
from opd.sign_in import limits

log = logging.getLogger(__name__)
# allauth's notification -> what the person is told and the log keeps
CHANGES = {
    "mfa/email/totp_activated": "Aplikasi autentikator dipasang.",
    "mfa/email/totp_deactivated": "Aplikasi autentikator dilepas.",
    "mfa/email/recovery_codes_generated": "Kode pemulihan baru dibuat.",
    "mfa/email/webauthn_added": "Kunci sandi (passkey) ditambahkan.",
    "mfa/email/webauthn_removed": "Kunci sandi (passkey) dihapus.",
}


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def set_password(self, user, password):
        """Whoever holds the link or the old password sets it; the log and the person are told."""
        actions.set_password(user=user, password=password, by=user)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """allauth tells of a change of the second factor; passwords are told by their own action."""
        if what := CHANGES.get(template_prefix):
            actions.note_factor(user=user, what=what)

    def is_reauthentication_required(self, *, app, **kwargs):
        """Signing in counts as proof for as long as a confirmation does."""
        return not reauthentication.is_recent(context.request, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)

    # --- limits ---------------------------------------------------------------------------------------

    def _get_login_attempts_cache_key(self, request, **credentials):
        return limits.bucket(request, credentials.get("username") or credentials.get("email") or "")

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            limits.turn_away(request)

    def authentication_failed(self, request, **credentials):
        log.info("sign-in failed")

    def login(self, request, user):
        super().login(request, user)
        limits.remember_address(request, user.username)
        log.info("sign-in of user %s", user.pk)


def display_name(user) -> str:
    """The name pages show."""
    return user.name

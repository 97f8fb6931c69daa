"""One-time links to set a password: an invitation lives 24 hours, a reset one hour."""

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int


class PasswordLinkTokens(PasswordResetTokenGenerator):
    """A token dies with the password, the address, the next sign-in, a newer invitation, and its time.

    Someone who never set a password was invited: their link lives ``INVITATION_SECONDS``.
    """

    def _make_hash_value(self, user, timestamp):
        invited = user.invited_at.isoformat() if user.invited_at else ""
        return f"{super()._make_hash_value(user, timestamp)}{user.is_active}{invited}"

    def check_token(self, user, token):
        if not user or not token or not user.is_active:
            return False
        try:
            made_b36, _ = token.split("-")
            made = base36_to_int(made_b36)
        except ValueError:
            return False
        secrets = [self.secret, *self.secret_fallbacks]
        if not any(
            constant_time_compare(self._make_token_with_timestamp(user, made, secret), token)
            for secret in secrets
        ):
            return False
        return self._num_seconds(self._now()) - made <= lifetime(user)


def lifetime(user) -> int:
    """Seconds a link of ``user`` lives."""
    return settings.PASSWORD_RESET_TIMEOUT if user.has_usable_password() else settings.INVITATION_SECONDS

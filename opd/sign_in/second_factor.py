"""The second factor: who must have one, how its secrets are kept, and that no code is good twice."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django import forms
from django.conf import settings
from django.db import transaction

from opd.sign_in import secrets

PRIMARY = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_asked_of(user) -> bool:
    """Pejabat, Diskominfo and its head, the Bupati's office and the operator must have a second factor."""
    if not settings.MFA_REQUIRED:
        return False
    standing = user.standing
    return bool(
        standing.pejabat_of
        or standing.is_diskominfo
        or standing.is_head_of_diskominfo
        or standing.is_bupati_office
        or standing.is_operator
    )


def has_one(user) -> bool:
    return Authenticator.objects.filter(user=user, type__in=PRIMARY).exists()


class MFAAdapter(DefaultMFAAdapter):
    """Secrets encrypted, our QR code not needed from here, and no way to drop what is mandatory."""

    def get_totp_label(self, user):
        return user.username

    def build_totp_svg(self, url):
        return ""  # drawn by the page itself, as inline SVG (opd/views/second_factor.py)

    def encrypt(self, text):
        return secrets.encrypt(text)

    def decrypt(self, encrypted_text):
        return secrets.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator):
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=PRIMARY)
        return not is_asked_of(authenticator.user) or others.exclude(pk=authenticator.pk).exists()

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": "Medsos Klaten"}


def step_of(secret: str, code: str) -> int | None:
    """The latest time step whose code is ``code``, within the tolerance of one step; None when none is."""
    code = "".join(code.split())
    steps = [
        step
        for step in yield_hotp_counters_from_time()
        if format_hotp_value(hotp_value(secret, step)) == code
    ]
    return max(steps, default=None)


@transaction.atomic
def spend(authenticator, code: str) -> bool:
    """Use up ``code`` of a TOTP authenticator: False when its step, or a later one, was used before.

    Kept in the database row under a lock (RFC 6238 section 5.2): no cache, restart or second worker forgets it.
    """
    row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    step = step_of(secrets.decrypt(row.data["secret"]), code)
    if step is None or step <= row.data.get("last_step", -1):
        return False
    row.data["last_step"] = step
    row.save(update_fields=["data"])
    authenticator.data = row.data
    return True


class SingleUse(forms.Form):
    """Of allauth's forms that ask a code: the same code is refused the second time."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label="Kode",
            max_length=20,
            help_text="Enam angka dari aplikasi autentikator, atau satu kode pemulihan.",
            widget=forms.TextInput(
                attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
            ),
        )

    def clean_code(self):
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not spend(self.authenticator, code):
            raise get_mfa_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(SingleUse, AllauthAuthenticateForm):
    """At sign-in."""


class ReauthenticateForm(SingleUse, AllauthReauthenticateForm):
    """Before a step of high value."""

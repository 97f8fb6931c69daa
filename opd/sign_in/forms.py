"""Forms of signing in that differ from allauth's."""

from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from django import forms

from opd import actions


class ResetPasswordForm(AllauthResetPasswordForm):
    """Asks for an address; whether it belongs to someone shows neither in the answer nor in its time."""

    email = forms.EmailField(
        label="Surel",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Alamat surel yang tercatat pada akun Anda.",
    )

    def clean_email(self):
        return self.cleaned_data["email"]

    def save(self, request, **kwargs):
        actions.ask_reset(email=self.cleaned_data["email"])
        return self.cleaned_data["email"]

"""A NIP typed at the desk."""

from django import forms
from django.core.exceptions import ValidationError

from klaten_medsos.exceptions import RuleBroken
from opd.rules import normalise_nip


class NipForm(forms.ModelForm):
    """Reads a NIP however it was pasted and says what is wrong beside the field."""

    def clean_nip(self):
        typed = self.cleaned_data["nip"]
        try:
            return normalise_nip(typed).digits if typed else ""
        except RuleBroken as refused:
            raise ValidationError(str(refused)) from refused


def typed_nip():
    """Longer than what is stored: “NIP. 19850317 201001 1 004” is as good as 18 digits."""
    return forms.CharField(label="NIP", required=False, max_length=40, help_text="Boleh disalin apa adanya.")

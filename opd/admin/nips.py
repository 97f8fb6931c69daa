"""A NIP typed at the desk: read however it was pasted, and never shown again in full."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError

from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.templatetags.portal import mask_nip
from opd.nip import normalise_nip

REMOVE = "hapus"


class NipForm(forms.ModelForm):
    """Says what is wrong with a NIP beside the field. The one on record shows its last three digits only."""

    nip_warning = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "nip" in self.fields and self.instance.nip:
            self.initial["nip"] = ""
            self.fields["nip"].help_text = (
                f"Tersimpan: {mask_nip(self.instance.nip)}. Kosongkan bila tidak berubah; tulis “{REMOVE}” untuk "
                "menghapusnya."
            )

    def clean_nip(self):
        typed = self.cleaned_data["nip"]
        if not typed:
            return self.instance.nip
        if typed.strip().casefold() == REMOVE:
            return ""
        try:
            nip = normalise_nip(typed)
        except RuleBroken as refused:
            raise ValidationError(str(refused)) from refused
        self.nip_warning = nip.warning
        return nip.digits


def warn_of_nip(desk, request, form):
    """A NIP that is possible but unusual is kept, and said."""
    if form.nip_warning:
        desk.message_user(request, f"NIP tersimpan. {form.nip_warning}", messages.WARNING)


def typed_nip():
    """Longer than what is stored: “NIP. 19850317 201001 1 004” is as good as 18 digits."""
    return forms.CharField(label="NIP", required=False, max_length=40, help_text="Boleh disalin apa adanya.")

"""Forms of people."""

from django import forms

from klaten_medsos.forms import PortalForm
from opd import rules


class InviteForm(PortalForm):
    """Who shall come in; everything about their power is said by a Keputusan, not here."""

    pasal = {"name": "Pasal 10 huruf c"}

    name = forms.CharField(label="Nama lengkap", max_length=150, help_text="Lengkap dengan gelar.")
    email = forms.EmailField(
        label="Surel",
        max_length=254,
        help_text="Milik orang itu sendiri, bukan surel bersama. Undangan dikirim ke sana.",
    )
    username = forms.CharField(
        label="Nama pengguna",
        max_length=60,
        help_text="Huruf kecil, angka, titik dan garis bawah, misalnya budi.dinkes.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    nip = forms.CharField(
        label="NIP",
        max_length=40,
        required=False,
        help_text="Boleh disalin apa adanya. Di luar blok tanda tangan hanya tiga angka terakhir yang tampil.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_nip(self):
        typed = self.cleaned_data["nip"]
        if typed:
            try:
                rules.normalise_nip(typed)
            except rules.RuleBroken as refused:
                raise forms.ValidationError(str(refused)) from refused
        return typed

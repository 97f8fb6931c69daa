"""The form of doubtful proofs."""

from django import forms

from klaten_medsos.forms import PortalForm


class HeldForm(PortalForm):
    """The second look at an address."""

    pasal = {"decision": "Pasal 10 huruf d"}
    decision = forms.ChoiceField(
        label="Keputusan", widget=forms.RadioSelect,
        choices=(("terima", "Terima: kiriman ini memang di akun resmi unit"), ("tolak", "Tidak diterima")),
    )  # fmt: skip
    note = forms.CharField(
        label="Catatan", required=False, max_length=300, help_text="Wajib bila tidak diterima."
    )

"""Forms of personal data."""

from django import forms

from klaten_medsos.forms import PortalForm


class CorrectionForm(PortalForm):
    text = forms.CharField(
        label="Yang perlu diperbaiki",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Sebutkan data yang keliru dan yang seharusnya. Nama dan NIP mengikuti dokumen kepegawaian.",
    )

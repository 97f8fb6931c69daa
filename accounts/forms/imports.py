"""Uploading a table of accounts."""

from django import forms

from accounts.models import Segment
from klaten_medsos.forms import PortalForm


class ImportForm(PortalForm):
    """The table, and what stands in where it is silent."""

    pasal = {"purpose": "Pasal 9", "segments": "Pasal 10 huruf a"}

    file = forms.FileField(
        label="Berkas daftar akun",
        help_text="CSV (titik koma atau koma) atau XLSX, paling banyak 1.000 baris.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    purpose = forms.CharField(
        label="Tujuan bawaan", max_length=300, required=False, help_text="Dipakai bila kolom tujuan kosong."
    )
    segments = forms.ModelMultipleChoiceField(
        label="Segmen bawaan",
        queryset=Segment.objects.filter(unit=None),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Dipakai bila kolom segmen kosong.",
    )


class ChosenLinesForm(PortalForm):
    """The lines to be registered."""

    rows = forms.ModelMultipleChoiceField(
        queryset=None,
        error_messages={"required": "Centang paling sedikit satu baris yang siap."},
    )

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rows"].queryset = batch.rows.all()

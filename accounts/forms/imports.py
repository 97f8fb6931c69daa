"""Uploading a table of accounts."""

from django import forms
from django.db.models import TextChoices

from accounts.models import ImportRow, RowState, Segment
from klaten_medsos.forms import PortalForm


class ImportForm(PortalForm):
    """The table, and what stands in where it is silent."""

    pasal = {"purpose": "Pasal 9", "segments": "Pasal 10 huruf a"}

    file = forms.FileField(
        label="Berkas daftar akun",
        help_text="CSV (titik koma atau koma) atau XLSX, paling banyak 900 baris.",
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


class Which(TextChoices):
    """How the ticks are meant: a long table needs few of them either way."""

    ALL = "all", "Semua baris yang siap, kecuali yang dicentang"
    ONLY = "only", "Hanya baris yang dicentang"


class ChosenLinesForm(PortalForm):
    """The lines to be registered."""

    which = forms.ChoiceField(
        label="Yang didaftarkan", choices=Which.choices, initial=Which.ALL, widget=forms.RadioSelect
    )
    rows = forms.ModelMultipleChoiceField(queryset=ImportRow.objects.none(), required=False)

    def __init__(self, *args, batch, **kwargs):
        super().__init__(*args, **kwargs)
        self.ready = batch.rows.filter(finding=RowState.READY)
        self.fields["rows"].queryset = self.ready

    def chosen(self) -> list[int]:
        """Ids of the lines to register."""
        ticked = {row.pk for row in self.cleaned_data["rows"]}
        if self.cleaned_data["which"] == Which.ONLY:
            return sorted(ticked)
        return [pk for pk in self.ready.values_list("pk", flat=True) if pk not in ticked]

"""The form for one figure."""

from django import forms

from accounts.models import Account
from klaten_medsos.forms import PortalForm
from metrics.models import Metric


class MeasurementForm(PortalForm):
    pasal = {"metric": "Pasal 19 ayat (3) huruf c", "source": "Pasal 4 huruf a"}

    account = forms.ModelChoiceField(label="Akun", queryset=Account.objects.none())
    metric = forms.ChoiceField(label="Ukuran", choices=Metric.choices)
    starts_on = forms.DateField(
        label="Dari tanggal", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label="Sampai tanggal",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Untuk pengikut, isi tanggal pembacaan yang sama.",
    )
    value = forms.IntegerField(
        label="Nilai",
        min_value=0,
        max_value=10**12,
        localize=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text="Angka bulat. Kosong berarti tidak ada data; jangan diisi nol bila tidak tahu.",
    )
    source = forms.CharField(
        label="Sumber", max_length=200, help_text="Misalnya: dasbor Instagram, dibaca 31 Desember 2026."
    )

    def __init__(self, *args, accounts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = accounts

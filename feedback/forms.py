"""Forms of the inbox."""

from django import forms

from accounts.models import Account
from feedback.models import FilterReason, ItemKind, Sentiment
from feedback.workflow import Status
from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from opd.models import Unit


class MomentInput(forms.DateTimeInput):
    """The browser's own date and time picker; times are WIB."""

    def __init__(self):
        super().__init__(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class ItemForm(PortalForm):
    pasal = {"kind": "Pasal 10 huruf f", "text": "Pasal 10 huruf e"}

    kind = forms.ChoiceField(label="Jenis", choices=ItemKind.choices)
    text = forms.CharField(
        label="Isi",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Apa yang disampaikan. Jangan menulis nama, akun, nomor telepon atau NIK warga.",
    )
    topic = forms.CharField(
        label="Pokok isu", max_length=80, help_text="Dua sampai lima kata, misalnya “antrean puskesmas”."
    )
    sentiment = forms.ChoiceField(label="Nada", choices=Sentiment.choices, initial=Sentiment.NEUTRAL)
    account = forms.ModelChoiceField(
        label="Masuk lewat akun",
        queryset=Account.objects.none(),
        required=False,
        empty_label="Luring (loket, rapat, telepon)",
    )
    received_at = forms.DateTimeField(label="Diterima pada (WIB)", widget=MomentInput())
    url = forms.URLField(label="Tautan", required=False, max_length=500, assume_scheme="https")
    unit = forms.ModelChoiceField(label="Unit", queryset=Unit.objects.none())

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_at"].initial = dates.now()
        self.fields["account"].queryset = Account.objects.official().filter(unit__in=units)
        self.fields["unit"].queryset = units
        if len(units) == 1:
            self.fields["unit"].initial = units[0]
            self.fields["unit"].widget = forms.HiddenInput()


class AnswerForm(PortalForm):
    answer = forms.CharField(label="Jawaban", max_length=3000, widget=forms.Textarea(attrs={"rows": 4}))
    answered_at = forms.DateTimeField(label="Dijawab pada (WIB)", widget=MomentInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answered_at"].initial = dates.now()


class ForwardForm(PortalForm):
    to = forms.ModelChoiceField(label="Unit tujuan", queryset=Unit.objects.all())


class FilterOutForm(PortalForm):
    reason = forms.ChoiceField(label="Alasan", choices=FilterReason.choices)


class ItemFilterForm(PortalForm):
    q = forms.CharField(label="Cari", required=False, max_length=100)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Semua"), *Status.choices])
    kind = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua"), *ItemKind.choices])

"""Forms for reporting a fake account and for deciding on the report."""

import time

from django import forms
from django.core import signing

from accounts.impostors.workflow import Status
from accounts.models import Account, Harm, ImpostorReport
from klaten_medsos.forms import PortalForm
from opd.models import Unit

SALT = "laporan-akun-tiruan"
QUICKEST, LONGEST = 3, 6 * 3600


class ReportForm(PortalForm):
    """What an officer reports of a fake account."""

    pasal = {"pasted": "Pasal 14 huruf c"}
    max_text = 1000

    pasted = forms.CharField(
        label="Alamat akun yang dicurigai",
        max_length=500,
        help_text="Tempel tautan profilnya, atau tulis nama akun beserta platformnya.",
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    harm = forms.ChoiceField(label="Apa yang dilakukannya", choices=Harm.choices)
    unit = forms.ModelChoiceField(
        label="Unit yang ditiru", queryset=Unit.objects.none(), required=False, empty_label="Tidak tahu",
        help_text="Boleh dikosongkan.",
    )  # fmt: skip
    story = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=1000,
        help_text="Apa yang Anda lihat. Jangan tulis nama, nomor telepon, atau data pribadi siapa pun.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    upload = forms.FileField(
        label="Tangkapan layar",
        required=False,
        help_text="JPG, PNG, atau PDF, paling besar 5 MB. Gambar digambar ulang: lokasi dan data kamera hilang.",
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.order_by("name")


class CitizenReportForm(ReportForm):
    """The same for citizens, with two quiet hurdles for machines: a field nobody sees, and a form nobody fills at once."""

    situs = forms.CharField(
        label="Jangan diisi",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["opened"] = signing.dumps(int(time.time()), salt=SALT)

    def clean(self):
        """Refuse what no person sends; the words help a person who was merely quick or slow."""
        cleaned = super().clean()
        try:
            opened = signing.loads(cleaned.get("opened") or "", salt=SALT, max_age=LONGEST)
        except signing.BadSignature:
            opened = None
        if opened is None or cleaned.get("situs") or time.time() - opened < QUICKEST:
            self.data = self.data.copy()
            self.data["opened"] = self.initial["opened"]
            raise forms.ValidationError(
                "Formulir belum dapat diterima. Periksa kembali isian Anda, tunggu beberapa detik, lalu kirim lagi."
            )
        return cleaned


class ReasonForm(PortalForm):
    """A decision with its reason; for a fake also whom it imitates."""

    reason = forms.CharField(
        label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tampil bagi publik; jangan memuat data pribadi.",
    )  # fmt: skip


class FakeForm(ReasonForm):
    imitated = forms.ModelChoiceField(
        label="Akun resmi yang ditiru",
        queryset=Account.objects.none(),
        required=False,
        empty_label="Tidak ada yang tepat",
    )

    def __init__(self, *args, report, **kwargs):
        super().__init__(*args, **kwargs)
        accounts = Account.objects.official().select_related("unit")
        if report.unit_id:
            accounts = accounts.filter(unit=report.unit_id)
        elif report.platform:
            accounts = accounts.filter(platform=report.platform)
        self.fields["imitated"].queryset = accounts.order_by("unit__name", "platform", "handle")
        self.initial["imitated"] = report.imitated_id


class DuplicateForm(PortalForm):
    first = forms.ModelChoiceField(label="Laporan pertama", queryset=ImpostorReport.objects.none())

    def __init__(self, *args, report, **kwargs):
        super().__init__(*args, **kwargs)
        same = (
            ImpostorReport.objects.filter(key=report.key)
            .exclude(pk=report.pk)
            .exclude(status=Status.DUPLICATE)
        )
        self.fields["first"].queryset = same.exclude(key="").order_by("reported_at", "pk")
        self.fields["first"].label_from_instance = lambda first: f"{first.code}, {first.get_status_display()}"


class SentForm(PortalForm):
    reference = forms.CharField(
        label="Nomor laporan di platform",
        max_length=120,
        required=False,
        help_text="Bila platform memberi nomor.",
    )


class FilterForm(PortalForm):
    """Filters of the list."""

    q = forms.CharField(label="Cari", required=False, max_length=100)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Semua"), *Status.choices])

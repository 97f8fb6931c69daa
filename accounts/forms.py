"""Forms of the register."""

from django import forms

from accounts.models import Segment
from accounts.platforms import PLATFORMS
from accounts.workflow import Status
from klaten_medsos.forms import PortalForm
from klaten_medsos.regulation import MediaType
from opd.models import Unit, User


class AccountForm(PortalForm):
    """What the unit says of an account; the address itself is pasted in the step before."""

    pasal = {
        "media_type": "Pasal 18", "purpose": "Pasal 9", "segments": "Pasal 10 huruf a", "is_personal": "Pasal 5 huruf f",
        "evidence": "Pasal 10 huruf b",
    }  # fmt: skip

    purpose = forms.CharField(
        label="Tujuan akun", max_length=300, help_text="Untuk apa akun ini dipakai, dalam satu kalimat."
    )
    segments = forms.ModelMultipleChoiceField(
        label="Segmen khalayak",
        queryset=Segment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Siapa yang dilayani akun ini; boleh lebih dari satu.",
    )
    media_type = forms.ChoiceField(label="Jenis media", choices=MediaType.choices)
    media_type_note = forms.CharField(
        label="Penjelasan jenis",
        max_length=200,
        required=False,
        help_text="Wajib bila jenisnya diubah atau “lainnya”.",
    )
    custodian = forms.ModelChoiceField(
        label="Pemegang akun",
        queryset=User.objects.none(),
        help_text="Orang yang memegang akses; sandi tidak dicatat.",
    )
    official_email = forms.EmailField(
        label="Surel pemulihan", required=False, help_text="Alamat surel dinas, bukan surel pribadi."
    )
    has_two_factor = forms.BooleanField(label="Verifikasi dua langkah sudah aktif", required=False)
    evidence = forms.CharField(
        label="Bukti penguasaan",
        max_length=300,
        help_text="Misalnya: kode KLT-2026 terpasang di bio sampai akun diverifikasi.",
    )
    is_personal = forms.BooleanField(
        label="Ini akun pribadi seseorang", required=False, help_text="Akun pribadi tidak dapat didaftarkan."
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["segments"].queryset = Segment.objects.for_unit(unit)
        self.fields["custodian"].queryset = User.objects.members_of(unit)


class PasteForm(PortalForm):
    """The first step: paste anything that leads to the account."""

    unit = forms.ModelChoiceField(label="Unit", queryset=Unit.objects.none())
    pasted = forms.CharField(
        label="Alamat akun",
        max_length=500,
        help_text="Tempel alamat profil, atau tulis misalnya “ig: dinkes_klaten”.",
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        if len(units) == 1:
            self.fields["unit"].initial = units[0]
            self.fields["unit"].widget = forms.HiddenInput()
        self.fields["pasted"].pasal = "Pasal 10 huruf b"


class ReasonForm(PortalForm):
    """A decision that needs a reason."""

    reason = forms.CharField(label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class AccountFilterForm(PortalForm):
    """Filters of the list."""

    q = forms.CharField(label="Cari", required=False, max_length=100)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Semua"), *Status.choices])
    media_type = forms.ChoiceField(
        label="Jenis media", required=False, choices=[("", "Semua"), *MediaType.choices]
    )
    platform = forms.ChoiceField(
        label="Platform",
        required=False,
        choices=lambda: [("", "Semua"), *sorted((key, entry.label) for key, entry in PLATFORMS.items())],
    )
    unit = forms.ModelChoiceField(
        label="Unit", required=False, queryset=Unit.objects.all(), empty_label="Semua"
    )

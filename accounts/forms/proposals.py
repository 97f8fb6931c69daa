"""Proposing an account: the pasted address, then what the unit says of it."""

from django import forms

from accounts.models import EvidenceKind, Recovery, Segment
from klaten_medsos.forms import PortalForm
from klaten_medsos.regulation import MediaType
from opd.models import Unit, User


def media_choices():
    """The kinds of Pasal 18 with their letters, the open end last."""
    return [(kind.value, f"{kind.letter}. {kind.label}" if kind.letter else kind.label) for kind in MediaType]


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


class AccountForm(PortalForm):
    """What the unit says of an account; the address itself is pasted in the step before."""

    pasal = {
        "media_type": "Pasal 18", "purpose": "Pasal 9", "segments": "Pasal 10 huruf a", "is_personal": "Pasal 5 huruf f",
        "custodian": "Pasal 10 huruf c", "plan_reference": "Pasal 8",
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
    plan_reference = forms.CharField(
        label="Rujukan Rencana Media Sosial",
        max_length=120,
        required=False,
        help_text="Nomor atau bagian rencana yang memuat akun ini. Boleh menyusul; sampai ada, portal mengingatkan.",
    )
    media_type = forms.ChoiceField(label="Jenis media", choices=media_choices)
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
    second_custodian = forms.ModelChoiceField(
        label="Pemegang kedua",
        queryset=User.objects.none(),
        required=False,
        empty_label="Tidak ada",
        help_text="Agar akun tidak bergantung pada satu orang.",
    )
    official_email = forms.EmailField(
        label="Surel pemulihan", required=False, help_text="Alamat surel dinas, bukan surel pribadi."
    )
    official_phone = forms.CharField(
        label="Telepon pemulihan",
        required=False,
        max_length=20,
        help_text="Nomor dinas yang menerima kode pemulihan.",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    recovery = forms.ChoiceField(
        label="Cara pemulihan bila sandi hilang", choices=Recovery.choices, initial=Recovery.NONE
    )
    has_two_factor = forms.BooleanField(label="Verifikasi dua langkah sudah aktif", required=False)
    evidence_kind = forms.ChoiceField(
        label="Cara membuktikan penguasaan",
        choices=EvidenceKind.choices,
        initial=EvidenceKind.CODE,
        widget=forms.RadioSelect,
    )
    evidence_upload = forms.ImageField(
        label="Tangkapan layar",
        required=False,
        help_text="JPG atau PNG halaman pengelola akun; hanya bila memilih tangkapan layar.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )
    evidence = forms.CharField(
        label="Keterangan bukti",
        max_length=300,
        required=False,
        help_text="Misalnya di mana kode terpasang. Jangan menulis kata sandi.",
    )
    is_personal = forms.BooleanField(
        label="Ini akun pribadi seseorang", required=False, help_text="Akun pribadi tidak dapat didaftarkan."
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["segments"].queryset = Segment.objects.for_unit(unit)
        staff = User.objects.serving(unit)
        self.fields["custodian"].queryset = staff
        self.fields["second_custodian"].queryset = staff


class SegmentForm(PortalForm):
    """A segment of the unit's own."""

    pasal = {"name": "Pasal 10 huruf a"}

    unit = forms.ModelChoiceField(label="Unit", queryset=Unit.objects.none())
    name = forms.CharField(
        label="Nama segmen", max_length=80, help_text="Siapa yang dilayani, misalnya “Perajin batik”."
    )
    description = forms.CharField(label="Penjelasan", max_length=200, required=False)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        if len(units) == 1:
            self.fields["unit"].initial = units[0]
            self.fields["unit"].widget = forms.HiddenInput()

"""Other addresses of an account, and what it is for."""

from django import forms

from accounts.models import AliasKind, Segment
from klaten_medsos.forms import PortalForm


class AliasForm(PortalForm):
    """Another address of the same account, or what it was called once."""

    pasal = {"pasted": "Pasal 10 huruf b"}

    pasted = forms.CharField(
        label="Alamat lain",
        max_length=500,
        help_text="Tempel misalnya alamat Facebook dengan nomor akun, atau alamat dengan nama lama.",
    )
    kind = forms.ChoiceField(
        label="Jenis alamat",
        choices=AliasKind.choices,
        widget=forms.RadioSelect,
        help_text="Nama lama dijawab “pernah resmi”, sebab orang lain dapat memakainya.",
    )
    reason = forms.CharField(
        label="Bagaimana diketahui",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya “kedua alamat membuka halaman yang sama”; dibaca Diskominfo saat mengesahkan.",
    )


class PurposeForm(PortalForm):
    """What an official account is for and whom it serves."""

    pasal = {"purpose": "Pasal 9", "segments": "Pasal 10 huruf a"}

    purpose = forms.CharField(
        label="Tujuan akun", max_length=300, help_text="Untuk apa akun ini dipakai, dalam satu kalimat."
    )
    segments = forms.ModelMultipleChoiceField(
        label="Segmen khalayak",
        queryset=Segment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Siapa yang dilayani akun ini; boleh lebih dari satu.",
    )
    reason = forms.CharField(
        label="Alasan perubahan",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat pada riwayat akun dan terbaca Diskominfo.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["segments"].queryset = Segment.objects.for_unit(unit)

"""Forms of handing over and of the managers' group."""

from django import forms

from klaten_medsos.forms import PortalForm
from opd.models import User


class HandOverForm(PortalForm):
    """To whom; ``unit`` decides who may take over."""

    pasal = {"taking": "Pasal 11"}

    taking = forms.ModelChoiceField(
        label="Diserahkan kepada",
        queryset=User.objects.none(),
        empty_label="Pilih orang",
        help_text="Pejabat atau petugas unit ini yang penunjukannya berlaku hari ini.",
    )
    note = forms.CharField(
        label="Catatan",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya yang harus didahulukan. Jangan menulis kata sandi di sini.",
    )

    def __init__(self, *args, appointment, **kwargs):
        super().__init__(*args, **kwargs)
        group = User.objects.in_group(appointment.decree.unit).exclude(pk=appointment.user_id)
        self.fields["taking"].queryset = group.order_by("name")


class GroupMessageForm(PortalForm):
    pasal = {"body": "Pasal 14 huruf a"}

    subject = forms.CharField(label="Perihal", max_length=120)
    body = forms.CharField(
        label="Isi pesan",
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 8, "data-count": "4000"}),
        help_text="Dikirim sebagai pemberitahuan portal dan surel; terlihat siapa yang sudah membacanya.",
    )

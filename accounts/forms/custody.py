"""Who holds an account, and the day it passes to another."""

from django import forms

from accounts.models import Recovery
from klaten_medsos.forms import PortalForm
from opd.models import User


class CustodyForm(PortalForm):
    """The recovery data of an account; who holds it changes by a handover only."""

    second_custodian = forms.ModelChoiceField(
        label="Pemegang kedua", queryset=User.objects.none(), required=False, empty_label="Tidak ada"
    )
    official_email = forms.EmailField(
        label="Surel pemulihan", required=False, help_text="Alamat surel dinas, bukan surel pribadi."
    )
    official_phone = forms.CharField(
        label="Telepon pemulihan",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    recovery = forms.ChoiceField(label="Cara pemulihan bila sandi hilang", choices=Recovery.choices)
    has_two_factor = forms.BooleanField(label="Verifikasi dua langkah aktif", required=False)

    def __init__(self, *args, account, **kwargs):
        super().__init__(*args, **kwargs)
        if account.second_custodian_id:
            del self.fields["second_custodian"]
        else:
            others = User.objects.serving(account.unit).exclude(pk=account.custodian_id)
            self.fields["second_custodian"].queryset = others


class HandoverForm(PortalForm):
    """The login passes on, and the old holder is locked out."""

    pasal = {"taking": "Pasal 10 huruf c"}

    leaving = forms.ModelChoiceField(label="Yang menyerahkan", queryset=User.objects.none())
    taking = forms.ModelChoiceField(label="Yang menerima", queryset=User.objects.none())
    password_changed = forms.BooleanField(label="Kata sandi sudah diganti", required=False)
    sessions_ended = forms.BooleanField(
        label="Semua perangkat dan admin lama sudah dikeluarkan", required=False
    )
    recovery_moved = forms.BooleanField(
        label="Surel dan telepon pemulihan bukan milik pemegang lama", required=False
    )
    has_two_factor = forms.BooleanField(
        label="Verifikasi dua langkah aktif pada pemegang baru", required=False
    )
    note = forms.CharField(label="Catatan", max_length=300, required=False)

    def __init__(self, *args, account, leavers=(), **kwargs):
        super().__init__(*args, **kwargs)
        holders = [pk for pk in (account.custodian_id, account.second_custodian_id) if pk]
        self.fields["leaving"].queryset = User.objects.filter(pk__in=holders)
        self.fields["leaving"].initial = leavers[0].pk if leavers else account.custodian_id
        self.fields["taking"].queryset = User.objects.serving(account.unit)

"""Decisions on an account."""

from django import forms

from klaten_medsos.forms import PortalForm


class ReasonForm(PortalForm):
    """A decision that needs a reason."""

    reason = forms.CharField(label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ReviewForm(PortalForm):
    """The yearly look: each statement is confirmed by itself."""

    pasal = {
        "purpose_right": "Pasal 10 huruf a", "address_right": "Pasal 10 huruf b", "holders_right": "Pasal 10 huruf c",
    }  # fmt: skip

    address_right = forms.BooleanField(
        label="Alamat dan nama akun masih sama dan dapat dibuka", required=False
    )
    purpose_right = forms.BooleanField(label="Tujuan dan segmen khalayak masih benar", required=False)
    holders_right = forms.BooleanField(
        label="Pemegang akun masih bertugas dan data pemulihan masih milik dinas", required=False
    )
    has_two_factor = forms.BooleanField(label="Verifikasi dua langkah aktif", required=False)
    note = forms.CharField(label="Catatan", max_length=300, required=False)


class TickForm(PortalForm):
    """A step of the recovery is done."""

    note = forms.CharField(
        label="Catatan", max_length=300, required=False, help_text="Misalnya nomor laporan pada platform."
    )

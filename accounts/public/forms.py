"""Forms of the public pages: all of them GET, no cookie, no token."""

from django import forms

from accounts.models import Account
from accounts.workflow import Status
from klaten_medsos.forms import PortalForm
from klaten_medsos.regulation import MediaType
from opd.models import Unit


class CheckForm(PortalForm):
    """The one box. Anything may be pasted; what it is, the register says."""

    q = forms.CharField(
        label="Alamat akun",
        max_length=2000,
        help_text="Tempel tautan, nama akun beserta platformnya, atau pesan yang memuat tautannya.",
        widget=forms.TextInput(
            attrs={
                "placeholder": "Tempel alamat akun…",
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
                "inputmode": "url",
            }
        ),
        error_messages={"required": "Belum ada yang diisi. Tempelkan alamat akun yang hendak diperiksa."},
    )


class SearchForm(PortalForm):
    """One word to look for."""

    q = forms.CharField(label="Cari", required=False, max_length=100)


class DirectoryForm(PortalForm):
    """Filters of the public list."""

    q = forms.CharField(label="Cari", required=False, max_length=100)
    unit = forms.ModelChoiceField(
        label="Unit",
        required=False,
        queryset=Unit.objects.none(),
        to_field_name="code",
        empty_label="Semua unit",
    )
    jenis_media = forms.ChoiceField(
        label="Jenis media", required=False, choices=[("", "Semua jenis"), *MediaType.choices]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Resmi sekarang"), (Status.RETIRED, "Pernah resmi")]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        public = Account.objects.public().values("unit")
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=public).order_by("name")

"""Forms of amplification."""

from django import forms

from accounts.models import Account
from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from opd.models import Unit
from posts.spreading.deadlines import default_due_on
from posts.spreading.rules import LONGEST_INSTRUCTION


class AskForm(PortalForm):
    """Which units spread the message, and until when."""

    pasal = {"units": "Pasal 14 huruf b"}
    field_order = ("due_on", "instruction", "units")  # the long list last, just above the button

    units = forms.ModelMultipleChoiceField(
        label="Unit yang diminta menyebarkan", queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Unit yang mempunyai akun resmi sudah tercentang.",
    )  # fmt: skip
    due_on = forms.DateField(
        label="Tenggat", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    instruction = forms.CharField(
        label="Petunjuk", required=False, max_length=LONGEST_INSTRUCTION,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya akun yang diutamakan atau jam yang baik.",
    )  # fmt: skip

    def __init__(self, *args, post, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.active().exclude(pk=post.unit_id)
        self.fields["units"].queryset = units
        with_account = Account.objects.official().order_by().values("unit")
        self.fields["units"].initial = list(units.filter(pk__in=with_account).values_list("pk", flat=True))
        self.fields["due_on"].initial = default_due_on()


class ProofForm(PortalForm):
    """Where the message came out."""

    pasal = {"url": "Pasal 14 huruf b"}

    account = forms.ModelChoiceField(
        label="Akun resmi unit", queryset=Account.objects.none(), empty_label=None,
        help_text="Hanya kiriman di akun resmi yang dihitung.",
    )  # fmt: skip
    url = forms.CharField(
        label="Alamat kiriman", max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
        help_text="Buka kirimannya lalu salin alamatnya.",
    )  # fmt: skip
    published_at = forms.DateTimeField(
        label="Waktu terbit (WIB)",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "Waktu tidak dapat dibaca; isi tanggal dan jam, dalam WIB."},
    )

    def __init__(self, *args, target, **kwargs):
        super().__init__(*args, **kwargs)
        proved = target.proofs.values("account")
        own = Account.objects.filter(unit=target.unit_id).official()
        # on POST every account is offered, so that a second click is told that it was recorded already
        self.fields["account"].queryset = own if self.is_bound else own.exclude(pk__in=proved)
        now = dates.to_wib(dates.now()).replace(second=0, microsecond=0, tzinfo=None)
        self.fields["published_at"].initial = now


class DecideProofForm(PortalForm):
    """The look at a post whose address does not name its account."""

    pasal = {"decision": "Pasal 14 huruf b"}
    decision = forms.ChoiceField(
        label="Keputusan", widget=forms.RadioSelect,
        choices=(("terima", "Terima: kiriman ini memang di akun resmi unit"), ("tolak", "Tidak diterima")),
    )  # fmt: skip
    note = forms.CharField(
        label="Catatan", required=False, max_length=300, help_text="Wajib bila tidak diterima; dibaca unit."
    )

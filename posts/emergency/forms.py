"""Forms of the roster and the emergency lane."""

from django import forms

from accounts.models import Account
from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from opd.models import Role, Unit, User
from posts.emergency.rules import FIELD_WORDS, carries_text
from posts.fields import MessageField, OwnChoicesField
from posts.models import EmergencyKind, Outcome
from posts.rules import LONGEST

DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class EmergencyForm(PortalForm):
    """As little as possible: what, from whom, where. Everything else follows."""

    problem_fields = {label: name for name, label in FIELD_WORDS.items()}
    pasal = {"text": "Pasal 12 huruf b", "source": "Pasal 1 angka 12"}

    text = MessageField(
        label=FIELD_WORDS["text"], max_length=LONGEST["text"],
        widget=forms.Textarea(attrs={"rows": 6, "data-count": str(LONGEST["text"])}),
        help_text="Apa yang terjadi, di mana, apa yang harus dilakukan warga.",
    )  # fmt: skip
    source = forms.CharField(
        label=FIELD_WORDS["source"], max_length=LONGEST["source"],
        help_text="Siapa yang menyatakan, misalnya “Posko BPBD, 14.20 WIB”. Wajib.",
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=FIELD_WORDS["kind"], choices=EmergencyKind.choices, initial=EmergencyKind.ISSUE,
        widget=forms.RadioSelect,
    )  # fmt: skip
    accounts = OwnChoicesField(label=FIELD_WORDS["accounts"], queryset=Account.objects.none(),
        help_text="Akun resmi yang dapat memuat teks tanpa gambar atau video.",
    )  # fmt: skip

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        official = Account.objects.filter(unit=unit).official()
        fit = [account.pk for account in official if carries_text(account.platform)]
        self.fields["accounts"].queryset = official.filter(pk__in=fit)
        self.fields["accounts"].initial = fit


class EmergencyReviewForm(PortalForm):
    """What the second pair of eyes found."""

    pasal = {"outcome": "Pasal 10 huruf d"}

    outcome = forms.ChoiceField(label="Hasil tinjauan", choices=Outcome.choices, widget=forms.RadioSelect)
    note = MessageField(
        label="Catatan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wajib bila perlu dikoreksi atau harus ditarik.",
    )  # fmt: skip


class ShiftForm(PortalForm):
    """Who is on call, from when to when, at which number."""

    problem_fields = {"Telepon": "phone", "Sampai": "ends_on", "Petugas piket": "user"}
    pasal = {"user": "Pasal 11"}

    user = forms.ModelChoiceField(
        label="Petugas piket", queryset=User.objects.none(), empty_label="Pilih",
        help_text="Pejabat atau petugas dengan penunjukan yang berlaku hari ini.",
    )  # fmt: skip
    phone = forms.CharField(
        label="Telepon", max_length=20, widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"})
    )
    starts_on = forms.DateField(label="Mulai", **DAY)
    ends_on = forms.DateField(
        label="Sampai", help_text="Hari terakhir ikut dihitung; paling lama 31 hari.", **DAY
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        appointed = User.objects.appointed(unit, Role.PETUGAS) | User.objects.appointed(unit, Role.PEJABAT)
        self.fields["user"].queryset = appointed.distinct()
        self.fields["starts_on"].initial = dates.today()


class RosterFilterForm(PortalForm):
    unit = forms.ModelChoiceField(
        label="Unit", required=False, queryset=Unit.objects.none(), empty_label="Semua"
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units

    def wanted(self):
        self.is_valid()
        return self.cleaned_data.get("unit")

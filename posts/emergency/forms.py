"""Forms of the roster and the emergency lane."""

from django import forms

from accounts.models import Account
from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from opd.models import Role, Unit, User
from posts.emergency.rules import FIELD_WORDS, Lane, carries_text, lane_of
from posts.fields import MessageField, OwnChoicesField
from posts.forms.files import FilesAgainMixin
from posts.models import EmergencyKind, Outcome
from posts.rules import LONGEST

ACCEPT_SEEN = "image/jpeg,image/png,video/mp4,video/quicktime"
DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class LaneAccountsField(OwnChoicesField):
    """Accounts, with the condition of those that take no bare text."""

    def label_from_instance(self, account):
        if carries_text(account.platform):
            return str(account)
        return f"{account}: bila gambar atau video dilampirkan"


class EmergencyForm(FilesAgainMixin, PortalForm):
    """As little as possible: what, from whom, where. Everything else follows.

    All accounts that can take the message are chosen from the start; those that need a picture take part only with
    one. ``closed``: the unit's accounts that are not offered, and ``left_out``: those that took no part.
    """

    problem_fields = {label: name for name, label in FIELD_WORDS.items()} | {"Teks khusus akun": "text"}
    pasal = {"text": "Pasal 12 huruf b", "source": "Pasal 1 angka 12", "alt": "Pasal 13"}

    text = MessageField(
        label=FIELD_WORDS["text"], max_length=LONGEST["text"],
        widget=forms.Textarea(attrs={"rows": 6, "data-count": str(LONGEST["text"])}),
        help_text="Apa yang terjadi, di mana, apa yang harus dilakukan warga.",
    )  # fmt: skip
    source = forms.CharField(
        label=FIELD_WORDS["source"], max_length=LONGEST["source"],
        help_text="Siapa yang menyatakan, misalnya “Posko BPBD, 14.20 WIB”. Wajib.",
    )  # fmt: skip
    picture = forms.FileField(
        label="Gambar atau video", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT_SEEN}),
        help_text="Gambar JPG atau PNG, atau video MP4. Data lokasi dihapus.",
        error_messages={"empty": "Berkas ini kosong."},
    )  # fmt: skip
    alt = forms.CharField(
        label="Teks alternatif", required=False, max_length=500,
        help_text="Apa yang terlihat, untuk warga yang tidak melihatnya. Wajib bila melampirkan.",
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=FIELD_WORDS["kind"], choices=EmergencyKind.choices, initial=EmergencyKind.ISSUE,
        widget=forms.RadioSelect,
    )  # fmt: skip
    accounts = LaneAccountsField(
        label=FIELD_WORDS["accounts"],
        queryset=Account.objects.none(),
        help_text="Semua akun resmi yang dapat memuatnya sudah dipilih.",
    )

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        official = Account.objects.filter(unit=unit).official()
        lanes = {account: lane_of(account.platform) for account in official}
        fit = [account.pk for account, lane in lanes.items() if lane != Lane.CLOSED]
        self.fields["accounts"].queryset = official.filter(pk__in=fit)
        self.fields["accounts"].initial = fit
        self.closed = [account for account, lane in lanes.items() if lane == Lane.CLOSED]
        if fit and Lane.TEXT not in lanes.values():
            self.fields[
                "picture"
            ].help_text = "Akun unit ini tidak menerima teks saja: lampirkan gambar JPG atau PNG, atau video MP4. Data lokasi dihapus."
        self.left_out: list[Account] = []

    def clean(self):
        given = super().clean()
        if given.get("alt") and not given.get("picture") and "picture" not in self.errors:
            self.add_error("picture", "Pilih berkasnya, atau kosongkan teks alternatifnya.")
        chosen = list(given.get("accounts") or ())
        if not given.get("picture"):
            self.left_out = [account for account in chosen if not carries_text(account.platform)]
            given["accounts"] = [account for account in chosen if account not in self.left_out]
            if self.left_out and not given["accounts"]:
                self.add_error(
                    "picture",
                    f"{', '.join(map(str, self.left_out))} tidak menerima teks saja. Lampirkan gambar atau video "
                    "dengan teks alternatifnya.",
                )
        return given


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

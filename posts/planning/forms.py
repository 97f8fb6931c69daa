"""Forms of plans and programmes."""

from django import forms

from accounts.models import Account, Segment
from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from klaten_medsos.regulation import Theme
from opd.models import Unit
from posts.fields import MessageField, OwnChoicesField
from posts.models import FeedbackChannel
from posts.planning.rules import LONGEST, MOST_PER_MONTH, PLAN_WORDS, PROGRAMME_WORDS

YEARS_AHEAD = 1


def years() -> list[int]:
    """From next year back to the first year the Perbup asks for."""
    return list(range(dates.today().year + YEARS_AHEAD, dates.FIRST_REPORTABLE_YEAR - 1, -1))


class PlaceForm(PortalForm):
    """Which unit and year: for lists (all optional) and for beginning a plan."""

    unit = forms.ModelChoiceField(
        label="Unit", queryset=Unit.objects.none(), required=False, empty_label="Semua unit"
    )
    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, required=False, empty_value=None)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["tahun"].choices = [("", "Semua tahun"), *((year, str(year)) for year in years())]

    def wanted(self) -> dict:
        """What could be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class OpenPlanForm(PortalForm):
    """Begin the plan of a year."""

    pasal = {"year": "Pasal 8"}
    unit = forms.ModelChoiceField(label="Unit", queryset=Unit.objects.none(), empty_label=None)
    year = forms.TypedChoiceField(label="Tahun", coerce=int)
    copy = forms.BooleanField(
        label="Salin isi rencana tahun sebelumnya", required=False,
        help_text="Akun yang tidak lagi resmi tidak ikut tersalin.",
    )  # fmt: skip

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["year"].choices = [(year, str(year)) for year in years()]
        self.fields["year"].initial = dates.today().year


class PlanForm(PortalForm):
    """A plan as an officer writes it; one number field per official account of the unit."""

    problem_fields = {label: name for name, label in PLAN_WORDS.items()}
    pasal = {
        "aims": "Pasal 8",
        "segments": "Pasal 10 huruf a",
        "topics": "Pasal 8",
        "feedback": "Pasal 8 huruf c",
    }
    use_required_attribute = False  # a draft is saved unfinished

    aims = MessageField(
        label=PLAN_WORDS["aims"], required=False, max_length=LONGEST["aims"],
        widget=forms.Textarea(attrs={"rows": 5, "data-count": str(LONGEST["aims"])}),
        help_text="Apa yang ingin dicapai bagi warga tahun ini: akses informasi, pelibatan, keterbukaan.",
    )  # fmt: skip
    topics = MessageField(
        label=PLAN_WORDS["topics"], required=False, max_length=LONGEST["topics"],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Satu topik tiap baris, misalnya “Jadwal imunisasi”.",
    )  # fmt: skip
    segments = OwnChoicesField(
        label=PLAN_WORDS["segments"], queryset=Segment.objects.none(),
        help_text="Kepada siapa unit ini berbicara.",
    )  # fmt: skip
    feedback = forms.MultipleChoiceField(
        label=PLAN_WORDS["feedback"], required=False, choices=FeedbackChannel.choices,
        widget=forms.CheckboxSelectMultiple, help_text="Ke mana warga menanggapi, daring maupun luring.",
    )  # fmt: skip
    feedback_note = forms.CharField(
        label=PLAN_WORDS["feedback_note"], required=False, max_length=LONGEST["feedback_note"],
        help_text="Misalnya nomor, alamat, atau hari layanan.",
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["segments"].queryset = Segment.objects.for_unit(unit)
        for name in ("aims", "topics", "feedback"):
            self.fields[name].asked_later = True
        self.accounts = list(Account.objects.filter(unit=unit).official())
        for account in self.accounts:
            self.fields[f"channel_{account.pk}"] = forms.IntegerField(
                label=f"Pesan per bulan di {account}", required=False, min_value=0, max_value=MOST_PER_MONTH,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                help_text="Kosongkan bila akun ini tidak dipakai tahun ini.",
            )  # fmt: skip

    @property
    def groups(self):
        """(legend, bound fields) in the order an officer thinks."""
        channels = [self[f"channel_{account.pk}"] for account in self.accounts]
        return [
            ("Tujuan dan topik", [self["aims"], self["topics"]]),
            ("Untuk siapa", [self["segments"]]),
            ("Di mana dan seberapa sering", channels),
            ("Bagaimana warga menanggapi", [self["feedback"], self["feedback_note"]]),
        ]

    def words(self):
        """What the action takes."""
        data = self.cleaned_data
        channels = {
            account: data[f"channel_{account.pk}"]
            for account in self.accounts
            if data.get(f"channel_{account.pk}")
        }
        names = ("aims", "topics", "segments", "feedback", "feedback_note")
        return {name: data[name] for name in names} | {"channels": channels}


class ProgrammeForm(PortalForm):
    """A priority programme, its target and what has been reached."""

    problem_fields = {label: name for name, label in PROGRAMME_WORDS.items()}
    pasal = {"name": "Pasal 14 huruf d", "theme": "Pasal 14 huruf b", "result": "Pasal 14 huruf d"}

    name = forms.CharField(
        label=PROGRAMME_WORDS["name"], max_length=LONGEST["name"],
        help_text="Seperti tertulis pada dokumen perencanaan daerah.",
    )  # fmt: skip
    theme = forms.ChoiceField(
        label=PROGRAMME_WORDS["theme"], required=False, choices=[("", "Tidak ada"), *Theme.choices]
    )
    target = forms.CharField(
        label=PROGRAMME_WORDS["target"], max_length=LONGEST["target"],
        help_text="Dapat diukur, misalnya “120 posyandu melayani lansia”.",
    )  # fmt: skip
    message_target = forms.IntegerField(
        label=PROGRAMME_WORDS["message_target"], min_value=1, max_value=MOST_PER_MONTH, initial=4,
        help_text="Berapa pesan yang menyampaikan program ini dalam setahun.",
    )  # fmt: skip
    result = forms.CharField(
        label=PROGRAMME_WORDS["result"], required=False, max_length=LONGEST["result"],
        help_text="Apa yang telah dicapai; dipakai saat menulis pesan dan laporan.",
    )  # fmt: skip
    result_on = forms.DateField(
        label=PROGRAMME_WORDS["result_on"], required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip


class NewProgrammeForm(ProgrammeForm):
    """The same with the unit and year it belongs to."""

    unit = forms.ModelChoiceField(label="Unit", queryset=Unit.objects.none(), empty_label=None)
    year = forms.TypedChoiceField(label="Tahun", coerce=int)
    field_order = ["unit", "year"]

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["year"].choices = [(year, str(year)) for year in years()]
        self.fields["year"].initial = dates.today().year

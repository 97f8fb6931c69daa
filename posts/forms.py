"""Forms of the message pages. What the regulation demands is asked by the actions; refusals come back here."""

from django import forms
from django.utils.html import format_html

from accounts.models import Account, Segment
from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from klaten_medsos.regulation import PostCategory, Theme
from opd.models import Unit
from posts.fields import DraftChoiceField, DraftTextField, MessageField, OwnChoicesField
from posts.models import Decision, KipClass, SourceKind
from posts.rules import FIELD_WORDS, LONGEST
from posts.workflow import Status

LABELS = {label: name for name, label in FIELD_WORDS.items()}
UNKNOWN_CATEGORY = {
    "invalid_choice": "Kategori ini tidak ada: Pasal 12 hanya mengenal empat kategori, huruf a sampai d."
}
BIGGEST_ID = 2**63 - 1


class ProblemFormMixin:
    """Puts the problems of a refusal beside the fields they speak of."""

    def add_problems(self, refused):
        problems = getattr(refused, "problems", ())
        if not problems:
            self.add_refusal(refused)
        for problem in problems:
            name = LABELS.get(problem.where)
            known = name in self.fields
            cited = f" ({problem.citation})" if problem.citation else ""
            words = problem.message if known or not problem.where else f"{problem.where}: {problem.message}"
            self.add_error(name if known else None, f"{words}{cited}")


def _in_words(clause):
    """A choice with the exact words of the letter below its short name."""
    return format_html(
        "<span><strong>{}</strong><br><span class='muted'>Huruf {}: “{}”</span></span>",
        clause.label, clause.letter, clause.text,
    )  # fmt: skip


class PostForm(ProblemFormMixin, PortalForm):
    """A message as an officer writes it. ``unit`` bounds segments and accounts; a draft may be unfinished."""

    pasal = {
        "text": "Pasal 10 huruf d",
        "category": "Pasal 12",
        "theme": "Pasal 14 huruf b",
        "source": "Pasal 1 angka 12",
        "kip_class": "Pasal 15 huruf g",
        "segments": "Pasal 10 huruf a",
        "accounts": "Pasal 10 huruf b",
    }
    GROUPS = (
        ("Apa yang disampaikan", ("title", "text")),
        ("Kategori", ("category", "second_category", "theme")),
        ("Untuk siapa", ("segments",)),
        ("Dari mana sumbernya", ("source_kind", "source", "kip_class")),
        ("Di mana diterbitkan", ("accounts",)),
    )
    use_required_attribute = False  # a draft is saved unfinished

    title = forms.CharField(
        label=FIELD_WORDS["title"],
        max_length=LONGEST["title"],
        help_text="Hanya untuk mengenali pesan di portal; tidak ikut terbit.",
    )
    text = DraftTextField(
        label=FIELD_WORDS["text"],
        max_length=LONGEST["text"],
        widget=forms.Textarea(attrs={"rows": 12, "data-count": str(LONGEST["text"])}),
        help_text="Tulis persis seperti akan diterbitkan, termasuk tagar dan baris kosong.",
    )
    category = DraftChoiceField(
        label=FIELD_WORDS["category"],
        choices=[(clause.value, _in_words(clause)) for clause in PostCategory],
        widget=forms.RadioSelect,
        error_messages=UNKNOWN_CATEGORY,
        help_text="Daftarnya tertutup: hanya empat jenis informasi ini yang boleh diunggah.",
    )
    second_category = forms.ChoiceField(
        label=FIELD_WORDS["second_category"],
        required=False,
        choices=[("", "Tidak ada"), *PostCategory.choices],
        error_messages=UNKNOWN_CATEGORY,
        help_text="Bila pesan juga menyentuh kategori lain.",
    )
    theme = forms.ChoiceField(
        label=FIELD_WORDS["theme"],
        required=False,
        choices=[("", "Tidak ada"), *Theme.choices],
        help_text="Bila pesan menyebarkan program pemerintah daerah.",
    )
    segments = OwnChoicesField(
        label=FIELD_WORDS["segments"],
        queryset=Segment.objects.none(),
        help_text="Siapa yang dituju pesan ini.",
    )
    source_kind = forms.ChoiceField(
        label=FIELD_WORDS["source_kind"], required=False, choices=[("", "Belum diisi"), *SourceKind.choices]
    )
    source = forms.CharField(
        label=FIELD_WORDS["source"],
        required=False,
        max_length=LONGEST["source"],
        help_text="Nomor dokumen, nama jabatan pemberi keterangan, atau tautan. "
        "Wajib untuk isu aktual dan kebijakan.",
    )
    kip_class = forms.ChoiceField(
        label=FIELD_WORDS["kip_class"],
        choices=KipClass.choices,
        initial=KipClass.ALWAYS,
        help_text="Menurut UU 14/2008. Informasi yang dikecualikan tidak dapat diajukan.",
    )
    accounts = OwnChoicesField(
        label=FIELD_WORDS["accounts"],
        queryset=Account.objects.none(),
        help_text="Hanya akun resmi unit yang dapat dipilih.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["segments"].queryset = Segment.objects.for_unit(unit)
        self.fields["accounts"].queryset = Account.objects.filter(unit=unit).official()
        if not self.fields["accounts"].queryset.exists():
            self.fields["accounts"].help_text = (
                "Unit ini belum mempunyai akun resmi. Draf tetap dapat disimpan; daftarkan akun lebih dahulu "
                "sebelum mengajukan."
            )

    @property
    def groups(self):
        """(legend, bound fields) in the order an officer thinks."""
        return [(legend, [self[name] for name in names]) for legend, names in self.GROUPS]

    def words(self):
        """What the actions take."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class UnitChoiceForm(PortalForm):
    """Which of the officer's own units speaks; only asked when there are several."""

    unit = forms.ModelChoiceField(label="Unit", queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units


class ReviewForm(ProblemFormMixin, PortalForm):
    """The decision on exactly the version that was shown."""

    CHOICES = (
        (Decision.APPROVED, "Setujui versi ini"),
        (Decision.REVISION, "Minta revisi"),
        (Decision.REJECTED, "Tolak"),
    )
    pasal = {"decision": "Pasal 10 huruf d", "override_reason": "Pasal 15"}

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=BIGGEST_ID)
    content_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    decision = forms.ChoiceField(label="Keputusan", choices=CHOICES, widget=forms.RadioSelect)
    note = MessageField(
        label="Catatan untuk petugas",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wajib bila meminta revisi atau menolak. Tidak pernah diterbitkan.",
    )
    override_reason = MessageField(
        label="Alasan meloloskan temuan",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila menyetujui pesan yang memuat temuan memblokir; tercatat bersama nama Anda.",
    )

    def __init__(self, *args, has_blocking=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_blocking:
            del self.fields["override_reason"]


class ReasonForm(ProblemFormMixin, PortalForm):
    """Why something is undone."""

    reason = MessageField(
        label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat pada riwayat pesan.",
    )  # fmt: skip


class PublishForm(ProblemFormMixin, PortalForm):
    """The address and time of the post on each target account; rows left empty are skipped."""

    def __init__(self, *args, accounts, **kwargs):
        super().__init__(*args, **kwargs)
        self.accounts = list(accounts)
        this_minute = dates.to_wib(dates.now()).replace(second=0, microsecond=0, tzinfo=None)
        for account in self.accounts:
            self.fields[f"url_{account.pk}"] = forms.CharField(
                label=f"Alamat kiriman di {account}",
                required=False,
                max_length=500,
                widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
            )
            self.fields[f"at_{account.pk}"] = forms.DateTimeField(
                label=f"Waktu terbit di {account.handle} (WIB)",
                required=False,
                initial=this_minute,
                widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
                error_messages={"invalid": "Waktu tidak dapat dibaca; isi tanggal dan jam, dalam WIB."},
            )

    def clean(self):
        cleaned = super().clean()
        filled = [account for account in self.accounts if cleaned.get(f"url_{account.pk}")]
        for account in filled:
            if not cleaned.get(f"at_{account.pk}") and f"at_{account.pk}" not in self.errors:
                self.add_error(f"at_{account.pk}", "Isi waktu kiriman ini terbit.")
        if not filled and not self.errors:
            self.add_error(None, "Isi alamat kiriman paling sedikit pada satu akun.")
        return cleaned

    def rows(self):
        """(account, url, published_at) of each filled row."""
        for account in self.accounts:
            if url := self.cleaned_data.get(f"url_{account.pk}"):
                yield account, url, self.cleaned_data[f"at_{account.pk}"]

    @property
    def row_fields(self):
        return [(a, self[f"url_{a.pk}"], self[f"at_{a.pk}"]) for a in self.accounts]


class PostFilterForm(PortalForm):
    """What the list shows; what cannot be read is left out, never an error page."""

    q = forms.CharField(label="Cari judul atau isi", required=False, max_length=100)
    status = forms.ChoiceField(label="Status", required=False, choices=[("", "Semua"), *Status.choices])
    kategori = forms.ChoiceField(
        label="Kategori", required=False, choices=[("", "Semua"), *PostCategory.choices]
    )
    unit = forms.ModelChoiceField(
        label="Unit", required=False, queryset=Unit.objects.none(), empty_label="Semua"
    )
    akun = forms.ModelChoiceField(
        label="Akun tujuan", required=False, queryset=Account.objects.none(), empty_label="Semua"
    )
    tahun = forms.TypedChoiceField(label="Tahun terbit", required=False, coerce=int, empty_value=None)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        standing = user.standing
        years = range(dates.today().year, dates.FIRST_REPORTABLE_YEAR - 1, -1)
        self.fields["tahun"].choices = [("", "Semua"), *((year, str(year)) for year in years)]
        accounts = Account.objects.public()
        if standing.sees_everything:
            self.fields["unit"].queryset = Unit.objects.all()
        else:
            del self.fields["unit"]
            accounts = accounts.filter(unit__in=standing.units)
        self.fields["akun"].queryset = accounts

    def wanted(self) -> dict:
        """The filters that could be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

"""The editor of a message."""

from hashlib import sha256

from django import forms
from django.utils.html import format_html

from accounts.models import Account, Segment
from klaten_medsos.forms import PortalForm
from klaten_medsos.regulation import PostCategory, Theme
from opd.models import Unit
from posts.fields import DraftChoiceField, DraftTextField, OwnChoicesField, WibMomentField
from posts.forms.own_texts import OwnTextsMixin
from posts.forms.problems import ProblemFormMixin
from posts.models import KipClass, SourceKind
from posts.rules import FIELD_WORDS, LONGEST

UNKNOWN_CATEGORY = {
    "invalid_choice": "Kategori ini tidak ada: Pasal 12 hanya mengenal empat kategori, huruf a sampai d."
}


def _in_words(clause):
    """A choice with the exact words of the letter below its short name."""
    return format_html(
        "<span><strong>{}</strong><br><span class='muted'>Huruf {}: “{}”</span></span>",
        clause.label, clause.letter, clause.text,
    )  # fmt: skip


class PostForm(OwnTextsMixin, ProblemFormMixin, PortalForm):
    """A message as an officer writes it. ``unit`` bounds segments and accounts; a draft may be unfinished."""

    pasal = {
        "text": "Pasal 10 huruf d",
        "category": "Pasal 12",
        "theme": "Pasal 14 huruf b",
        "source": "Pasal 1 angka 12",
        "kip_class": "Pasal 15 huruf g",
        "segments": "Pasal 10 huruf a",
        "accounts": "Pasal 10 huruf b",
        "scheduled_for": "Pasal 10 huruf d",
    }
    GROUPS = (
        ("Apa yang disampaikan", ("title", "text")),
        ("Kategori", ("category", "second_category", "theme")),
        ("Untuk siapa", ("segments",)),
        ("Dari mana sumbernya", ("source_kind", "source", "kip_class")),
        ("Di mana dan kapan diterbitkan", ("accounts", "scheduled_for")),
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
    scheduled_for = WibMomentField(
        label=FIELD_WORDS["scheduled_for"] + " (WIB)",
        required=False,
        help_text="Pesan yang belum disetujui sampai waktu ini menjadi kedaluwarsa. Mengubah waktu saja tidak "
        "menggugurkan persetujuan.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["segments"].queryset = Segment.objects.for_unit(unit)
        official = Account.objects.filter(unit=unit).official()
        self.fields["accounts"].queryset = official
        self.add_own_texts(official)
        if not self.targets:
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
        known = {name: value for name, value in self.cleaned_data.items() if name in self.base_fields}
        known.pop("revision", None)
        return known | {"own_texts": self.own_words()}

    @staticmethod
    def own_initial(post) -> dict:
        """The own wording of a draft as the fields show it."""
        shown = {}
        for own in post.own_texts.all():
            shown |= {f"judul_{own.account_id}": own.title, f"teks_{own.account_id}": own.text}
        return shown


class RestoredForm(PostForm):
    """The editor as it was left, not judged: the officer has not pressed anything."""

    @property
    def errors(self):
        return {}


class UnitChoiceForm(PortalForm):
    """Which of the officer's own units speaks; only asked when there are several."""

    unit = forms.ModelChoiceField(label="Unit", queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units


class ScheduleForm(ProblemFormMixin, PortalForm):
    """Another time for a message, or none."""

    scheduled_for = WibMomentField(
        label=FIELD_WORDS["scheduled_for"] + " (WIB)",
        required=False,
        help_text="Kosongkan bila pesan diterbitkan begitu sempat. Persetujuan tetap berlaku.",
    )


class ChecklistForm(ProblemFormMixin, PortalForm):
    """The lines of the SOP's checklist, each to be confirmed (Pasal 4, 16); the action asks for them again."""

    def __init__(self, *args, lines, has_warnings=False, **kwargs):
        super().__init__(*args, **kwargs)
        # named by its words, so that a tick never counts for another line after the SOP changed
        self.lines = {f"butir_{sha256(line.encode()).hexdigest()[:12]}": line for line in lines}
        for name, line in self.lines.items():
            self.fields[name] = forms.BooleanField(label=line, required=False)
        if has_warnings:
            self.fields["findings_checked"] = forms.BooleanField(
                label="Peringatan pemeriksa isi sudah diperiksa dan isinya tetap demikian", required=False
            )
        self.fields["revision"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
        )

    def confirmed(self):
        """The lines that were ticked, in words."""
        return [line for name, line in self.lines.items() if self.cleaned_data.get(name)]

"""Forms of corrections."""

from django import forms

from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from posts.corrections.words import FACTS
from posts.fields import DraftLineField, MessageField, WibMomentField
from posts.forms import MediaRowsMixin, OwnTextsMixin, PostForm, ProblemFormMixin, ReviewForm
from posts.forms.files import FilesAgainMixin
from posts.forms.media import ACCEPT, ALT_HELP
from posts.models import Decision, Way
from posts.publishing.kit import attached_to
from posts.rules import LONGEST


class CorrectionForm(FilesAgainMixin, OwnTextsMixin, MediaRowsMixin, ProblemFormMixin, PortalForm):
    """The message as it should have been, and why.

    ``post`` bounds the accounts; ``shown``: the content whose files are offered, and to start from where
    ``reason`` and ``revision`` are given as well.
    """

    pasal = {name: PostForm.pasal[name] for name in ("category", "theme", "source", "kip_class")} | {
        "text": "Pasal 4 huruf a",
        "new_alt": "Pasal 13",
    }
    use_required_attribute = False
    media_names = ("alt", "caption", "replacement", "position", "remove")

    reason = MessageField(
        label="Alasan koreksi", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Apa yang keliru, dalam satu kalimat. Tercatat pada riwayat pesan.",
    )  # fmt: skip
    text = MessageField(
        label="Isi pesan", max_length=LONGEST["text"],
        widget=forms.Textarea(attrs={"rows": 12, "data-count": str(LONGEST["text"])}),
        help_text="Perbaiki hanya bagian yang keliru. Teks semula tetap tersimpan.",
    )  # fmt: skip
    source_kind, source, category, second_category, theme, kip_class = (
        PostForm.base_fields[name]
        for name in ("source_kind", "source", "category", "second_category", "theme", "kip_class")
    )
    new_file = forms.FileField(
        label="Berkas baru", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text="Gambar JPG atau PNG sampai 15 MB, video MP4 sampai 64 MB, atau PDF. Data lokasi dihapus.",
        error_messages={"empty": "Berkas ini kosong."},
    )  # fmt: skip
    new_alt = DraftLineField(label="Teks alternatif berkas baru", max_length=500, help_text=ALT_HELP)
    new_caption = forms.CharField(label="Keterangan berkas baru", required=False, max_length=300)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args, post, shown, reason="", revision=None, **kwargs):
        if revision is not None:
            facts = {name: shown[name] for name in FACTS}
            kwargs["initial"] = {"text": shown["text"], "reason": reason, "revision": revision, **facts}
        super().__init__(*args, **kwargs)
        self.add_own_texts(post.accounts.all())
        own = {each["key"]: each for each in shown.get("own_texts", ())}
        for account in self.targets:
            if said := own.get(account.key):
                self.initial |= {f"judul_{account.pk}": said["title"], f"teks_{account.pk}": said["text"]}
        attached = attached_to(post, shown)
        self.add_media_rows([(media, said, place) for place, (media, said) in enumerate(attached, start=1)])

    def _add_row(self, media, said, place):
        super()._add_row(media, said, place)
        self.fields[f"alt_{media.pk}"].pasal = "Pasal 13"
        self.fields[f"replacement_{media.pk}"] = forms.FileField(
            label="Ganti dengan berkas lain", required=False, widget=forms.FileInput(attrs={"accept": ACCEPT}),
            help_text="Sesuaikan teks alternatifnya dengan berkas yang baru.",
            error_messages={"empty": "Berkas ini kosong."},
        )  # fmt: skip

    @property
    def file_cards(self):
        """(media, its alternative text, its other fields, whether something of these is to be mended)."""
        for media, (alt, *others) in self.cards:
            yield media, alt, others, any(bound.errors for bound in others)

    def clean(self):
        given = super().clean()
        for media in self.media_rows:
            if given.get(f"replacement_{media.pk}") and given.get(f"remove_{media.pk}"):
                self.add_error(f"remove_{media.pk}", "Pilih salah satu: ganti berkasnya, atau keluarkan.")
        if not given.get("new_file") and "new_file" not in self.errors:
            for name in ("new_alt", "new_caption"):
                if given.get(name):
                    self.add_error("new_file", "Pilih berkasnya, atau kosongkan keterangannya.")
                    break
        return given

    def fill_in(self, typed):
        """Into ``typed`` whatever it does not speak of, as it stands: a file somebody else brought meanwhile."""
        for media in self.media_rows:
            if f"alt_{media.pk}" not in typed:
                for name in ("alt", "caption", "position"):
                    typed[f"{name}_{media.pk}"] = self.fields[f"{name}_{media.pk}"].initial

    @property
    def fact_fields(self):
        return [
            self[name]
            for name in ("source_kind", "source", "category", "second_category", "theme", "kip_class")
        ]

    @property
    def facts_are_open(self) -> bool:
        """Whether something about them is to be mended."""
        return any(bound.errors for bound in self.fact_fields)

    def words(self):
        """What the actions take."""
        given = self.cleaned_data
        new = {"upload": given["new_file"], "alt": given["new_alt"], "caption": given["new_caption"]}
        return {
            "text": given["text"],
            "reason": given["reason"],
            "own_texts": self.own_words(),
            "facts": {name: given[name] for name in FACTS},
            "media": self.rows(),
            "files": [new] if given["new_file"] else [],
        }


class DecideCorrectionForm(ReviewForm):
    """The decision on exactly the version that was shown."""

    decision = forms.ChoiceField(
        label="Keputusan", widget=forms.RadioSelect,
        choices=(
            (Decision.APPROVED, "Setujui koreksi ini"),
            (Decision.REVISION, "Minta revisi"),
            (Decision.REJECTED, "Tolak; yang terbit tetap"),
        ),
    )  # fmt: skip


class MendForm(ProblemFormMixin, PortalForm):
    """How and when the post on the platform was put right."""

    pasal = {"way": "Pasal 10 huruf d"}
    way = forms.ChoiceField(label="Cara kiriman diperbaiki", choices=Way.choices, widget=forms.RadioSelect)
    mended_at = WibMomentField(
        label="Waktu diperbaiki (WIB)", help_text="Saat kiriman yang benar tampil di platform."
    )
    url = forms.CharField(
        label="Alamat baru", required=False, max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
        help_text="Hanya bila kiriman diterbitkan ulang; harus di akun resmi yang sama.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mended_at"].initial = dates.now()

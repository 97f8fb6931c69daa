"""The files of a message: adding one, and describing, ordering and taking out those that are there."""

from django import forms

from klaten_medsos.forms import PortalForm
from posts.fields import DraftLineField
from posts.forms.problems import ProblemFormMixin

ACCEPT = "image/jpeg,image/png,video/mp4,video/quicktime,application/pdf"
ALT_HELP = "Apa yang terlihat, untuk warga yang tidak melihatnya. Wajib sebelum diajukan."


class AddMediaForm(ProblemFormMixin, PortalForm):
    """One file with its words."""

    pasal = {"alt": "Pasal 13"}
    use_required_attribute = False  # the words may follow until the message is handed in

    file = forms.FileField(
        label="Berkas",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text="Gambar JPG atau PNG sampai 15 MB, video MP4 sampai 64 MB, atau PDF. Data lokasi dihapus.",
        error_messages={"required": "Pilih satu berkas.", "empty": "Berkas ini kosong."},
    )
    alt = DraftLineField(label="Teks alternatif", max_length=500, help_text=ALT_HELP)
    caption = forms.CharField(label="Keterangan", required=False, max_length=300)


class MediaRowsMixin:
    """Adds the fields of each file that is there: its words, its place, taking it out."""

    media_rows: list = []
    media_names = ("alt", "caption", "position", "remove")

    def add_media_rows(self, rows):
        """``rows``: (media, its alternative text and caption, its place)."""
        self.media_rows = [media for media, *_ in rows]
        for media, said, place in rows:
            self._add_row(media, said, place)

    def _add_row(self, media, said, place):
        self.fields[f"alt_{media.pk}"] = DraftLineField(
            label="Teks alternatif", max_length=500, initial=said["alt"], help_text=ALT_HELP,
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip
        self.fields[f"caption_{media.pk}"] = forms.CharField(
            label="Keterangan", required=False, max_length=300, initial=said["caption"]
        )
        self.fields[f"position_{media.pk}"] = forms.IntegerField(
            label="Urutan", required=False, min_value=1, max_value=99, initial=place,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        )  # fmt: skip
        self.fields[f"remove_{media.pk}"] = forms.BooleanField(label="Keluarkan dari pesan", required=False)

    @property
    def cards(self):
        """(media, bound fields) in order."""
        for each in self.media_rows:
            yield each, [self[f"{name}_{each.pk}"] for name in self.media_names]

    def rows(self) -> dict:
        """What the actions take: ``{media: {"alt", "caption", "position", "remove"}}``."""
        given = self.cleaned_data
        return {
            each: {name: given[f"{name}_{each.pk}"] for name in self.media_names} for each in self.media_rows
        }


class ArrangeMediaForm(MediaRowsMixin, ProblemFormMixin, PortalForm):
    """A row per file of the draft."""

    use_required_attribute = False

    def __init__(self, *args, media, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_media_rows(
            [(each, {"alt": each.alt, "caption": each.caption}, each.position) for each in media]
        )

    def rows(self) -> dict:
        """A place that was not typed stays the one the file has."""
        rows = super().rows()
        for media, given in rows.items():
            given["position"] = given["position"] or media.position
        return rows

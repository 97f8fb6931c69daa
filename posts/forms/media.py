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


class ArrangeMediaForm(ProblemFormMixin, PortalForm):
    """A row per file of the draft."""

    use_required_attribute = False

    def __init__(self, *args, media, **kwargs):
        super().__init__(*args, **kwargs)
        self.media_rows = list(media)
        for each in self.media_rows:
            self.fields[f"alt_{each.pk}"] = DraftLineField(
                label="Teks alternatif", max_length=500, initial=each.alt, help_text=ALT_HELP,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[f"caption_{each.pk}"] = forms.CharField(
                label="Keterangan", required=False, max_length=300, initial=each.caption
            )
            self.fields[f"position_{each.pk}"] = forms.IntegerField(
                label="Urutan", required=False, min_value=1, max_value=99, initial=each.position,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )  # fmt: skip
            self.fields[f"remove_{each.pk}"] = forms.BooleanField(
                label="Keluarkan dari pesan", required=False
            )

    @property
    def cards(self):
        """(media, bound fields) in order."""
        for each in self.media_rows:
            yield each, [self[f"{name}_{each.pk}"] for name in ("alt", "caption", "position", "remove")]

    def rows(self) -> dict:
        """What ``actions.arrange_media`` takes."""
        given = self.cleaned_data
        return {
            each: {
                "alt": given[f"alt_{each.pk}"],
                "caption": given[f"caption_{each.pk}"],
                "position": given[f"position_{each.pk}"] or each.position,
                "remove": given[f"remove_{each.pk}"],
            }
            for each in self.media_rows
        }

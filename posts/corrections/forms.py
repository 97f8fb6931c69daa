"""Forms of corrections."""

from django import forms

from klaten_medsos import dates
from klaten_medsos.forms import PortalForm
from posts.fields import MessageField, WibMomentField
from posts.forms import OwnTextsMixin, ProblemFormMixin, ReviewForm
from posts.models import Decision, Way
from posts.rules import LONGEST


class CorrectionForm(OwnTextsMixin, ProblemFormMixin, PortalForm):
    """The words as they should have been, and why. ``post`` bounds the accounts; ``shown``: the content to start from."""

    pasal = {"text": "Pasal 4 huruf a"}
    text = MessageField(
        label="Isi pesan", max_length=LONGEST["text"],
        widget=forms.Textarea(attrs={"rows": 12, "data-count": str(LONGEST["text"])}),
        help_text="Perbaiki hanya bagian yang keliru. Teks semula tetap tersimpan.",
    )  # fmt: skip
    reason = MessageField(
        label="Alasan koreksi", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat pada riwayat pesan.",
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args, post, shown=None, reason="", revision=1, **kwargs):
        if shown is not None:
            kwargs["initial"] = {"text": shown["text"], "reason": reason, "revision": revision}
        super().__init__(*args, **kwargs)
        self.add_own_texts(post.accounts.all())
        own = {each["key"]: each for each in (shown or {}).get("own_texts", ())}
        for account in self.targets:
            if said := own.get(account.key):
                self.initial |= {f"judul_{account.pk}": said["title"], f"teks_{account.pk}": said["text"]}

    def words(self):
        """What the actions take."""
        given = self.cleaned_data
        return {"text": given["text"], "reason": given["reason"], "own_texts": self.own_words()}


class DecideCorrectionForm(ReviewForm):
    """The decision on exactly the version that was shown."""

    decision = forms.ChoiceField(
        label="Keputusan", widget=forms.RadioSelect,
        choices=(
            (Decision.APPROVED, "Setujui koreksi ini"),
            (Decision.REVISION, "Minta revisi"),
            (Decision.REJECTED, "Tolak; teks yang terbit tetap"),
        ),
    )  # fmt: skip


class MendForm(ProblemFormMixin, PortalForm):
    """How and when the post on the platform was put right."""

    pasal = {"way": "Pasal 10 huruf d"}
    way = forms.ChoiceField(label="Cara kiriman diperbaiki", choices=Way.choices, widget=forms.RadioSelect)
    mended_at = WibMomentField(
        label="Waktu diperbaiki (WIB)", help_text="Saat teks yang benar tampil di platform."
    )
    url = forms.CharField(
        label="Alamat baru", required=False, max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
        help_text="Hanya bila kiriman diterbitkan ulang; harus di akun resmi yang sama.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mended_at"].initial = dates.now()

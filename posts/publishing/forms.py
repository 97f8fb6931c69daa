"""Forms of doubtful proofs and corrections."""

from django import forms

from klaten_medsos.forms import PortalForm
from posts.fields import MessageField
from posts.forms.problems import ProblemFormMixin
from posts.rules import LONGEST


class HeldForm(PortalForm):
    """The second look at an address."""

    pasal = {"decision": "Pasal 10 huruf d"}
    decision = forms.ChoiceField(
        label="Keputusan", widget=forms.RadioSelect,
        choices=(("terima", "Terima: kiriman ini memang di akun resmi unit"), ("tolak", "Tidak diterima")),
    )  # fmt: skip
    note = forms.CharField(
        label="Catatan", required=False, max_length=300, help_text="Wajib bila tidak diterima."
    )


class CorrectionForm(ProblemFormMixin, PortalForm):
    """The text as it should have been, and why."""

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


class DecideCorrectionForm(ProblemFormMixin, PortalForm):
    """The pejabat's word on a correction."""

    pasal = {"decision": "Pasal 10 huruf d", "override_reason": "Pasal 15"}
    decision = forms.ChoiceField(
        label="Keputusan",
        choices=(("setuju", "Setujui koreksi"), ("tolak", "Tolak")),
        widget=forms.RadioSelect,
    )
    note = MessageField(
        label="Catatan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila menolak.",
    )  # fmt: skip
    override_reason = MessageField(
        label="Alasan meloloskan temuan", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wajib bila koreksi memuat temuan memblokir.",
    )  # fmt: skip

    def __init__(self, *args, has_blocking, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_blocking:
            del self.fields["override_reason"]

"""The pejabat's decision, and reasons."""

from django import forms

from klaten_medsos.forms import PortalForm
from posts.fields import MessageField
from posts.forms.problems import ProblemFormMixin
from posts.models import Decision

BIGGEST_ID = 2**63 - 1


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

    right_findings = forms.MultipleChoiceField(
        label="Temuan yang Anda benarkan",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Centang yang tepat. Saat disetujui, yang tidak dicentang dicatat sebagai keliru agar pemeriksa belajar.",
    )

    def __init__(self, *args, has_blocking=True, findings=(), **kwargs):
        super().__init__(*args, **kwargs)
        # one line per rule: the choices are what the check says of exactly this version
        lines = {finding.rule: finding.reason for finding in findings}
        if lines:
            self.fields["right_findings"].choices = list(lines.items())
        else:
            del self.fields["right_findings"]
        if not has_blocking:
            del self.fields["override_reason"]


class ReasonForm(ProblemFormMixin, PortalForm):
    """Why something is undone."""

    reason = MessageField(
        label="Alasan", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat pada riwayat pesan.",
    )  # fmt: skip

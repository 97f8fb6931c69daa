"""The forms of reports and evaluations."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.html import format_html

from klaten_medsos.forms import PortalForm, PortalModelForm
from klaten_medsos.regulation import ReportSection
from opd.models import Unit, UnitType
from reports.models import FollowUp, PlannedAction
from reports.obligations import years_owed
from reports.scoring import RULES
from reports.workflow import Status

ALL_YEARS = "semua"
NOT_OPENED, OVERDUE = "belum", "terlambat"
FULL_WEIGHT = 100


class ReportFilterForm(PortalForm):
    """Filters of the list; junk is ignored by asking only for what is valid."""

    q = forms.CharField(label="Cari unit", max_length=100, required=False)
    tahun = forms.ChoiceField(label="Tahun laporan", required=False)
    status = forms.ChoiceField(label="Status", required=False)
    jenis = forms.ChoiceField(label="Jenis unit", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahun"].choices = [
            ("", "Tahun lalu"),
            (ALL_YEARS, "Semua tahun"),
            *((str(year), str(year)) for year in years_owed()),
        ]
        self.fields["status"].choices = [
            ("", "Semua"), (OVERDUE, "Belum melapor, lewat tenggat"), (NOT_OPENED, "Belum dibuka"),
            *Status.choices,
        ]  # fmt: skip
        self.fields["jenis"].choices = [("", "Semua"), *UnitType.choices]

    @property
    def wanted(self) -> dict:
        """What was asked and can be understood."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class OpenForm(PortalForm):
    """Which year's report of which own unit to begin."""

    pasal = {"tahun": "Pasal 19 ayat (1)"}
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Unit", empty_label=None)
    tahun = forms.TypedChoiceField(label="Tahun laporan", coerce=int)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["tahun"].choices = [(year, str(year)) for year in years_owed()]


class SectionForm(PortalForm):
    """What is written under one huruf; ``revision`` is the state the writer saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    narrative = forms.CharField(
        label="Uraian", max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Jelaskan dengan kalimat; angka sudah dihitung portal. Satu baris kosong memulai alinea baru.",
    )  # fmt: skip
    internal_obstacles = forms.CharField(
        label="Kendala internal", max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Bila tidak ada, tulis “nihil”.",
    )  # fmt: skip
    external_obstacles = forms.CharField(
        label="Kendala eksternal", max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Bila tidak ada, tulis “nihil”.",
    )  # fmt: skip

    def __init__(self, *args, part, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["narrative"].pasal = part.citation
        for field in self.fields.values():
            field.asked_later = True  # may be saved empty, but not handed in
        if part != ReportSection.FORWARDS_AND_OBSTACLES:
            del self.fields["internal_obstacles"], self.fields["external_obstacles"]


class PlanForm(PortalModelForm):
    """One row of the follow-up plan under huruf g."""

    pasal = {"recommendation": "Pasal 19 ayat (3) huruf g"}

    class Meta:
        model = PlannedAction
        fields = ["recommendation", "action", "owner", "due_on", "cost"]
        widgets = {
            "recommendation": forms.Textarea(attrs={"rows": 2}),
            "action": forms.Textarea(attrs={"rows": 2}),
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cost"].max_value = 10**13
        self.fields["cost"].help_text = "Dibebankan pada DPA unit (Pasal 21); kosongkan bila tanpa biaya."

    def clean_cost(self):
        cost = self.cleaned_data["cost"]
        if cost is not None and cost > 10**13:
            raise ValidationError("Perkiraan biaya tidak wajar.")
        return cost


class AnswerForm(PortalModelForm):
    """What became of one recommendation of last year."""

    pasal = {"progress": "Pasal 20 ayat (2)"}

    class Meta:
        model = FollowUp
        fields = ["progress", "evidence"]
        widgets = {"evidence": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["progress"].choices = [("", "Pilih…"), *FollowUp.Progress.choices]
        self.fields["progress"].required = self.fields["evidence"].required = True


class NotesForm(PortalForm):
    """A note under each huruf that must be mended."""

    max_text = 2000

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for part in ReportSection:
            self.fields[part.letter] = forms.CharField(
                label=f"Huruf {part.letter}: {part.label}", required=False, max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
            self.fields[part.letter].pasal = part.citation

    @property
    def notes(self) -> dict:
        return {letter: note for letter, note in self.cleaned_data.items() if note}


class IndicatorFormSet(BaseInlineFormSet):
    """The weights of a rubric sum to 100, and each rule is one the portal knows."""

    def clean(self):
        super().clean()
        rows = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None)]
        rows = [row for row in rows if not row.get("DELETE")]
        if rows and (total := sum(row.get("weight") or 0 for row in rows)) != FULL_WEIGHT:
            raise ValidationError(f"Jumlah bobot harus {FULL_WEIGHT}, sekarang {total}.")
        unknown = sorted({row["rule"] for row in rows if row.get("rule")} - set(RULES))
        if unknown:
            raise ValidationError(f"Rumus tidak dikenal: {', '.join(unknown)}. Kosongkan bila dinilai orang.")


def _of(label, score):
    """The short label, and for those who hear the page which indicator it is of."""
    return format_html("{}<span class='sr-only'> {}</span>", label, score.indicator.name)


class EvaluationForm(PortalForm):
    """Value and note of every indicator, conclusion and recommendations; drafts may be incomplete."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args, scores, **kwargs):
        super().__init__(*args, **kwargs)
        self.scores = scores
        for score in scores:
            key = score.indicator_id
            self.fields[f"value_{key}"] = forms.DecimalField(
                label=_of("Nilai (%)", score), min_value=0, max_value=100, max_digits=5,
                decimal_places=2, required=False, localize=True,
            )  # fmt: skip
            self.fields[f"value_{key}"].asked_later = True
            self.fields[f"note_{key}"] = forms.CharField(
                label=_of("Catatan", score), max_length=500, required=False
            )
        self.fields["conclusion"] = forms.CharField(
            label="Kesimpulan", max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 5})
        )
        self.fields["recommendations"] = forms.CharField(
            label="Rekomendasi", max_length=10_000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
            help_text="Satu rekomendasi per baris, paling banyak 500 karakter; harus dijawab laporan tahun "
            "berikutnya.",
        )  # fmt: skip
        self.fields["conclusion"].asked_later = self.fields["recommendations"].asked_later = True
        self.fields["conclusion"].pasal = "Pasal 20 ayat (1)"
        self.fields["recommendations"].pasal = "Pasal 20 ayat (2)"

    @classmethod
    def initial_of(cls, evaluation, scores) -> dict:
        """What is stored, as the form shows it."""
        values = {f"value_{score.indicator_id}": score.value for score in scores}
        notes = {f"note_{score.indicator_id}": score.note for score in scores}
        recommendations = "\n".join(row.text for row in evaluation.recommendations.all())
        return values | notes | {
            "revision": evaluation.revision, "conclusion": evaluation.conclusion,
            "recommendations": recommendations,
        }  # fmt: skip

    def clean_recommendations(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["recommendations"].splitlines()]
        lines = [line for line in lines if line]
        if any(len(line) > 500 for line in lines):
            raise ValidationError("Satu rekomendasi paling banyak 500 karakter.")
        if len(lines) > 30:
            raise ValidationError("Paling banyak 30 rekomendasi.")
        return lines

    @property
    def given(self) -> dict:
        """``{indicator pk: (value or None, note)}``."""
        data = self.cleaned_data
        return {
            score.indicator_id: (data[f"value_{score.indicator_id}"], data[f"note_{score.indicator_id}"])
            for score in self.scores
        }

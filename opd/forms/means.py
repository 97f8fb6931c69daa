"""Forms of facilities and budget: quick to fill on a phone (Pasal 17, 21)."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.forms import NUL, PortalForm
from klaten_medsos.numbers import format_number
from klaten_medsos.regulation import Facility as Kind
from opd import means_rules
from opd.models import BudgetLine, BudgetUse, InternetType
from opd.models.facility import COUNTED, WITH_BACKUP

_RUPIAH = re.compile(r"(?:rp\.?)?\s*([0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)(?:,[0-9]{1,2}|,-)?", re.IGNORECASE)
MOST_PIECES = 9999


class RupiahField(forms.CharField):
    """ "Rp 12.500.000,00" as whole rupiah; sen are dropped, as in a DPA. Empty is None."""

    def __init__(self, **kwargs):
        box = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(max_length=40, validators=[NUL], widget=box, **kwargs)

    def prepare_value(self, value):
        return format_number(value) if isinstance(value, int) else value

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        match = _RUPIAH.fullmatch(typed)
        if match is None:
            raise ValidationError("Tulis jumlah rupiah, misalnya 12.500.000.")
        return int(re.sub(r"[. ]", "", match[1]))


def _labelled(widget, words, **attrs):
    """A widget that stands in a table cell and names itself to a screen reader."""
    return widget(attrs={"aria-label": words, **attrs})


class FacilitiesForm(PortalForm):
    """The whole inventory on one page: a line for each kind Pasal 17 names.

    ``seen`` tells whether somebody changed it meanwhile.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args, unit, **kwargs):
        kept = {row.kind: row for row in unit.facilities.all()}
        initial = {"seen": _latest(kept.values())}
        for row in kept.values():
            initial |= {f"{row.kind}_{name}": getattr(row, name) for name in ("good", "damaged", "note")}
            initial |= {f"{row.kind}_type": row.internet_type, f"{row.kind}_backup": row.has_backup}
        super().__init__(*args, initial=initial, **kwargs)
        for kind in COUNTED:
            for name, words in (("good", "baik"), ("damaged", "rusak")):
                label = f"{kind.label}, {words}"
                self.fields[f"{kind.value}_{name}"] = forms.IntegerField(
                    label=label, min_value=0, max_value=MOST_PIECES, required=False,
                    widget=_labelled(forms.NumberInput, label, inputmode="numeric"),
                )  # fmt: skip
            if kind == Kind.INTERNET:
                self.fields["internet_type"] = forms.ChoiceField(
                    label="Jenis sambungan", choices=[("", "Pilih sambungan"), *InternetType.choices],
                    required=False, widget=_labelled(forms.Select, "Jenis sambungan internet"),
                )  # fmt: skip
            if kind in WITH_BACKUP:
                self.fields[f"{kind.value}_backup"] = forms.BooleanField(
                    label=f"Ada cadangan {kind.label.lower()}", required=False
                )
            label = f"Keterangan {kind.label.lower()}"
            self.fields[f"{kind.value}_note"] = forms.CharField(
                label=label,
                max_length=200,
                required=False,
                validators=[NUL],
                widget=_labelled(forms.TextInput, label),
            )

    @property
    def lines(self):
        """(kind, {column: its bound field or None}) for the page."""
        columns = ("good", "damaged", "type", "backup", "note")
        for kind in COUNTED:
            named = {column: f"{kind.value}_{column}" for column in columns}
            yield (
                kind,
                {column: self[name] if name in self.fields else None for column, name in named.items()},
            )

    def clean(self):
        cleaned = super().clean()
        if (
            cleaned.get("internet_good")
            and not cleaned.get("internet_type")
            and "internet_type" not in self.errors
        ):
            self.add_error("internet_type", "Pilih modem, wi-fi, atau lainnya.")
        return cleaned

    @property
    def rows(self) -> dict:
        """{kind: values} for the action, after ``is_valid``; a kind left wholly empty is none of the unit's."""
        said = self.cleaned_data
        return {
            kind.value: {
                "good": said[f"{kind.value}_good"] or 0,
                "damaged": said[f"{kind.value}_damaged"] or 0,
                "internet_type": said.get(f"{kind.value}_type", ""),
                "has_backup": said.get(f"{kind.value}_backup", False),
                "note": said[f"{kind.value}_note"],
            }
            for kind in COUNTED
        }

    @property
    def seen_at(self):
        """When the inventory was last changed as the person saw it; None: it was empty."""
        return seen_moment(self.cleaned_data["seen"])

    def beside(self, unit) -> "FacilitiesForm":
        """The same typing once more, to be compared with what ``unit`` has now and saved over it if meant."""
        sent = self.data.copy()
        sent["seen"] = _latest(unit.facilities.all())
        return FacilitiesForm(sent, unit=unit)


def _latest(rows) -> str:
    return max((row.updated_at.isoformat() for row in rows), default="")


def seen_moment(text):
    """The moment of a hidden field; None when there is none or it cannot be read."""
    try:
        return parse_datetime(text)
    except ValueError:
        return None


class BudgetYearForm(forms.Form):
    """Which year is looked at; what is not understood is this year."""

    tahun = forms.TypedChoiceField(label="Tahun anggaran", coerce=int, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = range(dates.today().year + 1, dates.FIRST_REPORTABLE_YEAR - 1, -1)
        self.fields["tahun"].choices = [(year, str(year)) for year in years]
        self.fields["tahun"].initial = dates.today().year

    @property
    def year(self) -> int:
        self.is_valid()
        return getattr(self, "cleaned_data", {}).get("tahun") or dates.today().year


class BudgetLineForm(PortalForm):
    """One line of the DPA; ``seen`` tells whether somebody changed it meanwhile."""

    pasal = {"ceiling": "Pasal 21", "realised": "Pasal 21"}

    year = forms.IntegerField(
        label="Tahun anggaran", min_value=dates.FIRST_REPORTABLE_YEAR, max_value=dates.LAST_YEAR
    )
    programme = forms.CharField(label="Program", max_length=200, help_text="Seperti tertulis pada DPA.")
    activity = forms.CharField(label="Kegiatan", max_length=200)
    sub_activity = forms.CharField(label="Sub-kegiatan", max_length=200, required=False)
    account_code = forms.CharField(
        label="Kode rekening", max_length=40, help_text="Angka dan titik, misalnya 5.1.02.02.01.0061."
    )
    use = forms.ChoiceField(label="Penggunaan", choices=BudgetUse.choices)
    ceiling = RupiahField(label="Pagu (Rp)")
    realised = RupiahField(
        label="Realisasi (Rp)", required=False, help_text="Kosongkan bila belum ada angkanya; nol ditulis 0."
    )
    note = forms.CharField(label="Keterangan", max_length=200, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    @classmethod
    def of(cls, line, data=None):
        """The form of a line that is there."""
        names = (name for name in cls.base_fields if name != "seen")
        initial = {name: getattr(line, name) for name in names} | {"seen": line.updated_at.isoformat()}
        return cls(data, initial=initial)

    def beside(self, line) -> "BudgetLineForm":
        """The same typing once more, to be compared with ``line`` as it is now and saved over it if meant."""
        sent = self.data.copy()
        sent["seen"] = line.updated_at.isoformat()
        form = BudgetLineForm(sent)
        form.is_valid()
        return form

    def clean_account_code(self):
        return self.cleaned_data["account_code"].strip(" .")

    def clean(self):
        said = super().clean()
        if not self.errors:
            try:
                means_rules.check_budget_line(
                    today=dates.today(),
                    **{
                        n: said[n]
                        for n in ("year", "programme", "activity", "account_code", "ceiling", "realised")
                    },
                )
            except RuleBroken as refused:
                words = refused.message.lower()
                where = next((n for n, w in _WORDS.items() if words.startswith(w)), None)
                self.add_refusal(refused, where)
        return said

    def fill(self, line: BudgetLine) -> BudgetLine:
        """``line`` with what was typed."""
        for name, value in self.cleaned_data.items():
            if name != "seen":
                setattr(line, name, value)
        return line


_WORDS = {
    "year": "tahun anggaran",
    "account_code": "kode rekening",
    "ceiling": "pagu",
    "realised": "realisasi",
    "programme": "program",
    "activity": "kegiatan",
}

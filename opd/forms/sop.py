"""Forms of SOP versions: every parameter as an officer would write it, never as data."""

import re

from django import forms
from django.core.exceptions import ValidationError

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.forms import NUL, PortalForm
from klaten_medsos.uploads import clean_upload
from opd import sop_rules
from opd.models import SopVersion
from opd.sop import PARAMETERS as NAMES
from opd.sop import Sop, parameters
from opd.sop_words import PARAMETERS, shifts_words

_SHIFT = re.compile(r"(\d{1,2})[.:](\d{2})\s*(?:-|–|—|s\.?d\.?|sampai)\s*(\d{1,2})[.:](\d{2})", re.IGNORECASE)
DAYS = tuple(f"hours_{day.lower()}" for day in dates.WEEKDAYS)
MOST_SHIFTS = 4


class ShiftsField(forms.CharField):
    """ "07.30–12.00, 13.00–16.00" as pairs; empty or “tutup” is a closed day."""

    def __init__(self, **kwargs):
        box = forms.TextInput(attrs={"size": 40})
        super().__init__(required=False, max_length=120, validators=[NUL], widget=box, **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        if not typed or typed.lower() in ("tutup", "libur", "-"):
            return ()
        shifts = []
        for part in re.split(r"[,;]", typed):
            match = _SHIFT.fullmatch(part.strip())
            if match is None:
                raise ValidationError(
                    f"“{part.strip()}” belum dapat dibaca sebagai jam. Tulis misalnya 07.30–12.00, 13.00–16.00."
                )
            shifts.append((f"{match[1]:0>2}.{match[2]}", f"{match[3]:0>2}.{match[4]}"))
        if len(shifts) > MOST_SHIFTS:
            raise ValidationError(f"Paling banyak {MOST_SHIFTS} giliran dalam sehari.")
        try:
            dates.check_service_hours((tuple(shifts), *((),) * 6))
        except ValueError:
            raise ValidationError(
                "Jam akhir harus sesudah jam awal (00.00 sampai 24.00) dan giliran tidak boleh tumpang tindih."
            ) from None
        return tuple(sorted(shifts))


class DaysField(forms.CharField):
    """ "14, 7, 3, 1" as whole numbers, the largest first."""

    def __init__(self, **kwargs):
        super().__init__(max_length=80, validators=[NUL], **kwargs)

    def clean(self, value):
        typed = super().clean(value)
        parts = [part for part in re.split(r"[\s,;]+", typed) if part]
        if not all(re.fullmatch(r"(?:[Hh]-)?[0-9]{1,3}", part) for part in parts):
            raise ValidationError("Tulis bilangan hari dipisah koma, misalnya 14, 7, 3, 1.")
        return tuple(sorted({int(part.lower().removeprefix("h-")) for part in parts}, reverse=True))


class LinesField(forms.CharField):
    """One item per line."""

    widget = forms.Textarea(attrs={"rows": 6, "cols": 80})

    def __init__(self, **kwargs):
        super().__init__(max_length=6000, validators=[NUL], **kwargs)

    def clean(self, value):
        lines = (" ".join(line.split()).removeprefix("- ") for line in super().clean(value).splitlines())
        return tuple(line for line in lines if line)


def _number(name):
    lowest, highest, _ = sop_rules.BOUNDS[name]
    return forms.IntegerField(min_value=lowest, max_value=highest)


def _field(name):
    """The form field of one parameter, chosen by what it is."""
    if name in sop_rules.DAY_LISTS:
        return DaysField()
    if name == "checklist":
        return LinesField()
    if name == "report_deadline_month":
        return forms.TypedChoiceField(choices=list(enumerate(dates.MONTHS, start=1)), coerce=int)
    if name == "deadline_shift":
        return forms.ChoiceField(
            choices=[("mundur", "Mundur ke hari kerja berikutnya"), ("maju", "Maju ke hari kerja sebelumnya")]
        )
    if name in sop_rules.BOUNDS:
        return _number(name)
    return forms.BooleanField(required=False)


def initial_of(sop: Sop) -> dict:
    """The form filled with ``sop``, each value as somebody would type it."""
    values = {name: getattr(sop, name) for name in NAMES if name != "service_hours"}
    values |= {name: ", ".join(map(str, values[name])) for name in sop_rules.DAY_LISTS}
    values["checklist"] = "\n".join(sop.checklist)
    shifts = zip(DAYS, sop.service_hours, strict=True)
    return values | {name: shifts_words(day) if day else "" for name, day in shifts}


FIELDS = {name: _field(name) for name in NAMES if name != "service_hours"} | {
    name: ShiftsField(label=weekday) for name, weekday in zip(DAYS, dates.WEEKDAYS, strict=True)
}
_Fields = type("_Fields", (forms.Form,), {"__doc__": "One field for each parameter.", **FIELDS})


class SopParametersForm(_Fields):
    """Every parameter of ``Sop``; ``sop`` holds them after ``is_valid``."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, parameter in PARAMETERS.items():
            if name in self.fields:
                self.fields[name].label = parameter.label
                self.fields[name].help_text = parameter.help
        self.sop = None

    def clean(self):
        cleaned = super().clean()
        if any(name not in cleaned for name in FIELDS):
            return cleaned
        hours = tuple(cleaned[day] for day in DAYS)
        self.sop = Sop(
            **{name: cleaned[name] for name in NAMES if name != "service_hours"}, service_hours=hours,
            is_default=False, label="versi baru",
        )  # fmt: skip
        for problem in sop_rules.problems_of(self.sop):
            self.add_error(DAYS[0] if problem.where == "service_hours" else problem.where, problem.message)
        return cleaned


class SopVersionForm(SopParametersForm, forms.ModelForm):
    """A version as Diskominfo records it: the Keputusan, its scan, and the parameters it sets."""

    file = forms.FileField(
        label="Naskah Keputusan",
        help_text="Satu berkas PDF hasil pindai, paling besar 5 MB. Dapat diunduh semua pengguna portal.",
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )

    class Meta:
        model = SopVersion
        fields = ["number", "decided_on", "effective_on", "summary", "file"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[
            "effective_on"
        ].help_text = "Hari ini atau sesudahnya: SOP tidak berlaku surut. Yang sudah tercatat dinilai menurut SOP pada harinya."
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and NUL not in field.validators:
                field.validators.append(NUL)

    def clean_file(self):
        sent = self.cleaned_data["file"]
        return clean_upload(sent, kinds=("pdf",)) if sent else None

    def clean(self):
        cleaned = super().clean()
        if all(cleaned.get(name) for name in ("number", "decided_on", "effective_on")):
            try:
                sop_rules.check_sop_dates(
                    number=cleaned["number"], decided_on=cleaned["decided_on"],
                    effective_on=cleaned["effective_on"], today=dates.today(),
                )  # fmt: skip
            except RuleBroken as refused:
                self.add_error(
                    "decided_on" if "penetapan" in refused.message else "effective_on", str(refused)
                )
            number = " ".join(cleaned["number"].split())
            if SopVersion.objects.standing().filter(number__iexact=number).exists():
                self.add_error("number", f"SOP Nomor {number} sudah tercatat.")
        return cleaned

    def _post_clean(self):
        """The action builds and checks the row; here only the form speaks."""

    @property
    def replaces(self) -> Sop:
        """What would be in force without this version, on the day it asks for."""
        return parameters(on=self.cleaned_data.get("effective_on"))


class CancelSopForm(PortalForm):
    reason = forms.CharField(
        label="Alasan",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Misalnya salah ketik. Versi yang dibatalkan tetap terbaca di jejak.",
    )


class AcknowledgeForm(PortalForm):
    """The tick under the text."""

    understood = forms.BooleanField(
        label="Saya telah membaca dan memahami SOP ini, dan akan melaksanakannya.",
        error_messages={"required": "Centang pernyataan ini bila Anda sudah membacanya."},
    )

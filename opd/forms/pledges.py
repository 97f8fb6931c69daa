"""Forms of the integrity pledge (Pasal 15)."""

from django import forms

from klaten_medsos.forms import NUL, PortalForm
from opd.models import PledgeText
from opd.pledges import DEFAULT, LETTERS, words_to_sign


class PledgeForm(PortalForm):
    """Each letter is agreed to by itself, then the own name re-typed."""

    def __init__(self, *args, words=DEFAULT, **kwargs):
        super().__init__(*args, **kwargs)
        for letter, text in words.statements:
            self.fields[f"letter_{letter}"] = forms.BooleanField(
                label=f"{letter}. {text}",
                error_messages={"required": f"Huruf {letter} belum Anda setujui."},
            )
        self.fields["signed_as"] = forms.CharField(
            label="Ketik nama lengkap Anda sebagai tanda tangan",
            max_length=150,
            validators=[NUL],
            help_text="Persis seperti tercatat di portal, dengan gelar.",
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    @property
    def letters(self):
        return {name.removeprefix("letter_") for name, agreed in self.cleaned_data.items() if agreed is True}


_LETTERS = {
    f"letter_{letter}": forms.CharField(
        label=f"Huruf {letter}",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        validators=[NUL],
    )
    for letter in LETTERS
}
_Letters = type("_Letters", (forms.Form,), {"__doc__": "One field for each letter.", **_LETTERS})


class PledgeTextForm(_Letters, forms.ModelForm):
    """A new version of the words, begun from those in use."""

    class Meta:
        model = PledgeText
        fields = ["effective_on", "opening", "closing"]

    def __init__(self, *args, **kwargs):
        words = words_to_sign()
        begun = {f"letter_{letter}": text for letter, text in words.statements}
        begun |= {"opening": words.opening, "closing": words.closing}
        super().__init__(*args, **{**kwargs, "initial": begun | (kwargs.get("initial") or {})})

    @property
    def statements(self):
        return {letter: self.cleaned_data[f"letter_{letter}"] for letter in LETTERS}

    def _post_clean(self):
        """The action builds and checks the row; here only the form speaks."""

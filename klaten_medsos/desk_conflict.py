"""Two people at one form of the desk: whoever saves second is told, and sees both before anything is replaced."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property

SEEN = "seen"


class SeenForm(forms.ModelForm):
    """A change form that knows what its row said when it was opened (``SEEN``, hidden)."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ours = [name for name in self.fields if name != SEEN]
        kept = model_to_dict(self.instance, fields=ours)
        self._stored = {name: self._words(name) for name in kept}
        text = repr(sorted((name, str(value)) for name, value in kept.items()))
        self._now = salted_hmac("desk.seen", text).hexdigest()[:64]
        self.initial[SEEN] = self._now

    def _words(self, name) -> str:
        field = self.instance._meta.get_field(name)
        if field.many_to_many:
            return ", ".join(str(one) for one in getattr(self.instance, name).all())
        display = getattr(self.instance, f"get_{name}_display", None)
        return str(display() if display else getattr(self.instance, name) or "–")

    @cached_property
    def changed_data(self):
        return [name for name in super().changed_data if name != SEEN]

    def clean(self):
        super().clean()
        seen = self.cleaned_data.pop(SEEN, "")
        theirs = [name for name in self.changed_data if name in self._stored]
        if seen and seen != self._now and theirs:
            self.data = self.data.copy()
            self.data[self.add_prefix(SEEN)] = self._now
            told = "; ".join(f"{self.fields[name].label}: “{self._stored[name]}”" for name in theirs)
            raise ValidationError(
                f"Orang lain lebih dahulu mengubah data ini. Yang tersimpan sekarang – {told}. Isian Anda masih ada di "
                "bawah: perbaiki seperlunya, lalu simpan lagi bila isian Anda yang benar."
            )
        return self.cleaned_data


def seen_form(form) -> type[forms.ModelForm]:
    """``form`` (a model form class of the desk) that notices when somebody else was quicker."""
    return type(form)(form.__name__, (SeenForm, form), {"__module__": form.__module__})

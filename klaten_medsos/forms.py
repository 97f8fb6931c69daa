"""How forms look and what every form refuses.

``PortalRenderer`` (setting ``FORM_RENDERER``) prints label, one line of help, the Pasal, the input and the
error beside it, with the error summary on top. ``PortalForm`` and ``PortalModelForm`` refuse what no officer
means to type: NUL characters and endless text.
"""

from functools import lru_cache
from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.forms.models import ModelChoiceIterator
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.template.backends.django import DjangoTemplates as Backend
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
MAX_TEXT = 20_000
_SELECTED = SafeString(" selected")
NUL = ProhibitNullCharactersValidator(
    message="Teks memuat karakter yang tidak sah (NUL). Ketik ulang bagian itu, jangan menempelkannya."
)


class PortalRenderer(DjangoTemplates):
    """Our form and field templates; Django's own for the widgets, the admin's for the admin."""

    form_template_name = "django/forms/portal_form.html"
    field_template_name = "django/forms/portal_field.html"
    formset_template_name = "django/forms/portal_formset.html"

    @cached_property
    def engine(self):
        return Backend(
            {
                "APP_DIRS": True,
                "DIRS": [TEMPLATES, Path(forms.__file__).parent / "templates"],
                "NAME": "portalforms",
                "OPTIONS": {"builtins": ["klaten_medsos.templatetags.portal"]},
            }
        )


class QuickSelect(forms.Select):
    """A select whose options are joined in one go: with Django's own, each option renders a template."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = frozenset(str(one) for one in self.format_value(value))
        options = _options(tuple((str(key), str(label)) for key, label in self.choices), chosen)
        given = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", _attributes(tuple(given.items())), options)


@lru_cache(maxsize=256)
def _options(choices, chosen):
    """The same choices are the same options: most filters offer the same few on every page."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((key, _SELECTED if key in chosen else "", label) for key, label in choices),
    )


@lru_cache(maxsize=256)
def _attributes(given):
    """The same select stands on every page of its kind."""
    return flatatt(dict(given))


class QuickInput(forms.TextInput):
    """An input of one line, joined instead of rendered from a template: filters stand on every list."""

    def render(self, name, value, attrs=None, renderer=None):
        given = self.build_attrs(self.attrs, {**(attrs or {}), "type": self.input_type, "name": name})
        if (shown := self.format_value(value)) is not None:
            given["value"] = shown
        return format_html("<input{}>", flatatt(given))


class QuickHidden(QuickInput):
    """What a filter carries along unseen."""

    input_type = "hidden"


class NamedChoices(ModelChoiceIterator):
    """The rows to choose from as key and words alone, without an object for each."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from self.field.named().items()


class NamedChoiceField(forms.ModelChoiceField):
    """A choice among many rows: read once to be checked and offered, as key and words; what is chosen is a key.

    ``columns`` hold the words of a row, and ``words`` makes one text of their values.
    """

    iterator = NamedChoices

    def __init__(self, *args, columns=("name",), words=str, **kwargs):
        self.columns, self.words = columns, words
        self._read = (None, {})
        super().__init__(*args, **kwargs)

    def named(self) -> dict:
        """The words of each row by its key, in the order of the queryset."""
        if self._read[0] is not self.queryset:
            rows = self.queryset.values_list("pk", *self.columns)
            self._read = (self.queryset, {key: self.words(*values) for key, *values in rows})
        return self._read[1]

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            key = self.queryset.model._meta.pk.to_python(value)
        except ValidationError:
            key = None
        if key not in self.named():
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            )
        return key


def _is_text(field) -> bool:
    return isinstance(field, forms.CharField)


class PortalFormMixin:
    """What every form of the portal does. ``pasal`` maps field names to the article that asks for them."""

    pasal: dict[str, str] = {}
    problem_fields: dict[str, str] = {}  # the words of a Problem to the field it speaks of
    max_text = MAX_TEXT

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, citation in self.pasal.items():
            if name in self.fields:
                self.fields[name].pasal = citation
        for field in self.fields.values():
            if not _is_text(field):
                continue
            field.validators = [
                NUL,
                *(v for v in field.validators if not isinstance(v, ProhibitNullCharactersValidator)),
            ]
            if field.max_length is None:
                field.validators.append(
                    MaxLengthValidator(
                        self.max_text,
                        message="Teks terlalu panjang: paling banyak %(limit_value)d karakter, "
                        "sekarang %(show_value)d.",
                    )
                )

    def add_refusal(self, refused, field=None):
        """Show a refusal of the rules beside ``field`` (or on top): what, how to mend it, which article."""
        self.add_error(field if field in self.fields else None, ValidationError(str(refused)))

    def add_problems(self, refused):
        """Show each problem of an ``Incomplete`` beside the field it speaks of; any other refusal on top."""
        problems = getattr(refused, "problems", ())
        if not problems:
            self.add_refusal(refused)
        for problem in problems:
            name = self.problem_fields.get(problem.where)
            known = name in self.fields
            words = problem.message if known or not problem.where else f"{problem.where}: {problem.message}"
            self.add_error(
                name if known else None, f"{words} ({problem.citation})" if problem.citation else words
            )


class PortalForm(PortalFormMixin, forms.Form):
    """A form without a model."""


class PortalModelForm(PortalFormMixin, forms.ModelForm):
    """A form for one record; saving it is still the work of an action."""

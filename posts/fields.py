"""Form fields of messages."""

from contextlib import suppress
from datetime import UTC, datetime

from django import forms
from django.utils.dateparse import parse_datetime

from klaten_medsos import dates


class NeededLater:
    """A draft may leave this empty, a submission may not: so it is never called optional."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.required = True

    def clean(self, value):
        self.required = False
        try:
            return super().clean(value)
        finally:
            self.required = True


class MessageField(forms.CharField):
    """Long text whose line ends are of one kind before its length is counted."""

    widget = forms.Textarea

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class DraftLineField(NeededLater, forms.CharField):
    """A line which a draft may still lack."""


class DraftTextField(NeededLater, MessageField):
    """The text of a message, which a draft may still lack."""


class DraftChoiceField(NeededLater, forms.ChoiceField):
    """One of a closed list, which a draft may still lack."""


class OwnChoicesField(NeededLater, forms.ModelMultipleChoiceField):
    """Several of the rows offered; anything else, such as another unit's, is refused in words."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": "Pilihan %(value)s bukan milik unit Anda atau tidak ada lagi; pilih dari daftar.",
        "invalid_pk_value": "Pilihan %(pk)s tidak dikenal; pilih dari daftar.",
    }

    def clean(self, value):
        for given in value or []:
            if len(str(given)) > 18 or not str(given).isascii() or not str(given).isdigit():
                raise forms.ValidationError(
                    self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": str(given)[:20]}
                )
        return super().clean(value)


class WibMomentField(forms.DateTimeField):
    """A day and a time on Klaten's clock, whatever zone the server or the browser thinks in.

    What is shown is what was typed: the stored moment is turned to WIB before it is shown, the typed one is
    taken as WIB before it is stored, to the minute.
    """

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    WRITTEN = ("%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M")  # where the browser offers only a line of text
    default_error_messages = {
        "invalid": "Waktu tidak dapat dibaca; isi tanggal dan jam, dalam WIB.",
        "range": "Tahun pada waktu itu tidak masuk akal; isi tahun 2020 sampai 2100.",
    }

    def prepare_value(self, value):
        is_moment = isinstance(value, datetime) and value.tzinfo is not None
        return dates.to_wib(value).replace(tzinfo=None) if is_moment else value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        moment = value if isinstance(value, datetime) else self._read(str(value).strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=dates.WIB)
        if not dates.FIRST_REPORTABLE_YEAR <= moment.year <= dates.LAST_YEAR:
            raise forms.ValidationError(self.error_messages["range"], "range")
        return moment.astimezone(UTC).replace(second=0, microsecond=0)

    def _read(self, words):
        try:
            if moment := parse_datetime(words):
                return moment
        except ValueError:
            pass
        for pattern in self.WRITTEN:
            with suppress(ValueError):
                return datetime.strptime(words, pattern).replace(tzinfo=dates.WIB)
        raise forms.ValidationError(self.error_messages["invalid"], "invalid")

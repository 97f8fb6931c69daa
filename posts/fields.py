"""Form fields of messages."""

from django import forms


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

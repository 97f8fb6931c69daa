"""The content of a version in the words people read."""

from klaten_medsos.regulation import PostCategory, Theme
from posts.models import KipClass, SourceKind
from posts.rules import FIELD_WORDS

CHOICES = {
    "category": PostCategory,
    "second_category": PostCategory,
    "theme": Theme,
    "source_kind": SourceKind,
    "kip_class": KipClass,
}

ALWAYS_SHOWN = ("category", "segments", "accounts")


def in_words(name, value) -> str:
    """The value of one field of a version, as text; "" when there is none."""
    if not value:
        return ""
    if name in CHOICES:
        return str(CHOICES[name](value).label) if value in CHOICES[name].values else str(value)
    if name == "accounts":
        return ", ".join(account["name"] for account in value)
    if name == "segments":
        return ", ".join(value)
    return str(value)


def facts_of(content) -> list[tuple[str, str]]:
    """(label, words) of what a version says beside its text; what may stay empty is shown when it is said."""
    return [
        (label, in_words(name, content.get(name)))
        for name, label in FIELD_WORDS.items()
        if name not in ("title", "text") and (content.get(name) or name in ALWAYS_SHOWN)
    ]

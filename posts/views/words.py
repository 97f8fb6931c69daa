"""The content of a version in the words people read."""

from dataclasses import dataclass

from klaten_medsos.numbers import format_number as number
from klaten_medsos.regulation import PostCategory, Theme
from posts.channels import count, limits_of
from posts.models import KipClass, SourceKind
from posts.reading import Reading, read
from posts.rules import FIELD_WORDS
from posts.wording import wordings_of

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
    if name == "own_texts":
        return "\n\n".join(_own_in_words(own) for own in value)
    if name == "media":
        return "\n".join(map(_media_in_words, value))
    if name == "accounts":
        return ", ".join(account["name"] for account in value)
    if name == "segments":
        return ", ".join(value)
    return str(value)


def _own_in_words(own) -> str:
    return "\n".join(part for part in (f"{own['name']}:", own["title"], own["text"]) if part)


def _media_in_words(said) -> str:
    caption = f" (keterangan: {said['caption']})" if said["caption"] else ""
    return f"{said['name']}: {said['alt'] or 'tanpa teks alternatif'}{caption}"


def facts_of(content) -> list[tuple[str, str]]:
    """(label, words) of what a version says beside its text; what may stay empty is shown when it is said."""
    return [
        (label, in_words(name, content.get(name)))
        for name, label in FIELD_WORDS.items()
        if name not in ("title", "text", "own_texts", "media") and (content.get(name) or name in ALWAYS_SHOWN)
    ]


@dataclass(frozen=True)
class Shown:
    """What one target account gets, with its length as the platform counts it."""

    name: str
    title: str
    text: str
    is_own: bool
    length: str
    reading: Reading | None  # what the check says of a text of its own


def wordings_shown(content, is_checked=True) -> list[Shown]:
    """The text of each target account of a version; own texts with their findings while they can be mended."""
    has_media = bool(content.get("media"))
    shown = []
    for wording in wordings_of(content):
        limits = limits_of(wording.platform)
        length = number(count(wording.text, limits.unit))
        longest = limits.longest(has_media)
        words = f"{length} dari {number(longest)}" if longest else f"{length} karakter"
        reading = read(wording.text, [wording]) if is_checked and wording.is_own else None
        shown.append(Shown(wording.name, wording.title, wording.text, wording.is_own, words, reading))
    return shown


def attached_to(post, content) -> list:
    """(file, what the version says of it) in the order of the version."""
    named = content.get("media", ())
    files = post.media.in_bulk([each["id"] for each in named]) if named else {}
    return [(files[each["id"]], each) for each in named if each["id"] in files]

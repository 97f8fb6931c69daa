"""The corrected content of a version, and what of it the accounts show differently. Pure."""

from dataclasses import dataclass

from posts.wording import wordings_of

# what a message says of itself beside its words; where and to whom it went stays as it was
FACTS = ("category", "second_category", "theme", "source_kind", "source", "kip_class")


@dataclass(frozen=True)
class Reworded:
    """What one account says before and after; words that are the same are left out."""

    key: str
    name: str
    title_before: str
    title: str
    before: str
    text: str


def corrected(content: dict, words: dict, own_texts: dict, media) -> dict:
    """``content`` with other ``words`` (text and facts), the own texts ``{key: (name, title, text)}`` and ``media``.

    ``media`` are the entries of the files in their order; all else stays as it was.
    """
    changed = {**content, **words}
    own = [
        {"key": key, "name": name, "title": title, "text": words}
        for key, (name, title, words) in sorted(own_texts.items())
        if title or words
    ]
    # named only when there are any, as in every version
    for name, value in (("own_texts", own), ("media", list(media))):
        changed.pop(name, None)
        if value:
            changed[name] = value
    return changed


def reworded(before: dict, after: dict) -> list[Reworded]:
    """The accounts whose wording differs between two contents with the same accounts."""
    old = {wording.key: wording for wording in wordings_of(before)}
    return [
        Reworded(new.key, new.name, old[new.key].title, new.title, old[new.key].text, new.text)
        for new in wordings_of(after)
        if new.key in old and (old[new.key].title, old[new.key].text) != (new.title, new.text)
    ]


def media_differ(before: dict, after: dict) -> bool:
    """Whether a file, its words or the order of the files changed."""
    return before.get("media", []) != after.get("media", [])


def touched(before: dict, after: dict) -> dict[str, str]:
    """``{key: name}`` of each account that shows something else: other words there, or other files for all."""
    if media_differ(before, after):
        return {account["key"]: account["name"] for account in after["accounts"]}
    return {each.key: each.name for each in reworded(before, after)}

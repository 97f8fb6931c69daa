"""The corrected content of a version, and which accounts it touches. Pure."""

from dataclasses import dataclass

from posts.wording import wordings_of


@dataclass(frozen=True)
class Touched:
    """What one account says before and after; words that are the same are left out."""

    key: str
    name: str
    title_before: str
    title: str
    before: str
    text: str


def corrected(content: dict, text: str, own_texts: dict) -> dict:
    """``content`` with another common text and the own texts ``{key: (name, title, text)}``, all else as it was."""
    changed = {**content, "text": text}
    own = [
        {"key": key, "name": name, "title": title, "text": words}
        for key, (name, title, words) in sorted(own_texts.items())
        if title or words
    ]
    changed.pop("own_texts", None)
    return changed | ({"own_texts": own} if own else {})


def touched(before: dict, after: dict) -> list[Touched]:
    """The accounts whose wording differs between two contents with the same accounts."""
    old = {wording.key: wording for wording in wordings_of(before)}
    return [
        Touched(new.key, new.name, old[new.key].title, new.title, old[new.key].text, new.text)
        for new in wordings_of(after)
        if new.key in old and (old[new.key].title, old[new.key].text) != (new.title, new.text)
    ]

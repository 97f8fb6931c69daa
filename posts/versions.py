"""What a version holds, its hash, and how two versions differ. Nothing here writes."""

import hashlib
import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from posts.rules import FIELD_WORDS

WORDS = (
    "title", "text", "category", "second_category", "theme", "source_kind", "source", "kip_class",
)  # fmt: skip
TOKEN = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Piece:
    """A run of a diff: ``kind`` is same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One field that differs: its Indonesian name, the words before and after."""

    label: str
    before: str
    after: str


def content_of(words: dict, segments, accounts, own_texts=None, media=()) -> dict:
    """The content of a version: plain JSON values, names as they are today, so that it can be read forever.

    ``own_texts`` maps a target account to its ``{"title", "text"}``; ``media`` are the files in their order.
    Both are named only when there are any, so that what was kept before they existed has the same hash.
    """
    content = {
        **{name: str(words[name]) for name in WORDS},
        "segments": sorted(segment.name for segment in segments),
        "accounts": sorted(
            ({"key": account.key, "name": str(account)} for account in accounts), key=lambda a: a["key"]
        ),
    }
    if own_texts:
        content["own_texts"] = sorted(
            (
                {"key": account.key, "name": str(account), "title": own["title"], "text": own["text"]}
                for account, own in own_texts.items()
            ),
            key=lambda own: own["key"],
        )
    if media:
        content["media"] = [said_of(each) for each in media]
    return content


def said_of(media) -> dict:
    """What a version says of a file; its fingerprint binds the very bytes."""
    return {
        "id": media.pk, "kind": media.kind, "sha256": media.sha256, "name": media.name, "alt": media.alt,
        "caption": media.caption,
    }  # fmt: skip


def content_hash(content: dict) -> str:
    """SHA-256 of the canonical JSON: sorted keys, no blanks, UTF-8."""
    packed = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()


def word_diff(before: str, after: str) -> list[Piece]:
    """What was removed and added, word by word; joining same+added gives ``after`` back exactly."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece("removed", "".join(old[a:b])))
        if d > c:
            pieces.append(Piece("added", "".join(new[c:d])))
    return pieces


def changes(before: dict, after: dict, show) -> list[Change]:
    """The fields other than the text that differ; ``show(name, value)`` puts a value into words."""
    return [
        Change(label, show(name, before.get(name)), show(name, after.get(name)))
        for name, label in FIELD_WORDS.items()
        if name != "text" and before.get(name) != after.get(name)
    ]

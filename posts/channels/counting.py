"""How long a text is to a platform. ``static/js/channels.js`` counts the same way in the editor.

- ``x``: X weighs each character 1 (Latin and its neighbours) or 2 (the rest), an emoji 2 however many code points
  it is made of, and every link 23, whatever its length, after bringing the text to NFC (twitter-text, version 3).
- ``threads``: a character is 1, an emoji as many as its UTF-8 bytes.
- ``utf16``: code units, so that an emoji counts 2 or more (Meta, TikTok, LinkedIn, Telegram, WhatsApp).
- ``bytes``: UTF-8 bytes (descriptions on YouTube).
- ``characters``: code points (titles on YouTube).
"""

import unicodedata
from enum import StrEnum

import regex


class Unit(StrEnum):
    """How a platform counts."""

    X = "x"
    THREADS = "threads"
    UTF16 = "utf16"
    BYTES = "bytes"
    CHARACTERS = "characters"


LINK_LENGTH = 23
LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
_PICTURE = r"\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?"
EMOJI = regex.compile(
    rf"\p{{Regional_Indicator}}{{2}}|[0-9#*]\uFE0F?\u20E3|{_PICTURE}(?:\u200D{_PICTURE})+"
    r"|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})[\U000E0020-\U000E007F]*"
    r"|\p{Emoji_Presentation}[\U000E0020-\U000E007F]*"
)
# Written-out links, and bare names of sites. Of a country's own domain a bare name needs a path or a further
# label (klatenkab.go.id), so that a sentence without a blank after its full stop does not become a link.
_PATH = r"(?:[/?#][^\s<>\"“”]*)?"
LINK = regex.compile(
    rf"https?://[^\s<>\"“”]+"
    rf"|(?<![\w@.:/-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|net|org|info|biz|app|dev|gov|edu|int)\b{_PATH}"
    rf"|(?<![\w@.:/-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.){{2,}}(?:id|co|me|io|tv|ly|be|gl|us|uk|sg|my|eu)\b{_PATH}"
    rf"|(?<![\w@.:/-])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.(?:id|co|me|io|tv|ly|be|gl|us|uk|sg|my|eu)[/?#][^\s<>\"“”]+",
    regex.IGNORECASE,
)
_TAIL = ".,;:!?)]}'\"…"
HASHTAG = regex.compile(r"(?<![\w&/])[#＃](?=[\w]*[\p{L}_])[\w]+")
MENTION = regex.compile(r"(?<![\w.@/])@[A-Za-z0-9_][A-Za-z0-9_.]*")


def links(text: str) -> list[tuple[int, int]]:
    """(start, end) of each link in ``text``, in code points; a full stop behind a link is not part of it."""
    found = []
    for match in LINK.finditer(text):
        words = match.group().rstrip(_TAIL)
        found.append((match.start(), match.start() + len(words)))
    return found


def hashtags(text: str) -> list[str]:
    """The hashtags, without their sign, as they are written."""
    return [match.group()[1:] for match in HASHTAG.finditer(text)]


def mentions(text: str) -> list[str]:
    """The accounts named with an @; an e-mail address names none."""
    return [match.group()[1:] for match in MENTION.finditer(text)]


def count(text: str, unit: Unit) -> int:
    """The length of ``text`` as a platform that counts by ``unit`` sees it."""
    if unit == Unit.CHARACTERS:
        return len(text)
    if unit == Unit.BYTES:
        return len(text.encode("utf-8", "replace"))
    if unit == Unit.UTF16:
        return len(text.encode("utf-16-le", "replace")) // 2
    if unit == Unit.THREADS:
        rest, emoji = _without(EMOJI, text)
        return len(rest) + sum(len(each.encode()) for each in emoji)
    return _weighted(unicodedata.normalize("NFC", text))


def _without(pattern, text):
    return pattern.sub("", text), [match.group() for match in pattern.finditer(text)]


def _weighted(text: str) -> int:
    total, pieces, end = 0, [], 0
    for start, stop in links(text):
        pieces.append(text[end:start])
        total, end = total + LINK_LENGTH, stop
    pieces.append(text[end:])
    for piece in pieces:
        rest, emoji = _without(EMOJI, piece)
        total += 2 * len(emoji) + sum(1 if _is_light(ord(letter)) else 2 for letter in rest)
    return total


def _is_light(point: int) -> bool:
    return any(first <= point <= last for first, last in LIGHT)

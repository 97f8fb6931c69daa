"""Finding the address in what a person pasted: a URL, a handle with a label, or a sentence around one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from .routing import ATLAS
from .table import PLATFORMS
from .urls import BadURL, clean_host, has_public_suffix
from .words import words

WRAPPERS = "()<>[]{}\"',;!*`“”‘’«»‹›„|…。，、"
INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
ENDS = WRAPPERS + INVISIBLE + " \t\r\n\f\v\u00a0"
AFTER = ENDS + ".:"
MAX_LENGTH = 4096

SPACE = re.compile(r"\s")
WEB = re.compile(r"https?://", re.IGNORECASE)
# A second address begins after anything that cannot be inside the query of the first.
GLUED = re.compile(r"(?<=[\s,;|<>()\[\]{}\"'“”])(?=https?://)", re.IGNORECASE)
# Plain words glued in front of an address: `IG=https://…`, `Instagram:https://…`.
PREFIXED = re.compile(
    r"^(?!(?:javascript|vbscript|data|blob|view-source|intent|file):)[^/?#.@]{1,40}[:=](?=https?://)",
    re.IGNORECASE,
)
SCHEME = re.compile(r"[a-z][a-z0-9+-]*:", re.IGNORECASE)
# What a hurried thumb makes of `https://`.
MISTYPED = re.compile(
    r"(?:h?t{1,3}p{0,2}s{1,2}|hh?t{1,3}p{1,2}s?)(?:[:;]?/{1,2}|[;.]//)(?=[^\s/])", re.IGNORECASE
)
# Code and foreign apps are never read, whatever honest address stands inside them.
CODE = re.compile(r"(?:javascript|vbscript|data|blob|view-source|intent|file)\s*:", re.IGNORECASE)
FOREIGN = re.compile(r"(?!(?:https?|tg|at)://)[a-z][a-z0-9+.-]*://", re.IGNORECASE)
APP = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
ATTRIBUTE_END = re.compile(r"[\"']>")
LISTED = re.compile(r"[,;|]")
HOST_LIKE = re.compile(r"[^\s/?#@:]+\.[^\s/?#@:.]{2,}\.?(?::\d*)?(?:[/?#].*)?", re.DOTALL)
EMAIL = re.compile(r"(?:mailto:)?[^\s@/:]+@[^\s@/]+\.[^\s@/]+", re.IGNORECASE)
FEDIVERSE = re.compile(r"(?:acct:)?@?([A-Za-z0-9_.-]+)@([^\s@/:]+\.[^\s@/:]+)", re.IGNORECASE)
MENTION = re.compile(r"(?<![\w.@/-])@(\w[\w.-]*\w|\w)(@[\w-]+(?:\.[\w-]+)+)?")
SUBREDDIT = re.compile(r"/?([ru]|user)/([A-Za-z0-9_-]{2,21})", re.IGNORECASE)
HANDLE = re.compile(r"[\w.+/@-]{2,}")
COMMON_SUFFIX = re.compile(r"\.(?:com|net|org|id|info|co|me|tv|site|online|xyz|my|app|blog)$")

APPS = {scheme: platform for platform in PLATFORMS.values() for scheme in platform.apps}
NAMES = {name: platform for platform in PLATFORMS.values() for name in platform.names}
# ASCII only: the long s and the dotless i are no letters of a platform's name.
_ALTERNATIVES = f"(?a:{'|'.join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))})"
LABEL = re.compile(rf"(?<![\w@.-])(?P<label>{_ALTERNATIVES})(?:-?nya)?(?![\w@.-])", re.IGNORECASE)
FILLER = (
    r"(?:(?:akun|resmi|official|kami|kanal|channel|halaman|page|username|user|nama|di|via|id|adalah|media|sosial)"
    r"\b[\s:=-]*)*"
)
LABELLED = re.compile(
    rf"{FILLER}(?P<label>{_ALTERNATIVES})(?:-?nya)?(?![\w.])\s*{FILLER}(?P<sep>[:=@/>→\-–|]*)\s*{FILLER}[:=\-–]?\s*@?(?P<rest>\S+)",
    re.IGNORECASE,
)
LABEL_WITH_SIGN = re.compile(rf"(?:{_ALTERNATIVES})\s*[:=]\s*\S+", re.IGNORECASE)
LABEL_AND_WORD = re.compile(
    rf"(?<![\w@.-])(?:{_ALTERNATIVES})\s+(?P<rest>(?=[\w.-]*[\d_.]\w|\w{{9,}})[\w.-]+)", re.IGNORECASE
)
# Words that follow a platform's name in plain speech and are no handle.
SPEECH = words(
    "kami resmi dinas kantor belum tidak ada akun official nihil kosong ini itu dan atau kabupaten klaten"
    " pemerintah saya page live marketing ads masih sudah aktif nonaktif sedang yang dari untuk dengan"
)


@dataclass(slots=True)
class Found:
    """One thing in the text: a `url`, or `text` typed for `platform`, or a `problem` (perhaps of its `platform`)."""

    url: str | None = None
    platform: str | None = None
    text: str | None = None
    problem: str | None = None
    ambiguous: bool = False


def trim(text: str) -> str:
    """`text` without what people put around an address: brackets, quotes, stars, pictures, hidden marks."""
    text = text.strip(ENDS)
    if not text or (text[0].isascii() and text[-1].isascii()):
        return text
    start, end = 0, len(text)
    while start < end and _is_ornament(text[start]):
        start += 1
    while end > start and _is_ornament(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_ornament(letter: str) -> bool:
    """An emoji, its colour or joint, or one of the wrappers."""
    return letter in ENDS or (
        not letter.isascii()
        and (letter == "\ufe0f" or unicodedata.category(letter) in ("So", "Sk", "Sm", "Cf"))
    )


def find(text: str, hosts: Mapping[str, str]) -> list[Found]:
    """Everything in `text` that may be an address, in order. An empty list never comes back."""
    text = trim(text)
    if not text:
        return [Found(problem="empty")]
    if len(text) > MAX_LENGTH:
        return [Found(problem="too_long")]
    if CODE.match(text):
        return [Found(problem="scheme")]
    spaced = SPACE.search(text) is not None
    if not spaced and WEB.match(text) and (text.find("http", 8) < 0 or GLUED.search(text, 8) is None):
        return [Found(url=text.rstrip(AFTER))]
    if spaced or ("http" in text and GLUED.search(text)) or _is_list(text, hosts):
        return _in_sentence(text, hosts)
    return [_single(text.rstrip(AFTER).rstrip(), hosts)]


def _is_list(text: str, hosts: Mapping[str, str]) -> bool:
    """Several addresses parted by commas without a space."""
    parts = LISTED.split(text) if LISTED.search(text) else []
    return sum(is_address(part, hosts, known_only=True) for part in parts) > 1


def _single(token: str, hosts: Mapping[str, str]) -> Found:
    """A text without spaces."""
    if WEB.match(token):
        return Found(url=token)
    if token.startswith("//"):
        return Found(url=token[2:])
    if mistyped := MISTYPED.match(token):
        return Found(url=f"https://{token[mistyped.end() :]}")
    if app := _app_link(token):
        return app
    if FOREIGN.match(token) and not token.lower().startswith("spotify:"):
        return Found(problem="scheme")
    fediverse = FEDIVERSE.fullmatch(token)
    if fediverse and (token.startswith("@") or token.lower().startswith("acct:")):
        return Found(platform="mastodon", text=f"{fediverse[1]}@{fediverse[2]}")
    if EMAIL.fullmatch(token):
        return Found(problem="email")
    prefixed = PREFIXED.match(token)
    if prefixed:
        return Found(url=token[prefixed.end() :])
    scheme = SCHEME.match(token)
    if scheme and not HOST_LIKE.match(token):
        return _schemed(token, scheme[0][:-1].lower(), hosts)
    if scheme and scheme[0][:-1].lower() in NAMES:
        return _schemed(token, scheme[0][:-1].lower(), hosts)
    if token.lower().startswith(("did:plc:", "did:web:")):
        return Found(platform="bluesky", text=token)
    if SUBREDDIT.fullmatch(token):
        return Found(platform="reddit", text=token.lstrip("/"))
    if token.startswith("@") and token.lower().endswith(".bsky.social"):
        return Found(platform="bluesky", text=token[1:])
    if token.startswith("@"):
        return Found(problem="bare_handle", ambiguous=True)
    labelled = LABELLED.fullmatch(token)
    if labelled and labelled["sep"] and not is_address(token, hosts):
        return _typed(labelled["label"], labelled["rest"])
    if "@" in token.partition("/")[0] and "/" in token:
        return Found(url=token)
    if HOST_LIKE.fullmatch(token) and (is_address(token, hosts) or "/" in token):
        return Found(url=token)
    if re.fullmatch(r"[\w.-]+", token) and re.search(r"[\d_.]", token) and re.search(r"[^\W\d_]{2}", token):
        return Found(problem="bare_handle", ambiguous=True)
    if re.fullmatch(r"[0-9.]+(?:[:/].*)?|localhost.*|\[.*", token, re.IGNORECASE):
        return Found(url=token)
    return Found(problem="no_address")


def _app_link(token: str) -> Found | None:
    """A link that opens the app of a platform: what the app makes of it no web address tells."""
    scheme = APP.match(token)
    platform = APPS.get(scheme[1].lower()) if scheme else None
    return Found(platform=platform.id, problem="app_link") if platform else None


def _schemed(token: str, scheme: str, hosts: Mapping[str, str]) -> Found:
    """`something:rest`: one of the few schemes we read, or a label glued to its handle."""
    rest = token[len(scheme) + 1 :]
    lower = token.lower()
    if scheme == "tg":
        match = re.match(
            r"tg:/{0,2}(resolve\?(?:.*&)?domain|join\?(?:.*&)?invite)=([^&#]+)", token, re.IGNORECASE
        )
        if match is None:
            return Found(platform="telegram", problem="app_link")
        return Found(url=f"https://t.me/{'+' if match[1].lower().startswith('join') else ''}{match[2]}")
    if scheme == "at" and rest.startswith("//"):
        return Found(platform="bluesky", text=rest[2:].partition("/")[0])
    if scheme == "spotify":
        parts = token.split(":")
        if len(parts) == 3 and parts[1].lower() == "show":
            return Found(url=f"https://open.spotify.com/show/{parts[2]}")
        return Found(problem="scheme")
    if scheme == "did":
        return Found(platform="bluesky", text=token)
    if scheme in NAMES and not rest.startswith("//"):
        if WEB.match(rest) or is_address(rest, hosts, known_only=True):
            return Found(url=rest)
        labelled = LABELLED.fullmatch(token)
        if labelled:
            return _typed(labelled["label"], labelled["rest"])
    if "://" in lower:
        return Found(problem="scheme")
    after = rest.lstrip(":=-")
    if WEB.match(after) or is_address(after, hosts, known_only=True):
        return Found(url=after)
    return Found(problem="scheme" if re.match(r"[a-z]+:\S", lower) else "no_address")


def _typed(label: str, handle: str) -> Found:
    handle = handle.strip(ENDS + ":=").lstrip("@").rstrip(".")
    platform = NAMES[" ".join(label.lower().split())]
    return Found(platform=platform.id, text=handle)


def is_address(token: str, hosts: Mapping[str, str], *, known_only: bool = False) -> bool:
    """Does this token without scheme begin with a real host name?"""
    if WEB.match(token):
        return True
    if HOST_LIKE.fullmatch(token) is None:
        return False
    name = re.split(r"[/?#:]", token, maxsplit=1)[0]
    try:
        host = clean_host(name)
    except BadURL:
        return False
    if ATLAS.knows(host) or host in hosts or host.removeprefix("www.") in hosts:
        return True
    return not known_only and has_public_suffix(host)


def _stands_out(token: str, hosts: Mapping[str, str]) -> bool:
    """Is a token inside a sentence an address, and not just a missing space after a full stop?"""
    if not is_address(token, hosts):
        return False
    if is_address(token, hosts, known_only=True) or token.lower().startswith("www.") or "/" in token:
        return True
    name = re.split(r"[/?#:]", token, maxsplit=1)[0]
    return name == name.lower() and (name.count(".") >= 2 or bool(COMMON_SUFFIX.search(name)))


def _in_sentence(text: str, hosts: Mapping[str, str]) -> list[Found]:
    """Addresses first; only without one do labels and @names count."""
    urls: list[Found] = []
    parts = (
        item for part in text.split() for item in (LISTED.split(part) if _is_list(part, hosts) else [part])
    )
    tokens = [token for part in parts for token in GLUED.split(part)]
    labels = {NAMES[" ".join(match["label"].lower().split())].id for match in LABEL.finditer(text)}
    for raw in tokens:
        token = PREFIXED.sub("", trim(raw).rstrip(AFTER).lstrip(":=-"), count=1)
        if not token:
            continue
        if CODE.match(token):
            urls.append(Found(problem="scheme"))
        elif WEB.match(token):
            urls.append(Found(url=ATTRIBUTE_END.split(token, maxsplit=1)[0]))
        elif mistyped := MISTYPED.match(token):
            urls.append(Found(url=f"https://{token[mistyped.end() :]}"))
        elif SCHEME.match(token) and token.lower().startswith(
            ("tg:", "at://", "spotify:show:", "did:plc:", "acct:")
        ):
            urls.append(_single(token, hosts))
        elif app := _app_link(token):
            urls.append(app)
        elif "@" in token.partition("/")[0] and "/" in token and HOST_LIKE.match(token.rpartition("@")[2]):
            urls.append(Found(url=token))
        elif "@" not in token.partition("/")[0]:
            glued = token.partition(":")
            if glued[1] and glued[0].lower() in NAMES and is_address(glued[2], hosts, known_only=True):
                urls.append(Found(url=glued[2]))
            elif _stands_out(token, hosts) and not (_is_only_handle(tokens, token, labels, hosts)):
                urls.append(Found(url=token))
    if urls:
        return urls
    return _labelled(text, labels)


def _is_only_handle(tokens: list[str], token: str, labels: set[str], hosts: Mapping[str, str]) -> bool:
    """`IG: dinkes.id` names a handle, though `dinkes.id` could be a host."""
    if len(labels - {"website"}) != 1 or len(tokens) > 3 or "/" in token:
        return False
    return not is_address(token, hosts, known_only=True) and not token.lower().startswith("www.")


def _named(text: str) -> list[str]:
    """Words behind the name of a platform that can only be handles."""
    return [
        match["rest"]
        for match in LABEL_AND_WORD.finditer(text)
        if match["rest"].lower() not in SPEECH and match["rest"].lower() not in NAMES
    ]


def _labelled(text: str, labels: set[str]) -> list[Found]:
    mentions = {(match[1], match[2] or "") for match in MENTION.finditer(text)}
    fediverse = {f"{name}{host}" for name, host in mentions if host}
    if len(mentions) > 1:
        return [Found(problem="several", ambiguous=True)]
    if fediverse:
        return [Found(platform="mastodon", text=fediverse.pop())]
    if mentions:
        name = mentions.pop()[0]
        if not labels and name.lower().endswith(".bsky.social"):
            return [Found(platform="bluesky", text=name)]
        if len(labels) != 1:
            return [Found(problem="bare_handle" if not labels else None, ambiguous=True)]
        return [Found(platform=labels.pop(), text=name.rstrip("."))]
    if len(labels) > 1 and (LABEL_WITH_SIGN.search(text) or len(_named(text)) > 1):
        return [Found(problem="several", ambiguous=True)]
    reddit = [token for token in text.split() if SUBREDDIT.fullmatch(token.strip(ENDS))]
    if len(reddit) == 1 and labels <= {"reddit"}:
        return [Found(platform="reddit", text=reddit[0].strip(ENDS).lstrip("/"))]
    labelled = LABELLED.fullmatch(
        text if text.isascii() else "".join(" " if _is_ornament(c) else c for c in text).strip(ENDS)
    )
    if labelled and HANDLE.match(labelled["rest"]):
        handle = labelled["rest"].strip(ENDS)
        if labelled["sep"] or handle.lower() not in SPEECH:
            return [_typed(labelled["label"], handle)]
    phone = re.fullmatch(
        r"(?P<label>wa|whatsapp|nomor wa|no\.? wa)\s*[:=]?\s*(?P<rest>\+?[\d -]{8,22})", text, re.IGNORECASE
    )
    if phone:
        return [Found(platform="whatsapp_contact", text=phone["rest"].strip())]
    behind = re.fullmatch(
        rf"@?(?P<rest>[\w.-]+)\s*[(\[–-]\s*(?P<label>{_ALTERNATIVES})", text.strip(ENDS), re.IGNORECASE
    )
    if behind:
        return [_typed(behind["label"], behind["rest"])]
    return [Found(problem="no_address")]

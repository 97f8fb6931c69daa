"""The links of a text: where they stand and what a reader's browser would open. Pure."""

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from posts.checks.rules.links import FILE_NAMES, KNOWN_TLDS
from posts.wording import texts_of

MOST = 20  # different links of one message that are tried
LONGEST = 2000
LINK = re.compile(
    r"(?<![\w@.\-/])(?:https?://[^\s<>\"“”`|\\]{1,2000}"
    r"|(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.){1,6}(?P<tld>[a-z]{2,12})(?![\w@\-])(?:/[^\s<>\"“”`|\\]{0,2000})?)",
    re.IGNORECASE,
)
TRAILING = ".,;:!?'’”»*_~…&-"
BRACKETS = {")": "(", "]": "[", "}": "{"}
LINKED_BARE = (KNOWN_TLDS | {"go", "desa"}) - FILE_NAMES


@dataclass(frozen=True)
class Link:
    """A link as written at ``start``..``end`` of the text named ``where``, and the ``address`` it opens."""

    where: str
    start: int
    end: int
    written: str
    address: str

    @property
    def host(self) -> str:
        return host_of(self.address)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.address)


def host_of(address: str) -> str:
    """The host of an address in small letters, "" when there is none to speak of."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.rstrip(".")[:253]


def fingerprint(address: str) -> str:
    """What stands for an address where the address itself is not kept."""
    return hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()


def links_in(text: str, where="") -> list[Link]:
    """Every link of ``text`` in its order: with http(s), or a bare name that platforms turn into a link."""
    found = []
    for match in LINK.finditer(text):
        tld = match["tld"]
        if tld is not None and tld.lower() not in LINKED_BARE:
            continue
        written = _without_ending(match[0])
        address = written if "://" in written else f"http://{written}"
        address = address.partition("#")[0]
        if len(address) <= LONGEST:
            found.append(Link(where, match.start(), match.start() + len(written), written, address))
    return found


def _without_ending(written: str) -> str:
    """Punctuation at the end belongs to the sentence; a closing bracket too, unless the link opened it."""
    while written:
        last = written[-1]
        is_alone = last in BRACKETS and written.count(last) > written.count(BRACKETS[last])
        if last not in TRAILING and not is_alone:
            break
        written = written[:-1]
    return written


def links_of(content: dict) -> list[Link]:
    """The links of the common text and of each account's own text of a version, each address once."""
    seen, links = set(), []
    for _, where, text in texts_of(content):
        for link in links_in(text, where):
            if link.address not in seen:
                seen.add(link.address)
                links.append(link)
    return links[:MOST]

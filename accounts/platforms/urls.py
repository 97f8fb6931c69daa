"""Cleaning one URL: strict where a browser is lenient, because a lenient reader can be deceived."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import unquote, unquote_plus

import idna
import tldextract

HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
UNSAFE = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
NUMERIC_LABEL = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
PORTS = {"http": {"", "80"}, "https": {"", "443"}, "": {"", "80", "443"}}
# Reserved names (RFC 2606) that the public suffix list leaves out.
RESERVED_TLDS = frozenset({"example", "test", "invalid"})


class BadURL(ValueError):
    """The text cannot be trusted as a web address; `code` says why."""

    def __init__(self, code: str, imitates: str | None = None):
        super().__init__(code)
        self.code = code
        self.imitates = imitates


@dataclass(slots=True)
class URL:
    """A cleaned web address: ASCII host without trailing dot, path still encoded."""

    host: str
    path: str
    query: str
    fragment: str

    def segments(self) -> list[str]:
        """Path segments, decoded once, dot segments resolved, empty ones gone."""
        out: list[str] = []
        for raw in self.path.split("/"):
            if not raw:
                continue
            dots = raw.lower().replace("%2e", ".") if len(raw) <= 6 else raw
            if dots == ".":
                continue
            if dots == "..":
                if out:
                    out.pop()
                continue
            out.append(unquote(raw) if "%" in raw else raw)
        return out

    def param(self, name: str) -> str | None:
        """The one value of a query parameter; None when absent or contradictory."""
        if name not in self.query:
            return None
        found = None
        for pair in self.query.split("&"):
            key, _, value = pair.partition("=")
            if key == name:
                value = unquote_plus(value)
                if found is not None and found != value:
                    return None
                found = value
        return found


def parse(text: str, scheme: str = "") -> URL:
    """Split `text` (what follows `scheme://`, or a bare host) into a `URL`. Raises `BadURL`."""
    if UNSAFE.search(text):
        raise BadURL("unsafe_characters")
    end = len(text)
    for mark in "/?#":
        at = text.find(mark)
        if 0 <= at < end:
            end = at
    authority, rest = text[:end], text[end:]
    if "@" in authority:
        pretended = authority.rpartition("@")[0].partition(":")[0]
        raise BadURL("userinfo", imitates=pretended + rest)
    if "[" in authority or "]" in authority:
        raise BadURL("ip_host")
    host, _, port = authority.partition(":")
    if port not in PORTS.get(scheme, PORTS[""]):
        raise BadURL("port")
    rest, _, fragment = rest.partition("#")
    path, _, query = rest.partition("?")
    return URL(clean_host(host), path, query, fragment)


def clean_host(host: str) -> str:
    """Lower-case ASCII (UTS-46) host without trailing dot. Raises `BadURL`."""
    if host.isascii():
        host = host.lower()
    else:
        try:
            host = idna.encode(host, uts46=True, std3_rules=True).decode("ascii")
        except (idna.IDNAError, UnicodeError, ValueError, IndexError) as error:
            raise BadURL("bad_host") from error
    host = host.removesuffix(".")
    if HOST.fullmatch(host) is None:
        last = host.rpartition(".")[2]
        raise BadURL("ip_host" if NUMERIC_LABEL.fullmatch(last) or host == "localhost" else "bad_host")
    if NUMERIC_LABEL.fullmatch(host.rpartition(".")[2]):
        raise BadURL("ip_host")
    if host.endswith((".localhost", ".local", ".internal")):
        raise BadURL("ip_host")
    return host


@cache
def _suffixes() -> tldextract.TLDExtract:
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=4096)
def domain_parts(host: str) -> tuple[str, str, str]:
    """`(subdomain, name, public suffix)`; unknown suffixes count as one label."""
    parts = _suffixes()(host)
    if parts.suffix:
        return parts.subdomain, parts.domain, parts.suffix
    front, _, suffix = host.rpartition(".")
    subdomain, _, name = front.rpartition(".")
    return subdomain, name, suffix


@lru_cache(maxsize=4096)
def has_public_suffix(host: str) -> bool:
    if host.rpartition(".")[2] in RESERVED_TLDS:
        return True
    parts = _suffixes()(host)
    return bool(parts.suffix and parts.domain)

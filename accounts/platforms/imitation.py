"""Which platform does a deceptive host pretend to be? `lnstagram.com`, `facebook.com.example`, names in punycode."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from .lookalike import skeleton
from .table import PLATFORMS
from .urls import domain_parts

_HOME = {
    platform.brand: platform for platform in PLATFORMS.values() if platform.brand and len(platform.brand) >= 6
}
_BRAND_BONES = {skeleton(brand): platform for brand, platform in _HOME.items()}
_BRANDS_BY_LENGTH = {
    length: [(bones, platform) for bones, platform in _BRAND_BONES.items() if abs(len(bones) - length) <= 1]
    for length in range(4, 16)
}
_DOMAINS = sorted(
    {
        host
        for platform in PLATFORMS.values()
        for site in platform.sites
        for host in site.hosts
        if not site.hinted and not host.startswith(("www.", "m."))
    },
    key=len,
    reverse=True,
)
# The short ones only in front: `t.me.example`, but not `chat.me.example`.
_DOMAIN_INSIDE = re.compile(
    rf"(?:^|[.-])({'|'.join(re.escape(host) for host in _DOMAINS if len(host) > 5)})(?=[.-])"
    rf"|^(?:www\.)?({'|'.join(re.escape(host) for host in _DOMAINS if len(host) <= 5)})(?=\.)"
)


def readable_host(host: str) -> str:
    """A host as people see it: punycode labels decoded."""
    if "xn--" not in host:
        return host
    labels = []
    for label in host.split("."):
        try:
            labels.append(label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label)
        except (UnicodeError, ValueError):
            labels.append(label)
    return ".".join(labels)


def imitated_url(host: str, path: str) -> str | None:
    """The address on a real platform that a deceptive host pretends to be; None for an honest host."""
    inside = _DOMAIN_INSIDE.search(host)
    if inside:
        return (inside[1] or inside[2]) + path
    platform = _imitated_platform(host)
    if platform is None:
        return None
    if platform.brand == "blogspot" or platform.brand == "wordpress":
        return f"{host.removeprefix('www.').partition('.')[0]}.{platform.brand}.com{path}"
    home = next(host for site in platform.sites for host in site.hosts)
    return home + path


@lru_cache(maxsize=4096)
def _imitated_platform(host: str):
    subdomain, name, _ = domain_parts(host)
    for label in (name, *subdomain.split(".")):
        readable = readable_host(label)
        for word in (readable, *re.split(r"[-_]", readable)):
            bones = skeleton(word)
            if bones in _BRAND_BONES:
                return _BRAND_BONES[bones]
            for brand, platform in _BRANDS_BY_LENGTH.get(len(bones), ()) if label is name else ():
                if len(brand) >= 6 and DamerauLevenshtein.distance(bones, brand, score_cutoff=1) <= 1:
                    return platform
    return None

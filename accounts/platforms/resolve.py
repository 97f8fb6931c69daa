"""From a pasted text to an `Address`. Reads only; never fetches; never raises for any string."""

from __future__ import annotations

import re
from collections.abc import Mapping

from . import reading
from .imitation import imitated_url
from .model import Address, Form, Found, Outcome, Platform
from .routing import ATLAS, CompiledSite
from .table import PLATFORMS, SHORTENERS
from .urls import URL, BadURL, clean_host, parse

MAX_REDIRECTS = 3
NO_HOSTS: Mapping[str, str] = {}
SCHEME = re.compile(r"(https?)://", re.IGNORECASE)


def resolve(text: str, hosts: Mapping[str, str] | None = None) -> Address:
    """What account `text` speaks of. `hosts` maps host names an admin declared to platform ids."""
    hosts = NO_HOSTS if hosts is None else hosts
    found = [_read(item, text, hosts) for item in reading.find(text, hosts)]
    first = found[0]
    if len(found) > 1 and any(other.key is None or other.key != first.key for other in found):
        return Address(text, Outcome.AMBIGUOUS, problem="several")
    return first


def _read(item: reading.Found, text: str, hosts: Mapping[str, str]) -> Address:
    if item.ambiguous:
        return Address(text, Outcome.AMBIGUOUS, problem=item.problem)
    if item.problem:
        label = PLATFORMS[item.platform].label if item.platform else None
        return Address(text, Outcome.INVALID, problem=item.problem, label=label)
    if item.url is not None:
        return _read_url(item.url, text, hosts, 0)
    return _read_typed(PLATFORMS[item.platform or ""], item.text or "", text, hosts)


def _read_url(raw: str, text: str, hosts: Mapping[str, str], depth: int) -> Address:
    scheme = SCHEME.match(raw)
    try:
        url = parse(raw[scheme.end() :] if scheme else raw, scheme[1].lower() if scheme else "")
    except BadURL as error:
        return Address(text, Outcome.INVALID, problem=error.code, imitates=error.imitates)
    return _read_host(url, text, hosts, depth)


def _read_host(url: URL, text: str, hosts: Mapping[str, str], depth: int) -> Address:
    while url.host.startswith("www.www."):
        url.host = url.host.removeprefix("www.")
    host, bare = url.host, url.host.removeprefix("www.")
    hint = hosts and (hosts.get(host) or hosts.get(bare))
    if hint:
        site = ATLAS.hinted.get(hint)
        if site is None or hint == "website":
            return _website(url, text)
        url.host = bare
        return _address(site.platform, site.read(url), bare, text)
    site, form = ATLAS.find(host)
    if site is None and bare != host and ATLAS.find(bare)[0] is not None:
        url.host = bare  # a server of a federated platform stands in the table without it
        return _read_host(url, text, hosts, depth)
    if site is None:
        if host in SHORTENERS or bare in SHORTENERS:
            return Address(text, Outcome.UNRESOLVED, problem="shortener")
        owner = ATLAS.owner(host)
        if owner is not None:
            return Address(text, Outcome.NOT_ACCOUNT, label=owner.label)
        return _website(url, text)
    target = site.redirect_target(url)
    if target is not None:
        if depth >= MAX_REDIRECTS:
            return Address(text, Outcome.UNRESOLVED, problem="redirect")
        return _read_url(target, text, hosts, depth + 1)
    if form is not None:
        return _address(site.platform, _below_host(site, form, url), host, text)
    found = site.read(url)
    if found.outcome is Outcome.NOT_ACCOUNT and host in SHORTENERS:
        return Address(text, Outcome.UNRESOLVED, problem="shortener")
    return _address(site.platform, found, _account_host(host), text)


def _account_host(host: str) -> str:
    """The host by which accounts of a federated platform are known: no `www.`, no mobile infix."""
    return host.removeprefix("www.").replace(".m.", ".", 1)


def _below_host(site: CompiledSite, form: Form, url: URL) -> Found:
    """The host is the account; what lies below is its own, unless it is a post that proves nothing."""
    host = url.host.removeprefix("www.")
    label = host.partition(".")[0]
    value = form.normalise(label)
    if value is None:
        return Found(Outcome.NOT_ACCOUNT)
    below = url.segments()
    if below and site.posts_below is not None and site.posts_below.fullmatch(below[0]):
        return Found(Outcome.POST_UNPROVEN, form=form, value=value)
    return Found(Outcome.ACCOUNT, form=form, value=value)


def _website(url: URL, text: str) -> Address:
    platform = PLATFORMS["website"]
    host = url.host.removeprefix("www.")
    try:
        clean_host(host)
    except BadURL as error:
        return Address(text, Outcome.INVALID, problem=error.code)
    imitates = imitated_url(url.host, url.path)
    found = Found(Outcome.ACCOUNT, form=platform.forms[0], value=host)
    return _address(platform, found, host, text, imitates=imitates)


def _address(platform: Platform, found: Found, host: str, text: str, imitates: str | None = None) -> Address:
    """Dress what a site said as an `Address`."""
    if found.outcome is Outcome.AMBIGUOUS:
        return Address(text, Outcome.AMBIGUOUS, problem=found.problem)
    if found.outcome in (Outcome.INVALID, Outcome.NOT_ACCOUNT):
        suspect = (platform.id, found.suspect) if found.suspect else None
        return Address(
            text, found.outcome, problem=found.problem, label=platform.label, suspect=suspect, slug=found.slug
        )
    if found.form is None or found.value is None:
        return Address(
            text,
            found.outcome,
            platform=platform.id,
            media_type=platform.media_type,
            label=platform.label,
            problem=found.problem,
        )
    form = found.form
    if form.stands_first and (found.value in platform.reserved or found.value in ATLAS.pages[platform.id]):
        return Address(text, Outcome.NOT_ACCOUNT, label=platform.label)
    handle, canonical = form.make(found.value, found.host.lower() if found.host else host)
    return Address(
        input=text,
        verdict_kind=found.outcome,
        platform=platform.id,
        handle=handle,
        key=f"{platform.id}:{handle}",
        canonical_url=canonical,
        media_type=platform.media_type,
        problem=found.problem,
        label=platform.label,
        core=form.core(found.value) if form.core else found.value,
        kind=form.kind,
        slug=found.slug,
        imitates=imitates,
    )


def _read_typed(platform: Platform, value: str, text: str, hosts: Mapping[str, str]) -> Address:
    """A handle somebody typed next to the name of its platform."""
    if platform.id == "mastodon" and "@" in value:
        return _federated(platform, value, text, hosts)
    if platform.id == "website":
        return _read_url(value, text, hosts, 0)
    typed = platform.typed if platform.typed is not None else (platform.forms[0].name,)
    for name in typed:
        form = platform.by_form[name]
        normal = form.normalise(value)
        if normal is not None and normal not in platform.reserved:
            return _address(platform, Found(Outcome.ACCOUNT, form=form, value=normal), "", text)
    home = next((site.hosts[0] for site in platform.sites if site.hosts), None)
    if home is not None and ("/" in value or value.startswith("+")):
        return _read_url(f"https://{home}/{value}", text, hosts, 0)
    if not typed:
        return Address(text, Outcome.AMBIGUOUS, label=platform.label)
    problem = "handle_malformed" if value.isascii() else "handle_not_ascii"
    return _address(platform, Found(Outcome.INVALID, problem=problem, suspect=value), "", text)


def _federated(platform: Platform, value: str, text: str, hosts: Mapping[str, str]) -> Address:
    """`@name@server`: any server may host it, except those that belong to another platform."""
    name, _, server = value.rpartition("@")
    try:
        host = clean_host(server)
    except BadURL as error:
        return Address(text, Outcome.INVALID, problem=error.code)
    site, _ = ATLAS.find(host)
    if site is not None and site.platform is not platform:
        if site.platform.id == "threads":
            return _read_url(f"https://{host}/@{name}", text, hosts, 0)
        return Address(text, Outcome.INVALID, problem="handle_malformed", label=platform.label)
    form = platform.forms[0]
    normal = form.normalise(name)
    if normal is None:
        return Address(text, Outcome.INVALID, problem="handle_malformed", label=platform.label)
    return _address(platform, Found(Outcome.ACCOUNT, form=form, value=normal, host=host), host, text)

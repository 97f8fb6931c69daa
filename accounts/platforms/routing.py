"""The table, compiled once: host → site, path → outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .model import Form, Found, Outcome, Platform, Route, Site, Tail
from .table import PLATFORMS, SHORTENERS
from .urls import URL, BadURL, clean_host

DECORATION = {
    "<lang>": r"[a-z]{2}",
    "<locale>": r"[a-z]{2}-[a-z]{2}",
    "<wiki>": r"[a-z][a-z-]{1,15}",
    "<intl>": r"intl-[a-z]{2,5}",
    "<host>": r"(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)",
}
PIECE = re.compile(r"(\{\w+\}|<\w+>|\*)")
TAB = re.compile(r"[a-z_-]+", re.ASCII | re.IGNORECASE)
MAX_TAB_DEPTH = 2


@dataclass(slots=True)
class Step:
    """One segment of a route: a literal word, or a pattern that may hold the account."""

    literal: str | None
    regex: re.Pattern[str] | None
    form: Form | None


class CompiledRoute:
    """A `Route` ready to be matched against path segments."""

    __slots__ = ("form", "outcome", "param", "param_form", "slug", "steps", "tail")

    def __init__(self, route: Route, platform: Platform):
        path, _, query = route.path.partition("?")
        self.param, _, value = query.partition("=")
        self.param_form = platform.by_form[value.strip("{}")] if value else None
        self.steps = [self._step(part, platform) for part in path.split("/") if part]
        self.outcome, self.tail, self.slug = route.outcome, route.tail, route.slug
        self.form = self.param_form or next((step.form for step in self.steps if step.form), None)

    @staticmethod
    def _step(part: str, platform: Platform) -> Step:
        pieces = [piece for piece in PIECE.split(part) if piece]
        if len(pieces) == 1 and pieces[0] == part and not PIECE.fullmatch(part):
            return Step(part.lower(), None, None)
        form, out = None, []
        for index, piece in enumerate(pieces):
            if piece == "*":
                out.append("(?P<slug>.+)" if len(pieces) > 1 else ".+")
            elif piece.startswith("{"):
                form = platform.by_form[piece[1:-1]]
                out.append("(?P<value>[^@]+)" if index + 1 < len(pieces) else "(?P<value>.+)")
            else:
                out.append(DECORATION.get(piece) or re.escape(piece))
        return Step(None, re.compile("".join(out), re.ASCII | re.IGNORECASE | re.DOTALL), form)

    @property
    def first(self) -> str | None:
        return self.steps[0].literal if self.steps else None

    def match(self, segments: list[str], url: URL, posts: frozenset[str]) -> Found | str | None:
        """A `Found`, None when the path differs, or the text of an account name that is malformed."""
        if len(segments) < len(self.steps):
            return None
        rest = segments[len(self.steps) :]
        if rest and self.tail is Tail.NONE:
            return None
        value = slug = host = None
        for step, segment in zip(self.steps, segments, strict=False):
            if step.regex is None:
                if segment.lower() != step.literal:
                    return None
                continue
            found = step.regex.fullmatch(segment)
            if found is None:
                return None
            groups = found.groupdict()
            value = groups.get("value", value)
            if groups.get("host"):
                try:
                    host = clean_host(groups["host"])
                except BadURL:
                    return None
            slug = groups.get("slug") or (segment if self.slug and step.form is None else slug)
        if self.param:
            text = url.param(self.param)
            if text is None:
                return None
            value = text if self.param_form else value
        if self.form is None:
            return Found(self.outcome)
        name = self.form.normalise(value or "")
        if name is None:
            return value or ""
        outcome = self.outcome
        if rest and self.tail is Tail.PROFILE and is_post(rest, posts):
            outcome = Outcome.POST_UNPROVEN
        return Found(outcome, form=self.form, value=name, slug=slug, host=host)


def is_post(rest: list[str], posts: frozenset[str]) -> bool:
    """Below a profile, words are tabs; anything that looks like an id is a post."""
    if len(rest) > 1 and rest[0].lower() in posts:
        return True
    return len(rest) > MAX_TAB_DEPTH or not all(TAB.fullmatch(part) for part in rest)


class CompiledSite:
    """A `Site` whose routes are found by their first word."""

    __slots__ = ("generic", "literal", "platform", "posts_below", "redirects", "site")

    def __init__(self, site: Site, platform: Platform):
        self.site, self.platform = site, platform
        self.literal: dict[str, list[CompiledRoute]] = {}
        self.generic: list[CompiledRoute] = []
        for route in site.routes:
            compiled = CompiledRoute(route, platform)
            if compiled.first is None:
                self.generic.append(compiled)
            else:
                self.literal.setdefault(compiled.first, []).append(compiled)
        self.redirects = [tuple(entry.split("?")) for entry in site.redirect]
        self.posts_below = re.compile(site.post_pattern, re.IGNORECASE) if site.post_pattern else None

    def redirect_target(self, url: URL) -> str | None:
        """Where a redirecting link really leads; None when this is no such link."""
        if not self.redirects or not url.query:
            return None
        path = "/".join(part.lower() for part in url.path.split("/") if part)
        for place, param in self.redirects:
            if place in ("*", path):
                target = url.param(param)
                if target and target.lower().startswith(("http://", "https://")):
                    return target
        return None

    def read(self, url: URL) -> Found:
        if self.site.reader is not None:
            return self.site.reader(self.platform, url)
        segments = url.segments()
        if not segments and url.fragment.startswith("!/"):
            segments = [part for part in url.fragment[2:].partition("?")[0].split("/") if part]
        failed: str | None = None
        if segments:
            first = segments[0].lower()
            for route in self.literal.get(first, ()):
                found = route.match(segments, url, self.platform.posts)
                if isinstance(found, Found):
                    return found
                failed = found if failed is None else failed
            if failed and not failed.isascii():
                return self._malformed(failed)
            if first in self.platform.reserved:
                return Found(Outcome.NOT_ACCOUNT)
        for route in self.generic:
            found = route.match(segments, url, self.platform.posts)
            if isinstance(found, Found):
                return found
            failed = found if failed is None else failed
        if failed:
            return self._malformed(failed)
        return Found(self.site.otherwise, problem=None if segments else "platform_root")

    @staticmethod
    def _malformed(text: str) -> Found:
        problem = "handle_malformed" if text.isascii() else "handle_not_ascii"
        return Found(Outcome.INVALID, problem=problem, suspect=text)


@dataclass(slots=True)
class Wildcard:
    """Hosts with a free first label; `form` is set when that label is the account."""

    regex: re.Pattern[str]
    form: Form | None
    site: CompiledSite


class Atlas:
    """Every known host and where it leads."""

    def __init__(self) -> None:
        self.exact: dict[str, CompiledSite] = {}
        self.wild: dict[str, list[Wildcard]] = {}
        self.hinted: dict[str, CompiledSite] = {}
        self.owned: dict[str, Platform] = {}
        # First words of the paths that the platform keeps for itself, wherever they are written.
        self.pages: dict[str, set[str]] = {platform: set() for platform in PLATFORMS}
        for platform in PLATFORMS.values():
            for site in platform.sites:
                self._add(CompiledSite(site, platform))

    def _add(self, compiled: CompiledSite) -> None:
        site, platform = compiled.site, compiled.platform
        self.pages[platform.id] |= compiled.literal.keys()
        if site.hinted:
            self.hinted[platform.id] = compiled
        for host in site.hosts:
            if host in self.exact:
                raise ValueError(f"two platforms claim {host}")
            self.exact[host] = compiled
            if site.owns and not site.hinted:
                self.owned[host] = platform
        for pattern in site.wildcards:
            label, _, parent = pattern.partition(".")
            form = platform.by_form[label[1:-1]] if label.startswith("{") else None
            regex = re.compile(DECORATION.get(label, r".+"))
            self.wild.setdefault(parent, []).append(Wildcard(regex, form, compiled))

    def find(self, host: str) -> tuple[CompiledSite | None, Form | None]:
        """The site of a host, and the form of its first label where that is the account."""
        site = self.exact.get(host)
        if site is not None:
            return site, None
        label, _, parent = host.partition(".")
        for wildcard in self.wild.get(parent, ()):
            if wildcard.regex.fullmatch(label):
                return wildcard.site, wildcard.form
        if label == "www" and parent.partition(".")[2] in self.wild:
            site, form = self.find(parent)
            if form is not None:
                return site, form
        return None, None

    def owner(self, host: str) -> Platform | None:
        """The platform a host belongs to though it is none of its known ones (`help.instagram.com`)."""
        while "." in host:
            if host in self.owned:
                return self.owned[host]
            host = host.partition(".")[2]
        return None

    def knows(self, host: str) -> bool:
        return self.find(host)[0] is not None or host in SHORTENERS or self.owner(host) is not None


ATLAS = Atlas()

"""What a platform is, and what we understood from a pasted address.

A platform is one declarative entry: the hosts it answers on, the *forms* its account names take
(`Form`) and the paths that lead to them (`Route`). Nothing here knows a single platform by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from .explanations import explain_address
from .urls import URL


class Outcome(StrEnum):
    """What an address turned out to be, before anyone asks whether it is registered."""

    ACCOUNT = "account"
    POST_UNPROVEN = "post_unproven"
    UNRESOLVED = "unresolved"
    AMBIGUOUS = "ambiguous"
    INVALID = "invalid"
    NOT_ACCOUNT = "not_account"


class Kind(StrEnum):
    """How the value of a form may be imitated: a chosen name, a random code, or a plain number."""

    NAME = "name"
    CODE = "code"
    NUMBER = "number"


class Tail(StrEnum):
    """How to read what follows the account in a path.

    ANY: everything below is the account's own (the path is authoritative).
    PROFILE: words are tabs of the profile, anything that looks like an id is a post, which proves nothing.
    NONE: nothing may follow.
    """

    ANY = "any"
    PROFILE = "profile"
    NONE = "none"


@dataclass(frozen=True)
class Form:
    """One way the platform names an account.

    `pattern` matches the ASCII value; `handle` and `url` are templates over `{value}` and `{host}`.
    `lower` and `drop` are the platform's own rule for names it treats as equal.
    """

    name: str
    pattern: str
    url: str
    handle: str = "{value}"
    kind: Kind = Kind.NAME
    lower: bool = True
    drop: str = ""
    clean: Callable[[str], str | None] | None = None
    core: Callable[[str], str] | None = None

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE | re.ASCII)

    @cached_property
    def stands_first(self) -> bool:
        """Is the value the first word of the path, where the platform's own pages stand too?"""
        return self.url.partition("://")[2].partition("/")[2].startswith("{value}")

    @cached_property
    def handle_regex(self) -> re.Pattern[str]:
        """Takes a stored handle apart again."""
        text = re.escape(self.handle).replace(r"\{value\}", "(?P<value>.+)")
        return re.compile(text.replace(r"\{host\}", r"(?P<host>[a-z0-9.-]+)"), re.DOTALL)

    def normalise(self, value: str) -> str | None:
        """The one spelling under which this platform knows `value`; None when it cannot be a name."""
        if not value.isascii():
            return None
        if self.drop:
            value = value.replace(self.drop, "")
        # A mark at the very end is punctuation of the sentence around it, never part of a name.
        if value[-1:] in (".", "'") or self.regex.fullmatch(value) is None:
            return None
        if self.clean is not None:
            return self.clean(value)
        return value.lower() if self.lower else value

    def make(self, value: str, host: str) -> tuple[str, str]:
        """The handle and the canonical URL of a normalised value."""
        return self.handle.format(value=value, host=host), self.url.format(value=value, host=host)


@dataclass(frozen=True)
class Route:
    """A path and what it leads to.

    `path` is written like `people/*/{id}` or `profile.php?id={id}`: literal segments, `*` for any one
    segment, `{form}` for an account, optionally with text around it (`@{name}`). `slug=True` remembers
    the `*` segment, a free text that impostors like to fill with an official name.
    """

    path: str
    outcome: Outcome = Outcome.ACCOUNT
    tail: Tail = Tail.NONE
    slug: bool = False


@dataclass(frozen=True)
class Site:
    """Hosts of a platform that share their paths.

    `hosts` holds exact names; `wildcards` hosts whose first label is free, either decoration
    (`<lang>.linkedin.com`) or itself the account (`{name}.medium.com`). `redirect` names the places in
    which this site hides the real target (`path?param`). `otherwise` is the outcome of unknown paths.
    `post_pattern` tells a post from a page below a host that is itself the account.
    `reader` reads what no path pattern can. `hinted` sites also serve hosts an admin declared.
    `owns` means that every other sub-host belongs to the platform too.
    """

    hosts: tuple[str, ...] = ()
    wildcards: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    otherwise: Outcome = Outcome.NOT_ACCOUNT
    redirect: tuple[str, ...] = ()
    post_pattern: str | None = None
    reader: Reader | None = None
    hinted: bool = False
    owns: bool = True


@dataclass(frozen=True)
class Found:
    """What a site's paths said: the outcome and, where there is one, the account."""

    outcome: Outcome
    form: Form | None = None
    value: str | None = None
    slug: str | None = None
    host: str | None = None
    problem: str | None = None
    suspect: str | None = None


Reader = Callable[["Platform", URL], Found]


@dataclass(frozen=True)
class Platform:
    """One platform, complete: adding one means adding one of these and its cases.

    `names` are what people write in front of a handle ("IG @nama"); `typed` the forms such a handle may
    take (by default the first one; empty when a bare handle says too little). `reserved` are first path
    words that are pages of the platform, `posts` the words after an account that begin a post. `brand` is
    the word that impostors weave into host names. `apps` are the schemes of links that open its app.
    """

    id: str
    label: str
    media_type: str | None
    forms: tuple[Form, ...]
    sites: tuple[Site, ...]
    reserved: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    typed: tuple[str, ...] | None = None
    brand: str | None = None
    apps: tuple[str, ...] = ()

    @cached_property
    def by_form(self) -> dict[str, Form]:
        return {form.name: form for form in self.forms}

    def take_apart(self, handle: str) -> tuple[Form, str] | None:
        """The form and bare value behind a stored handle (`company/x` → `x`)."""
        for form in self.forms:
            match = form.handle_regex.fullmatch(handle)
            if match and form.normalise(match["value"]) == match["value"]:
                return form, match["value"]
        return None


@dataclass(frozen=True, slots=True)
class Address:
    """What a pasted text means.

    `key` is `platform:handle`, unique and comparable. `problem` is a short code explained in Indonesian
    by `explanation`. `aliases` are other keys of the same account that follow from the text alone.
    `core`, `kind` and `slug` serve the look-alike search; `suspect` is a (platform, text) pair that is no
    valid account but imitates one; `imitates` is the address a deceptive host pretends to be.
    """

    input: str
    verdict_kind: Outcome
    platform: str | None = None
    handle: str | None = None
    key: str | None = None
    canonical_url: str | None = None
    media_type: str | None = None
    aliases: tuple[str, ...] = ()
    problem: str | None = None
    label: str | None = None
    core: str | None = field(default=None, repr=False)
    kind: Kind | None = field(default=None, repr=False)
    slug: str | None = field(default=None, repr=False)
    suspect: tuple[str, str] | None = field(default=None, repr=False)
    imitates: str | None = field(default=None, repr=False)

    @property
    def outcome(self) -> Outcome:
        return self.verdict_kind

    @property
    def explanation(self) -> str:
        """An Indonesian sentence: what was understood, and how to mend it."""
        return explain_address(self.verdict_kind, self.problem, self.label, self.handle)

"""Short spellings for the table, so that an entry reads like the platform's own rules."""

from __future__ import annotations

from ..model import Outcome, Route, Tail
from ..words import words

__all__ = ["ANY", "PROFILE", "account", "hosts", "page", "post", "unresolved", "words"]

PROFILE, ANY = Tail.PROFILE, Tail.ANY


def account(path: str, tail: Tail = Tail.ANY, *, slug: bool = False) -> Route:
    """The path names an account; by default everything below it is the account's own."""
    return Route(path, Outcome.ACCOUNT, tail, slug)


def post(*paths: str, slug: bool = False) -> tuple[Route, ...]:
    """A post: the account named in the path is decoration and proves nothing."""
    return tuple(Route(path, Outcome.POST_UNPROVEN, Tail.ANY, slug) for path in paths)


def unresolved(*paths: str) -> tuple[Route, ...]:
    """The account is only known to the platform; the path does not name it."""
    return tuple(Route(path, Outcome.UNRESOLVED, Tail.ANY) for path in paths)


def page(*paths: str) -> tuple[Route, ...]:
    """A page of the platform itself."""
    return tuple(Route(path, Outcome.NOT_ACCOUNT, Tail.ANY) for path in paths)


def hosts(domain: str, prefixes: str = "www") -> tuple[str, ...]:
    """`domain` and its equal sub-hosts: `hosts("x.com", "www m")`."""
    return (domain, *(f"{prefix}.{domain}" for prefix in prefixes.split()))

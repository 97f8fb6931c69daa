"""Is this address one of ours? The answer of the register, without a database.

Only an exact, canonical match is *official*. Everything else is said as what it is.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .explanations import explain_lookalike, explain_verdict
from .hosts import HOST, HostLikeness, front
from .lookalike import Likeness, Named, Neighbours
from .model import Address, Kind, Outcome
from .resolve import resolve
from .table import PLATFORMS, SHARED_HOSTS
from .urls import BadURL, clean_host


class Verdict(StrEnum):
    """What the register says about an address."""

    OFFICIAL = "official"
    REVOKED = "revoked"
    NOT_REGISTERED = "not_registered"
    POST_UNPROVEN = "post_unproven"
    UNRESOLVED = "unresolved"
    AMBIGUOUS = "ambiguous"
    INVALID = "invalid"


# The words of the public API; they never change.
API_STATUS: dict[Verdict, str] = {
    Verdict.OFFICIAL: "resmi",
    Verdict.REVOKED: "pernah_resmi",
    Verdict.NOT_REGISTERED: "tidak_terdaftar",
    Verdict.POST_UNPROVEN: "belum_terbukti",
    Verdict.UNRESOLVED: "perlu_dibuka",
    Verdict.AMBIGUOUS: "ambigu",
    Verdict.INVALID: "tidak_sah",
}

IN_FORCE = frozenset({"active"})
ENDED = frozenset({"revoked", "retired", "suspended", "compromised"})
LOOKALIKE_HANDLE, LOOKALIKE_HOST = "lookalike_handle", "lookalike_host"
HOSTED = frozenset({"website", "blogger", "wordpress"})


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One registered account. `aliases` are other handles (or addresses) of the same account."""

    id: str
    unit: str
    platform: str
    handle: str
    aliases: tuple[str, ...] = ()
    canonical_url: str = ""
    media_type: str | None = None
    status: str = "active"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register answers. `similar_to` is the id of the imitated entry, `warn` how it is imitated."""

    verdict: Verdict
    address: Address
    registry_id: str | None = None
    similar_to: str | None = None
    warn: str | None = None
    explanation: str = ""
    media_type: str | None = None

    @property
    def status(self) -> str:
        """The verdict as the public API spells it."""
        return API_STATUS[self.verdict]


def room(platform: str, kind: Kind) -> str:
    """The files in which names of one platform and kind are compared with each other."""
    return f"{platform}:{kind}"


def names_of(entry: RegistryEntry) -> Iterator[tuple[str, str]]:
    """(room, written name) of everything by which an entry may be imitated."""
    platform = PLATFORMS.get(entry.platform)
    if platform is None:
        return
    if entry.platform in HOSTED:
        yield HOST, entry.handle
    if entry.platform == "website":
        return
    for handle in (entry.handle, *entry.aliases):
        parts = platform.take_apart(handle)
        if parts is None or parts[0].kind is Kind.NUMBER:
            continue
        form, value = parts
        yield room(entry.platform, form.kind), form.core(value) if form.core else value


def declared_host(platform: str, handle: str) -> str | None:
    """The server that a registered account of a federated platform declares by being there; else None."""
    if platform in {"mastodon", "discourse"} and "@" in handle:
        return handle.rpartition("@")[2].lower()
    if platform == "mediawiki" and ":" in handle:
        return handle.partition(":")[0].lower()
    return None


def proves_nothing(platform: str, handle: str) -> bool:
    """A host with thousands of owners says nothing about one of them."""
    return platform == "website" and handle in SHARED_HOSTS


class Verifier(ABC):
    """The answer of a register, wherever it is kept: in memory (`Registry`) or in the portal's database.

    `hosts` maps declared host names to platforms; `names` and `near_hosts` are the files of look-alikes, whose
    refs `entry` turns into entries.
    """

    hosts: Mapping[str, str]
    names: Likeness
    near_hosts: HostLikeness

    @abstractmethod
    def holder(self, key: str) -> RegistryEntry | None:
        """The entry that owns `key`; of several the one in force."""

    @abstractmethod
    def entry(self, ref: Any) -> RegistryEntry:
        """The entry behind a ref of the look-alike files."""

    def verify(self, text: str) -> Answer:
        """Answer for anything a person pastes. Never fetches, never raises."""
        address = resolve(text, self.hosts)
        entry = self.holder(address.key) if address.key else None
        if entry is not None:
            verdict = self._verdict(entry, address)
            return Answer(
                verdict,
                address,
                registry_id=entry.id,
                media_type=entry.media_type or address.media_type,
                explanation=self._words(verdict, address, entry),
            )
        verdict = self._unregistered(address)
        similar, warn = self._similar(address)
        explanation = self._words(verdict, address, None)
        if similar is not None:
            explanation += explain_lookalike(handle=similar.handle, unit=similar.unit)
        return Answer(
            verdict,
            address,
            similar_to=similar.id if similar else None,
            warn=warn,
            explanation=explanation,
            media_type=address.media_type,
        )

    @staticmethod
    def _verdict(entry: RegistryEntry, address: Address) -> Verdict:
        if entry.status in ENDED:
            return Verdict.REVOKED
        if address.outcome is Outcome.POST_UNPROVEN:
            return Verdict.POST_UNPROVEN
        return Verdict.OFFICIAL if entry.status in IN_FORCE else Verdict.NOT_REGISTERED

    @staticmethod
    def _unregistered(address: Address) -> Verdict:
        return {
            Outcome.ACCOUNT: Verdict.NOT_REGISTERED,
            Outcome.POST_UNPROVEN: Verdict.NOT_REGISTERED,
            Outcome.UNRESOLVED: Verdict.UNRESOLVED,
            Outcome.AMBIGUOUS: Verdict.AMBIGUOUS,
        }.get(address.outcome, Verdict.INVALID)

    @staticmethod
    def _words(verdict: Verdict, address: Address, entry: RegistryEntry | None) -> str:
        if address.outcome not in (Outcome.ACCOUNT, Outcome.POST_UNPROVEN):
            return address.explanation
        if entry is None and address.outcome is Outcome.POST_UNPROVEN:
            return f"Tidak terdaftar. {address.explanation}"
        unit = entry.unit if entry else None
        return explain_verdict(verdict, label=address.label, handle=address.handle, unit=unit) or ""

    def _similar(self, address: Address) -> tuple[RegistryEntry | None, str | None]:
        """The entry this address imitates, and how."""
        if address.imitates is not None:
            found = self._behind(address.imitates)
            if found is not None:
                return found, LOOKALIKE_HOST
        if address.platform == "website" and address.handle:
            for ref in self.near_hosts.imitated(address.handle):
                return self.entry(ref), LOOKALIKE_HOST
            return None, None
        if address.suspect is not None:
            platform, text = address.suspect
            if not text.isascii():
                for named in self.names.near(room(platform, Kind.NAME), text.lstrip("@")):
                    return self.entry(named.ref), LOOKALIKE_HANDLE
        if address.core is None:
            return None, None
        if address.slug:
            for named in self.names.abbreviated(room(address.platform or "", Kind.NAME), address.slug):
                return self.entry(named.ref), LOOKALIKE_HANDLE
        if address.kind is not None and address.kind is not Kind.NUMBER:
            for named in self.names.near(room(address.platform or "", address.kind), address.core):
                return self.entry(named.ref), LOOKALIKE_HANDLE
        return None, None

    def _behind(self, imitated: str) -> RegistryEntry | None:
        """Whose address a deceptive host shows: exactly, or nearly."""
        address = resolve(f"https://{imitated}", self.hosts)
        if address.key and (entry := self.holder(address.key)) is not None:
            return entry
        if address.imitates is None and address.key is not None:
            return self._similar(address)[0]
        try:
            host = clean_host(imitated.partition("/")[0])
        except BadURL:
            return None
        for ref in self.near_hosts.imitated(host):
            return self.entry(ref)
        return None


class Registry(Verifier):
    """A register in memory: build once, ask often. Safe to share between threads."""

    def __init__(self, entries: Iterable[RegistryEntry], hosts: Mapping[str, str] | None = None):
        self.entries = list(entries)
        self.hosts = self._all_hosts(dict(hosts or {}))
        self.by_key: dict[str, RegistryEntry] = {}
        for entry in self.entries:
            for key in self._keys(entry):
                known = self.by_key.get(key)
                if known is None or (known.status not in IN_FORCE and entry.status in IN_FORCE):
                    self.by_key[key] = entry
        self._file_names()

    def holder(self, key: str) -> RegistryEntry | None:
        return self.by_key.get(key)

    def entry(self, ref: Any) -> RegistryEntry:
        return ref

    def _all_hosts(self, hosts: dict[str, str]) -> dict[str, str]:
        """A server that carries a registered account is declared by that very entry."""
        for entry in self.entries:
            if host := declared_host(entry.platform, entry.handle):
                hosts.setdefault(host, entry.platform)
        return hosts

    def _keys(self, entry: RegistryEntry) -> Iterable[str]:
        """Every key under which an address may name this account; none for what proves nothing."""
        if entry.status not in IN_FORCE and entry.status not in ENDED:
            return
        platform = PLATFORMS.get(entry.platform)
        if platform is None or proves_nothing(entry.platform, entry.handle):
            return
        for name in (entry.handle, *entry.aliases):
            if name and "://" not in name:
                yield f"{entry.platform}:{name}"
        for url in (entry.canonical_url, *entry.aliases):
            if "://" in url:
                address = resolve(url, self.hosts)
                if address.outcome is Outcome.ACCOUNT and address.platform == entry.platform and address.key:
                    yield address.key

    def _file_names(self) -> None:
        rooms: dict[bool, tuple[list[tuple[str, str]], list[RegistryEntry]]] = {
            True: ([], []),
            False: ([], []),
        }
        known = [entry for entry in self.entries if entry.status in IN_FORCE | ENDED]
        for entry in sorted(known, key=lambda entry: entry.status not in IN_FORCE):
            for group, name in names_of(entry):
                names, owners = rooms[group == HOST]
                names.append((group, name))
                owners.append(entry)
        self.names = _Owned(*rooms[False])
        hosts = _Owned(*rooms[True], read=front)
        exact: dict[str, RegistryEntry] = {}
        for (_, host), owner in zip(*rooms[True], strict=True):
            exact.setdefault(host, owner)
        self.near_hosts = HostLikeness(
            hosts, lambda parts: {part: exact[part] for part in parts if part in exact}
        )


class _Owned(Neighbours):
    """Neighbours whose refs are the entries themselves."""

    def __init__(
        self, names: list[tuple[str, str]], owners: list[RegistryEntry], read: Callable[[str], str] = str
    ):
        super().__init__(names, read)
        self.owners = owners

    def _named(self, position: int, bones: str) -> Named:
        return Named(self.owners[position], self.names[position], bones)

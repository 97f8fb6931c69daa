"""Is this address one of ours? The answer of the register, without a database.

Only an exact, canonical match is *official*. Everything else is said as what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .explanations import explain_lookalike, explain_verdict
from .hosts import HostIndex
from .lookalike import Neighbours
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


class Registry:
    """The register in memory: build once, ask often. Safe to share between threads."""

    def __init__(self, entries: Iterable[RegistryEntry], hosts: Mapping[str, str] | None = None):
        self.entries = list(entries)
        self.hosts = self._all_hosts(dict(hosts or {}))
        self.by_key: dict[str, RegistryEntry] = {}
        for entry in self.entries:
            for key in self._keys(entry):
                known = self.by_key.get(key)
                if known is None or (known.status not in IN_FORCE and entry.status in IN_FORCE):
                    self.by_key[key] = entry
        self._file_lookalikes()

    def _all_hosts(self, hosts: dict[str, str]) -> dict[str, str]:
        """A server that carries a registered account is declared by that very entry."""
        for entry in self.entries:
            if entry.platform in {"mastodon", "discourse"} and "@" in entry.handle:
                hosts.setdefault(entry.handle.rpartition("@")[2].lower(), entry.platform)
            elif entry.platform == "mediawiki" and ":" in entry.handle:
                hosts.setdefault(entry.handle.partition(":")[0].lower(), entry.platform)
        return hosts

    def _keys(self, entry: RegistryEntry) -> Iterable[str]:
        """Every key under which an address may name this account; none for what proves nothing."""
        if entry.status not in IN_FORCE and entry.status not in ENDED:
            return
        platform = PLATFORMS.get(entry.platform)
        if platform is None or (entry.platform == "website" and entry.handle in SHARED_HOSTS):
            return
        for name in (entry.handle, *entry.aliases):
            if name and "://" not in name:
                yield f"{entry.platform}:{name}"
        for url in (entry.canonical_url, *entry.aliases):
            if "://" in url:
                address = resolve(url, self.hosts)
                if address.outcome is Outcome.ACCOUNT and address.platform == entry.platform and address.key:
                    yield address.key

    def _file_lookalikes(self) -> None:
        names, owners, hosts, host_owners = [], [], [], []
        for entry in sorted(self.entries, key=lambda entry: entry.status not in IN_FORCE):
            platform = PLATFORMS.get(entry.platform)
            if platform is None or entry.status not in IN_FORCE | ENDED:
                continue
            if entry.platform in HOSTED:
                hosts.append(entry.handle)
                host_owners.append(entry)
            for handle in (entry.handle, *entry.aliases):
                parts = platform.take_apart(handle)
                if parts is None or parts[0].kind is Kind.NUMBER or entry.platform == "website":
                    continue
                form, value = parts
                names.append(((entry.platform, form.kind), form.core(value) if form.core else value))
                owners.append(entry)
        self._names, self._owners = Neighbours(names), owners
        self._hosts, self._host_owners = HostIndex(hosts), host_owners

    def verify(self, text: str) -> Answer:
        """Answer for anything a person pastes. Never fetches, never raises."""
        address = resolve(text, self.hosts)
        entry = self.by_key.get(address.key) if address.key else None
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
            for position in self._hosts.imitated(address.handle):
                return self._host_owners[position], LOOKALIKE_HOST
            return None, None
        if address.suspect is not None:
            platform, text = address.suspect
            if not text.isascii():
                for position in self._names.near((platform, Kind.NAME), text.lstrip("@")):
                    return self._owners[position], LOOKALIKE_HANDLE
        if address.core is None:
            return None, None
        if address.slug:
            for position in self._names.abbreviated((address.platform, Kind.NAME), address.slug):
                return self._owners[position], LOOKALIKE_HANDLE
        if address.kind is not Kind.NUMBER:
            for position in self._names.near((address.platform, address.kind), address.core):
                return self._owners[position], LOOKALIKE_HANDLE
        return None, None

    def _behind(self, imitated: str) -> RegistryEntry | None:
        """Whose address a deceptive host shows: exactly, or nearly."""
        address = resolve(f"https://{imitated}", self.hosts)
        if address.key in self.by_key:
            return self.by_key[address.key]
        if address.imitates is None and address.key is not None:
            return self._similar(address)[0]
        try:
            host = clean_host(imitated.partition("/")[0])
        except BadURL:
            return None
        for position in self._hosts.imitated(host):
            return self._host_owners[position]
        return None

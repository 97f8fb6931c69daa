"""The register as the public asks it: read from the database at each question, so it is true at once everywhere.

What is official is the account's own row, found by its key. Only when no row is found, the filed names
(``accounts.naming``) are asked which registered account the address imitates. One question about a registered
account is one query; nothing is kept in the process, whatever the size of the register.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import F
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from accounts.impostors.workflow import Status as Impostor
from accounts.models import Account, Alias, ImpostorReport, Name
from accounts.naming import declared_room, number, number_ending, numbers_bodies, numbers_near
from accounts.platforms import Answer, RegistryEntry, Verdict
from accounts.platforms.hosts import HostLikeness, front
from accounts.platforms.lookalike import (
    MAX_CLOSE,
    MAX_COMPARED,
    PREFIX,
    Likeness,
    Named,
    distance,
    tolerance,
)
from accounts.platforms.registry import HOSTED, Verifier, proves_nothing
from accounts.platforms.routing import ATLAS
from accounts.public.prepared import (
    PUBLIC,
    account_of,
    alias_of,
    fake_of,
    holders_of,
    names_equal,
    names_near,
    names_nearest,
)
from accounts.workflow import INTERRUPTED, Status
from klaten_medsos import dates

STATUS_IN_REGISTRY = {
    Status.ACTIVE: "active",
    Status.SUSPENDED: "suspended",
    Status.COMPROMISED: "compromised",
    Status.RETIRED: "retired",
}
UNTRUSTED = {
    Status.SUSPENDED: "untuk sementara ditangguhkan",
    Status.COMPROMISED: "sedang disusupi pihak lain",
}
KNOWN_FAKE_WORDS = {
    Impostor.FAKE: "Dikenal sebagai akun tiruan.",
    Impostor.REPORTED: "Dikenal sebagai akun tiruan dan sudah dilaporkan kepada platformnya.",
    Impostor.TAKEN_DOWN: "Dikenal sebagai akun tiruan yang sudah diturunkan platformnya.",
}
FEDERATED = ("mastodon", "discourse", "mediawiki")
MAX_HOSTS = 8


@dataclass(frozen=True)
class Finding:
    """The answer to one question: ``account`` is what was found, ``similar`` what is imitated (or None).

    ``fake`` is Diskominfo's decision that exactly this account is a fake (or None).
    """

    asked: str
    answer: Answer
    account: Account | None
    similar: Account | None
    fake: ImpostorReport | None = None

    @property
    def status(self) -> str:
        return self.answer.status


def check(text: str) -> Finding:
    """What the register says about whatever was pasted. Never fetches."""
    register = Register()
    answer = register.verify(text)
    account = register.met.get(answer.registry_id)
    if register.former is not None:
        answer = replace(answer, explanation=_former_words(register.former))
    if account is not None and account.status in INTERRUPTED:
        answer = _unproven(answer, account)
    fake = _known_fake(answer) if account is None else None
    if fake is not None:
        answer = replace(answer, explanation=f"{KNOWN_FAKE_WORDS[fake.status]} {answer.explanation}")
    similar = (fake and fake.imitated) or register.met.get(answer.similar_to)
    return Finding(text, answer, account, similar, fake)


def _known_fake(answer: Answer) -> ImpostorReport | None:
    """What Diskominfo decided of the account; an account of the register is never one."""
    if not answer.address.key:
        return None
    pk = fake_of(answer.address.key)  # nearly always there is none: ask for as little as possible first
    if pk is None:
        return None
    return ImpostorReport.objects.known().select_related("imitated__unit", "unit").filter(pk=pk).first()


def _former_words(alias: Alias) -> str:
    """The name was let go; whoever bears it now need not be the unit."""
    account = alias.account
    return (
        f"Pernah resmi. {alias.handle} adalah nama lama akun {account.platform_label} milik {account.unit.name}; kini "
        f"akun itu bernama {account.handle}. Yang memakai nama lama sekarang belum tentu unit itu."
    )


def _unproven(answer: Answer, account: Account) -> Answer:
    """A suspended or compromised account is neither official nor once official: nothing it says is proven."""
    since = dates.format_date(account.interrupted_at)
    words = (
        f"Akun {account.platform_label} {account.handle} milik {account.unit.name}, tetapi sejak {since} "
        f"{UNTRUSTED[account.status]}. Isinya belum tentu dari pemerintah daerah."
    )
    return replace(answer, verdict=Verdict.POST_UNPROVEN, explanation=words)


class Register(Verifier):
    """One question to the database. ``met`` holds the accounts it came upon, by their id in words."""

    def __init__(self):
        self.met: dict[str | None, Account] = {}
        self.former: Alias | None = None  # what was asked is only a former name of an account
        self.hosts = DeclaredHosts()
        self.filed: dict[int, Account] = {}

    @cached_property
    def names(self):
        return FiledNames(self.filed)

    @cached_property
    def near_hosts(self):
        return HostLikeness(FiledNames(self.filed, front), self._hosts)

    def holder(self, key: str) -> RegistryEntry | None:
        """The account that owns ``key``: of several the one not closed, then the one closed last."""
        if proves_nothing(*key.split(":", 1)):
            return None
        found = holders_of(key)
        if not found:
            return self._other_address(key)
        if len(found) > 1:
            found.sort(key=lambda account: (account.retired_at is None, account.retired_at, account.pk))
        return self._entry_of(found[-1])

    def _other_address(self, key: str) -> RegistryEntry | None:
        """The account that has ``key`` as another of its addresses; a former name is never more than *once official*."""
        pk = alias_of(key)  # nearly always there is none
        if pk is None:
            return None
        alias = Alias.objects.in_force().filter(pk=pk).select_related("account__unit").first()
        if alias is None or alias.account.status not in PUBLIC:
            return None
        entry = self._entry_of(alias.account)
        if alias.is_same:
            return entry
        self.former = alias
        return replace(entry, status="retired")

    def entry(self, ref) -> RegistryEntry:
        return self._entry_of(self.filed.get(ref) or account_of(ref))

    def _entry_of(self, account: Account) -> RegistryEntry:
        entry = RegistryEntry(
            id=str(account.pk), unit=account.unit.name, platform=account.platform, handle=account.handle,
            canonical_url=account.canonical_url, media_type=account.media_type,
            status=STATUS_IN_REGISTRY[account.status],
        )  # fmt: skip
        self.met[entry.id] = account
        return entry

    def _hosts(self, hosts: Sequence[str]) -> Mapping[str, int]:
        """The accounts that are exactly one of ``hosts``."""
        keys = [f"{platform}:{host}" for platform in HOSTED for host in hosts]
        found = (
            Account.objects.public().filter(key__in=keys).order_by(F("retired_at").asc(nulls_last=True), "pk")
        )
        owners: dict[str, int] = {}
        for handle, pk in reversed(found.values_list("handle", "pk")):
            owners[handle] = pk
        return owners


class DeclaredHosts(Mapping):
    """Servers of federated platforms on which an account is registered, asked one by one and only when needed."""

    def __init__(self):
        self.known: dict[str, str | None] = {}

    def get(self, host, default=None):
        if host not in self.known:
            self.known[host] = self._ask(host) if len(self.known) < MAX_HOSTS else None
        return self.known[host] or default

    def __getitem__(self, host):
        if (platform := self.get(host)) is None:
            raise KeyError(host)
        return platform

    def _ask(self, host) -> str | None:
        if ATLAS.knows(host):
            return None
        rooms = {declared_room(platform): platform for platform in FEDERATED}
        found = Name.objects.filter(room__in=rooms, bones=host, account__status__in=PUBLIC)
        room = found.order_by("pk").values_list("room", flat=True).first()
        return rooms.get(room)

    def __bool__(self):
        return True  # the reader asks only a mapping that may hold something

    def __iter__(self):
        return iter([host for host, platform in self.known.items() if platform])

    def __len__(self):
        return sum(platform is not None for platform in self.known.values())


class FiledNames(Likeness):
    """The files of names in the database; a ref is the primary key of an account.

    ``met`` takes the accounts that came along, so that nobody needs to ask for them again.
    """

    def __init__(self, met: dict[int, Account], read=str):
        super().__init__(read)
        self.met = met

    def equal(self, group, bones):
        out = []
        for written, found, account in names_equal(group, bones):
            self.met[account.pk] = account
            out.append(Named(account.pk, written, found))
        return out

    def within(self, group, readings):
        readings = [bones for bones in readings if tolerance(len(bones))]
        if not readings:
            return
        low = min(len(bones) - tolerance(len(bones)) for bones in readings)
        high = max(len(bones) + tolerance(len(bones)) for bones in readings)
        endings = [ending for bones in readings if (ending := number_ending(group, bones)) is not None]
        if endings:
            bodies = [body for bones in readings for body in numbers_bodies(group, bones)]
            yield _close(readings, names_nearest(group, endings, bodies, low, high))
        remains = list(dict.fromkeys(number for bones in readings for number in numbers_near(group, bones)))
        yield _close(readings, names_near(group, remains, low, high))

    def beginning_with(self, group, bones):
        if len(bones) < PREFIX:
            return []
        rows = Name.objects.filter(
            start=number(group, bones[:PREFIX]), room=group, size__gte=len(bones), account__status__in=PUBLIC
        )
        rows = rows.order_by("size", "pk").values_list("account_id", "written", "bones")[:MAX_COMPARED]
        return [named for named in map(Named._make, rows) if named.bones.startswith(bones)][:MAX_CLOSE]


def _close(readings, rows) -> list[tuple[int, Named]]:
    """Of ``rows`` those so close to one of ``readings`` that one may be taken for the other."""
    texts, near = [row[2] for row in rows], {}
    for bones in readings:
        for text, _, at in process.extract(
            bones, texts, scorer=DamerauLevenshtein.distance, score_cutoff=tolerance(len(bones)), limit=None
        ):
            if (errors := distance(bones, text)) is not None:
                near[at] = min(errors, near.get(at, errors))
    return [(errors, Named(*rows[at])) for at, errors in sorted(near.items())]

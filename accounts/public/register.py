"""The register in memory, always as true as the database.

Each process keeps one ``Registry``. Every question first asks the database in one query whether the register
changed; what an answer names is read again, so an account closed or a unit renamed a moment ago is told at once.
"""

from dataclasses import dataclass, replace
from threading import Lock

from django.db.models import Count, F, Max, Q

from accounts.models import Account
from accounts.platforms import Answer, Registry, RegistryEntry, Verdict
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
ATTEMPTS = 3


@dataclass(frozen=True)
class Finding:
    """The answer to one question: ``account`` is what was found, ``similar`` what is imitated (or None)."""

    asked: str
    answer: Answer
    account: Account | None
    similar: Account | None

    @property
    def status(self) -> str:
        return self.answer.status


@dataclass(frozen=True)
class _Memory:
    """A registry, its entries by id, and the state of the database it was built from."""

    fingerprint: dict
    registry: Registry
    entries: dict[str, RegistryEntry]


_memory: _Memory | None = None
_building = Lock()


def check(text: str) -> Finding:
    """What the register says about whatever was pasted. Never fetches; two queries, one when nothing is named."""
    for attempt in range(ATTEMPTS):
        memory = _current(afresh=attempt > 0)
        answer = memory.registry.verify(text)
        ids = {pk for pk in (answer.registry_id, answer.similar_to) if pk}
        rows = {
            str(row.pk): row for row in Account.objects.public().select_related("unit").filter(pk__in=ids)
        }
        if all(pk in rows and entry_of(rows[pk]) == memory.entries[pk] for pk in ids):
            break
    account = rows.get(answer.registry_id or "")
    if account is not None and account.status in INTERRUPTED:
        answer = _unproven(answer, account)
    return Finding(text, answer, account, rows.get(answer.similar_to or ""))


def _unproven(answer: Answer, account: Account) -> Answer:
    """A suspended or compromised account is neither official nor once official: nothing it says is proven."""
    since = dates.format_date(account.interrupted_at)
    words = (
        f"Akun {account.platform_label} {account.handle} milik {account.unit.name}, tetapi sejak {since} "
        f"{UNTRUSTED[account.status]}. Isinya belum tentu dari pemerintah daerah."
    )
    return replace(answer, verdict=Verdict.POST_UNPROVEN, explanation=words)


def entry_of(account: Account) -> RegistryEntry:
    """An account as the registry knows it; KeyError for one that is neither official nor once was."""
    return RegistryEntry(
        id=str(account.pk), unit=account.unit.name, platform=account.platform, handle=account.handle,
        canonical_url=account.canonical_url, media_type=account.media_type,
        status=STATUS_IN_REGISTRY[account.status],
    )  # fmt: skip


def _current(*, afresh: bool = False) -> _Memory:
    global _memory
    fingerprint = _fingerprint()
    memory = _memory
    if memory is not None and memory.fingerprint == fingerprint and not afresh:
        return memory
    with _building:
        # Another thread may have built it meanwhile. Rows newer than the fingerprint only cause one more building.
        if _memory is None or _memory.fingerprint != fingerprint or afresh:
            rows = Account.objects.public().select_related("unit")
            # those not closed first: of one address the living account answers
            rows = rows.order_by(F("retired_at").desc(nulls_first=True), "-pk")
            entries = [entry_of(row) for row in rows]
            _memory = _Memory(fingerprint, Registry(entries), {entry.id: entry for entry in entries})
        return _memory


def _fingerprint() -> dict:
    """Changes with every change of what is public: a move raises one of the counts, an edit the latest moment."""
    return Account.objects.public().aggregate(
        active=Count("pk", filter=Q(status=Status.ACTIVE)),
        retired=Count("pk", filter=Q(status=Status.RETIRED)),
        newest=Max("pk"),
        changed=Max("updated_at"),
    )

"""Filing the names of accounts, so that a name which imitates them is found by index and not by walking.

A name is filed when its account is proposed; that it is public the account's own row says. ``RULES`` grows with
every change of the skeleton or its lexicon: accounts filed under older rules are filed anew by ``file_names``.
"""

import hashlib
from collections.abc import Iterable, Iterator

from accounts.models import Account, Beginning, Name
from accounts.platforms import RegistryEntry
from accounts.platforms.hosts import HOST, front
from accounts.platforms.lookalike import bodies_of, filings, halves, remains_of
from accounts.platforms.registry import declared_host, names_of

RULES = 2
CHUNK = 2000


def declared_room(platform: str) -> str:
    """The files of the servers declared by accounts of ``platform``."""
    return f"declared:{platform}"


def number(room: str, text: str) -> int:
    """A stable number of 63 bits for ``text`` in ``room``."""
    digest = hashlib.blake2b(f"{room}\0{text}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def numbers_near(room: str, bones: str) -> list[int]:
    """Under which numbers the beginnings near to that of ``bones`` are filed."""
    return [number(room, rest) for rest in remains_of(bones)]


def number_ending(room: str, bones: str) -> int | None:
    """Under which number the ending of ``bones`` is filed; None for a short name."""
    ending = halves(bones)[1]
    return None if ending is None else number(f"{room}:ending", ending)


def numbers_bodies(room: str, bones: str) -> list[int]:
    """Under which numbers the bodies are filed that differ from ``bones`` in the ending only."""
    return [number(f"{room}:body", body) for body in bodies_of(bones)]


def _readings(account: Account) -> Iterator[tuple[Name, str | None]]:
    """The rows of one account, each with the beginning that leads to it."""
    entry = RegistryEntry(str(account.pk), "", account.platform, account.handle)
    for room, written in names_of(entry):
        for bones, start, body, ending in filings(front(written) if room == HOST else written):
            row = _row(account, room, written, bones)
            if start is not None:
                row.start = number(room, start)
            if ending is not None:
                row.body, row.ending = number(f"{room}:body", body), number_ending(room, bones)
            yield row, start
    if host := declared_host(account.platform, account.handle):
        yield _row(account, declared_room(account.platform), host, host), None


def _row(account, room, written, bones):
    return Name(account=account, room=room, written=written[:253], bones=bones[:253], size=len(bones))


def file_names(accounts: Iterable[Account]) -> int:
    """File ``accounts`` under the present rules, in place of what was filed before; return how many."""
    done, chunk, known = 0, [], set()
    for account in accounts:
        chunk.append(account)
        if len(chunk) == CHUNK:
            done += _file(chunk, known)
            chunk = []
    return done + (_file(chunk, known) if chunk else 0)


def _file(accounts, known: set[int]) -> int:
    """File one chunk. ``known``: the starts whose remains this run has filed already."""
    names, beginnings = [], set()
    for account in accounts:
        for row, start in _readings(account):
            names.append(row)
            if start is not None and row.start not in known:
                known.add(row.start)
                beginnings.update((remain, row.start) for remain in numbers_near(row.room, start))
    Name.objects.filter(account__in=accounts).delete()
    Name.objects.bulk_create(names, batch_size=CHUNK, ignore_conflicts=True)
    Beginning.objects.bulk_create(
        (Beginning(remain=remain, start=start) for remain, start in sorted(beginnings)),
        batch_size=CHUNK,
        ignore_conflicts=True,
    )
    Account.objects.filter(pk__in=[account.pk for account in accounts]).update(names_filed=RULES)
    return len(accounts)


def unfiled():
    """Accounts whose names are not filed under the present rules."""
    return Account.objects.filter(names_filed__lt=RULES).order_by("pk")

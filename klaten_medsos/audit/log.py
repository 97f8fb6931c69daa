"""Writing and verifying the log."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC

from django.db import connection
from django.utils import timezone

from klaten_medsos.request_id import current_request_id

from .events import Event
from .models import GENESIS, Anchor, ChainHead, Entry

_WITNESS = re.compile(r"([0-9]{1,18})\s*[:, ]\s*([0-9a-f]{64})", re.IGNORECASE)


@dataclass(frozen=True)
class Witness:
    """What somebody outside the database remembers of the log: entry ``seq`` had ``hash``; ``source`` in words."""

    seq: int
    hash: str
    source: str


def read_witnesses(text: str, source: str) -> list[Witness]:
    """Every ``nomor:sidik`` in ``text``: an anchor mail, a line copied from a printed evaluation, or both."""
    return [Witness(int(seq), digest.lower(), source) for seq, digest in _WITNESS.findall(text)]


def record(event: Event, *, on, by, at=None, **data) -> Entry:
    """Write that ``by`` (a user, or None for the portal itself) did ``event`` to ``on``.

    Must run inside the transaction of the change it tells of: both are kept or neither is.
    The role in which a person acted and the id of the request are kept with it (threat T55).
    Raises ``RuntimeError`` outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("audit.record must run in the transaction of the change it tells of")
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    entry = Entry(
        seq=head.seq + 1,
        at=(at or timezone.now()).astimezone(UTC),
        event=event,
        actor=by,
        actor_label=str(by)[:200] if by else "Portal",
        actor_role=by.standing.words if by else "",
        request=current_request_id(),
        object_type=on._meta.label_lower,
        object_id=str(on.pk),
        object_label=str(on)[:200],
        data=data,
        previous_hash=head.hash,
    )
    entry.hash = entry.seal()
    entry.save(force_insert=True)
    ChainHead.objects.filter(pk=1).update(seq=entry.seq, hash=entry.hash)
    return entry


def verify(witnesses: Iterable[Witness] = ()) -> Iterator[str]:
    """Walk the whole chain and yield an Indonesian sentence for each broken link; nothing when sound.

    The anchors in the database and the ``witnesses`` from outside it are compared with the entries they
    name: only they betray somebody who rewrote the whole chain with fresh hashes.
    """
    yield from _links()
    for anchor in Anchor.objects.order_by("day"):
        yield from _compare(Witness(anchor.seq, anchor.hash, f"jangkar {anchor.day:%d-%m-%Y}"))
    for witness in witnesses:
        yield from _compare(witness)


def _compare(witness: Witness) -> Iterator[str]:
    if witness.seq == 0:
        return
    kept = Entry.objects.filter(seq=witness.seq).values_list("hash", flat=True).first()
    if kept is None:
        yield f"Catatan audit nomor {witness.seq} menurut {witness.source} pernah ada, tetapi kini tidak ada."
    elif kept != witness.hash:
        yield (
            f"Catatan audit nomor {witness.seq} tidak sama dengan yang dicatat {witness.source}: "
            "rantai telah ditulis ulang."
        )


def _links() -> Iterator[str]:
    previous, expected = GENESIS, 1
    for entry in Entry._base_manager.order_by("seq").iterator(chunk_size=2000):
        if entry.seq != expected:
            yield f"Catatan audit nomor {expected} hilang (berikutnya {entry.seq})."
            expected = entry.seq
        if entry.previous_hash != previous:
            yield f"Catatan audit nomor {entry.seq} tidak menyambung ke catatan sebelumnya."
        if entry.seal() != entry.hash:
            yield f"Isi catatan audit nomor {entry.seq} telah diubah."
        previous, expected = entry.hash, expected + 1
    head = ChainHead.objects.filter(pk=1).first()
    if head and (head.seq != expected - 1 or head.hash != previous):
        yield f"Ujung rantai menyebut catatan {head.seq}, tetapi catatan terakhir {expected - 1}: ada yang dipotong."
    elif head is None and expected > 1:
        yield "Ujung rantai audit hilang."

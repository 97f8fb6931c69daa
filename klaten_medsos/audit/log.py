"""Writing and verifying the log."""

from collections.abc import Iterator
from datetime import UTC

from django.db import connection
from django.utils import timezone

from .events import Event
from .models import GENESIS, ChainHead, Entry


def record(event: Event, *, on, by, at=None, **data) -> Entry:
    """Write that ``by`` (a user, or None for the portal itself) did ``event`` to ``on``.

    Must run inside the transaction of the change it tells of: both are kept or neither is.
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


def verify() -> Iterator[str]:
    """Walk the whole chain and yield an Indonesian sentence for each broken link; nothing when sound."""
    previous, expected = GENESIS, 1
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=2000):
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

"""Keeping what is typed and not saved. No record of the unit, so no audit line: only its writer reads it."""

from django.db import IntegrityError, transaction

from klaten_medsos.dates import now
from klaten_medsos.exceptions import RuleBroken, StateChanged
from posts import permissions, rules
from posts.models import Autosave

LARGEST = 120_000


@transaction.atomic
def keep_autosave(*, unit, fields, by, post=None, revision=0, number=0, at=None) -> Autosave:
    """Keep ``fields`` (name → list of words) as the unsaved editor of ``by``; the newest window wins.

    ``number`` is the last save this window knows of: when another window of the same person was later, this
    one is told (``StateChanged``) and nothing is overwritten.
    """
    at = at or now()
    if post is None:
        permissions.check_can_draft_post(by, unit)
    else:
        permissions.check_can_edit_post(by, post)
        if not post.is_editable:
            raise StateChanged("Pesan ini tidak lagi berada di meja petugas; isinya tidak disimpan otomatis.")
    fields = {name: [_readable(value) for value in values] for name, values in fields.items()}
    if sum(len(value) for values in fields.values() for value in values) > LARGEST:
        raise RuleBroken("Isian terlalu panjang untuk disimpan otomatis.", fix="Ringkas, lalu tekan simpan.")
    mine = Autosave.objects.select_for_update().filter(user=by, post=post)
    known = (mine if post else mine.filter(unit=unit)).first()
    if known is None:
        try:
            with transaction.atomic():
                return Autosave.objects.create(
                    user=by, unit=unit, post=post, revision=revision, fields=fields, saved_at=at
                )
        except IntegrityError:
            raise _elsewhere() from None
    if number < known.number:
        raise _elsewhere()
    known.fields, known.revision, known.saved_at = fields, revision, at
    known.number += 1
    known.save(update_fields=["fields", "revision", "saved_at", "number"])
    return known


def _elsewhere():
    return StateChanged(
        "Pesan ini juga Anda buka di jendela lain yang lebih baru.",
        fix="Lanjutkan di sana, atau muat ulang halaman ini.",
    )


def drop_autosave(*, by, unit, post=None):
    """The editor was saved, or its unsaved words are not wanted."""
    mine = Autosave.objects.filter(user=by, post=post)
    (mine if post else mine.filter(unit=unit)).delete()


def _readable(value: str) -> str:
    return "".join(letter for letter in value if not rules.is_unreadable(letter))

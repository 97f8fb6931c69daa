"""The record that the corrected words were put right on a platform."""

from django.db import transaction

from accounts.platforms import resolve
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.regulation import Element
from posts import rules
from posts.actions.rows import RELOAD, lock
from posts.corrections import permissions
from posts.models import CorrectedPlace, Way
from posts.workflow import Status


@transaction.atomic
def mend_place(*, place, way, mended_at, by, url="", at=None) -> CorrectedPlace:
    """Record that the post on the platform says the corrected words since ``mended_at``.

    ``way`` (``Way``): edited where it stands, posted anew at ``url`` on the same registered account, or an erratum
    below it. ``NotAllowed``, ``StateChanged``, ``RuleBroken``.
    """
    at = at or dates.now()
    post = place.correction.post
    lock(post)
    permissions.check_can_mend_place(by, place)
    place.refresh_from_db()
    if place.mended_at is not None:
        raise StateChanged("Perbaikan di akun ini sudah dicatat.", fix=RELOAD)
    if post.status != Status.PUBLISHED:
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”, sehingga tidak ada yang perlu diperbaiki.",
            fix=RELOAD,
        )
    if way not in Way.values:
        raise RuleBroken("Pilih cara kiriman diperbaiki.", fix="Disunting, diganti, atau ditambah ralat.")
    url = url.strip()
    if way == Way.REPLACED:
        account = place.publication.account
        if not url:
            raise RuleBroken(
                "Alamat kiriman yang baru belum diisi.",
                fix="Buka kiriman yang diterbitkan ulang, lalu salin alamatnya.",
                citation=Element.POSTING.citation,
            )
        rules.check_publication_address(url, account, resolve(url))
        if url.rstrip("/") == place.publication.url.rstrip("/"):
            raise RuleBroken(
                "Alamat baru sama dengan alamat semula.",
                fix="Tempel alamat kiriman yang diterbitkan ulang, atau pilih cara lain.",
                citation=Element.POSTING.citation,
            )
    elif url:
        raise RuleBroken(
            "Alamat baru hanya diisi bila kiriman diterbitkan ulang.", fix="Kosongkan, atau pilih cara itu."
        )
    rules.check_mended_time(mended_at, approved_at=place.correction.decided_at, now=at)
    place.way, place.url, place.mended_at, place.recorded_at, place.recorded_by = way, url, mended_at, at, by
    place.save(update_fields=["way", "url", "mended_at", "recorded_at", "recorded_by"])
    record(
        Event.PLACE_MENDED, on=post, by=by, at=at, account=str(place.publication.account),
        way=place.get_way_display().lower(), time=dates.format_datetime(mended_at),
    )  # fmt: skip
    return place

"""Pictures, films and documents of a message. Each change is a version like any other."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.dates import now
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.uploads import CleanFile, clean_upload, picture_size, small_picture
from posts import permissions, rules
from posts.actions.rows import RELOAD, content_now, freeze, lock
from posts.models import Media, MediaKind
from posts.versions import content_hash

MOST = 20
KINDS = {"jpg": MediaKind.PICTURE, "png": MediaKind.PICTURE, "mp4": MediaKind.FILM, "pdf": MediaKind.DOCUMENT}
LONGEST = {"alt": 500, "caption": 300}


@dataclass(frozen=True)
class NewFile:
    """A file that came in whole and clean, with its words, not yet kept."""

    media: Media
    upload: CleanFile
    data: bytes

    def keep(self, position, *, is_offered=False) -> Media:
        """Store it beside its message; ``is_offered``: a correction brings it, nobody approved it yet."""
        media = self.media
        media.position, media.is_offered = position, is_offered
        media.file.save(self.upload.content.name, self.upload.content, save=False)
        if media.kind == MediaKind.PICTURE:
            media.thumbnail.save("kecil.jpg", small_picture(self.data), save=False)
        media.save()
        return media


def read_file(post, upload, *, by, at, alt="", caption="", kinds=tuple(KINDS)) -> NewFile:
    """Clean a file for ``post``: pictures are drawn anew, films are cleared. Raises ``RuleBroken``."""
    clean = _clean(upload, kinds)
    words = media_words(alt=alt, caption=caption)
    data = clean.content.read()
    clean.content.seek(0)
    media = Media(
        post=post, kind=KINDS[clean.kind], sha256=clean.sha256, size=len(data), added_by=by, added_at=at,
        name=_name(clean), **words,
    )  # fmt: skip
    if media.kind == MediaKind.PICTURE:
        media.width, media.height = picture_size(data)
    return NewFile(media, clean, data)


def check_room(there, file: NewFile):
    """A message holds a bounded number of files, each once; ``there``: their fingerprints. ``RuleBroken``."""
    if len(there) >= MOST:
        raise RuleBroken(f"Pesan ini sudah memuat {MOST} berkas.", fix="Keluarkan satu berkas lebih dahulu.")
    if file.media.sha256 in there:
        raise RuleBroken("Berkas ini sudah ada pada pesan.", fix="Pilih berkas lain.")


def add_media(*, post, upload, by, alt="", caption="", at=None, kinds=tuple(KINDS)) -> Media:
    """Put a file to the message. Pictures are drawn anew, films are cleared: neither says where it was taken.

    The alternative text may come later, but before the message is handed in. Raises ``NotAllowed``,
    ``StateChanged``, ``RuleBroken`` when the file cannot be kept.
    """
    at = at or now()
    permissions.check_can_edit_post(by, post)
    file = read_file(post, upload, by=by, at=at, alt=alt, caption=caption, kinds=kinds)
    with transaction.atomic():
        lock(post)
        permissions.check_can_edit_post(by, post)
        _check_on_the_desk(post)
        there = list(post.media.in_use())
        check_room([each.sha256 for each in there], file)
        media = file.keep(max((each.position for each in there), default=0) + 1)
        _new_version(post, by, at)
        record(Event.POST_MEDIA_ADDED, on=post, by=by, at=at, media=str(media), sha256=media.sha256)
    return media


@transaction.atomic
def arrange_media(*, post, rows, by, at=None):
    """Describe, order and take out the files of a draft.

    ``rows`` maps each media to ``{"alt", "caption", "position", "remove"}``; a file left out of ``rows`` stays
    as it is. What is taken out stays in the store for the versions that had it.
    """
    at = at or now()
    lock(post)
    permissions.check_can_edit_post(by, post)
    _check_on_the_desk(post)
    there = {media.pk: media for media in post.media.in_use()}
    for media, given in rows.items():
        mine = there.get(media.pk)
        if mine is None:
            raise StateChanged("Berkas ini sudah dikeluarkan dari pesan.", fix=RELOAD)
        words = media_words(alt=given.get("alt", mine.alt), caption=given.get("caption", mine.caption))
        mine.alt, mine.caption = words["alt"], words["caption"]
        mine.position = given.get("position", mine.position)
        if given.get("remove"):
            mine.removed_at, mine.removed_by = at, by
    kept = sorted((m for m in there.values() if m.removed_at is None), key=lambda m: (m.position, m.pk))
    for number, media in enumerate(kept, start=1):
        media.position = number
    Media.objects.bulk_update(there.values(), ["alt", "caption", "position", "removed_at", "removed_by"])
    if _new_version(post, by, at):
        record(Event.POST_EDITED, on=post, by=by, at=at, version=post.current_version.number)
    return post


def _new_version(post, by, at):
    """A version of the draft as its rows stand, when they say something new."""
    content = content_now(post)
    if content_hash(content) == post.current_version.content_hash:
        return None
    post.revision += 1
    post.updated_at = at
    post.save(update_fields=["revision", "updated_at"])
    return freeze(post, content, by, at)


def _check_on_the_desk(post):
    if not post.is_editable:
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”, sehingga medianya tidak dapat diubah.",
            fix="Pesan yang telah disetujui dibuka kembali lewat tombol Revisi; persetujuannya gugur.",
        )


def _clean(upload, kinds):
    is_film = str(getattr(upload, "name", "")).lower().endswith((".mp4", ".mov", ".m4v"))
    most = settings.POST_FILM_MAX_BYTES if is_film else settings.POST_PICTURE_MAX_BYTES
    try:
        return clean_upload(upload, kinds=kinds, max_bytes=most)
    except ValidationError as refused:
        raise RuleBroken(" ".join(refused.messages)) from None


def _name(clean) -> str:
    words = "".join(letter for letter in clean.original_name if letter.isprintable()).strip()
    return words[:120] or clean.content.name


def media_words(**given) -> dict:
    """The words beside a file, tidied and short enough; raises ``RuleBroken``."""
    words = rules.tidy(given)
    for name, value in words.items():
        if rules.is_unreadable(value):
            raise RuleBroken(
                "Keterangan media memuat karakter yang tidak sah.", fix="Ketik ulang bagian itu."
            )
        if len(value) > LONGEST[name]:
            raise RuleBroken(f"Keterangan media terlalu panjang: paling banyak {LONGEST[name]} karakter.")
    return words

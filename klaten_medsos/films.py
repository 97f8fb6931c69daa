"""Films as phones record them (MP4, MOV): read box by box, cleared of where and with what they were taken.

Only the boxes that hold descriptions are blanked, in place and keeping their length, so that no offset inside
the film changes and nothing has to be encoded again.
"""

import struct

BRANDS = (
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"M4V ",
    b"3gp4",
    b"3gp5",
    b"3gp6",
    b"qt  ",
)
CONTAINERS = (b"moov", b"trak", b"moof", b"traf")
DESCRIPTIONS = (b"udta", b"meta", b"uuid")  # location (©xyz, loci), device, XMP
MAX_BOXES = 20_000


class BrokenFilm(ValueError):
    """Not a film we can read."""


def is_film(data: bytes) -> bool:
    """Whether ``data`` begins as an MP4 or MOV film does."""
    return len(data) > 12 and data[4:8] == b"ftyp" and data[8:12] in BRANDS


def cleared(data: bytes) -> bytes:
    """The same film without its descriptions; ``BrokenFilm`` when the boxes do not add up or there is no film."""
    film = bytearray(data)
    seen: list[bytes] = []
    _walk(film, 0, len(film), seen, depth=0)
    if b"moov" not in seen or b"mdat" not in seen:
        raise BrokenFilm("no film inside")
    return bytes(film)


def _walk(film, start, end, seen, depth):
    position = start
    while position < end:
        kind, head, size = _box(film, position, end)
        seen.append(kind)
        if len(seen) > MAX_BOXES or depth > 8:
            raise BrokenFilm("too many boxes")
        if kind in DESCRIPTIONS:
            film[position + 4 : position + 8] = b"free"
            film[position + head : position + size] = bytes(size - head)
        elif kind in CONTAINERS:
            _walk(film, position + head, position + size, seen, depth + 1)
        position += size


def _box(film, position, end):
    """(kind, length of its head, its whole length) of the box at ``position``."""
    if end - position < 8:
        raise BrokenFilm("cut short")
    size, kind = struct.unpack_from(">I4s", film, position)
    head = 8
    if size == 1:
        if end - position < 16:
            raise BrokenFilm("cut short")
        size, head = struct.unpack_from(">Q", film, position + 8)[0], 16
    elif size == 0:
        size = end - position
    if size < head or position + size > end:
        raise BrokenFilm("a box reaches beyond its place")
    return kind, head, size

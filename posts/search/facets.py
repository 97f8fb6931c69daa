"""What the full-text index knows of a message beside its words: each filter of the list is one more word.

A search with filters is then one question to one index, which reads nothing that it does not find. The words are
put together by the database from the message's own columns, so they cannot fall behind. They begin with *zz*, as
no Indonesian word does; one typed by a person only narrows what they may see anyway.
"""

import re

# blocks of neighbouring messages, 1,024 to half a million long: where to look first for the newest hits
LEVELS = (10, 13, 16, 19)
WATCHED = ("stems", "unit_id", "status", "category", "second_category", "theme", "published_at")


def facet(name: str, value) -> str:
    """The word for a filter: ``name`` is one of unit, status, kategori, tema, tahun, akun."""
    return f"zz{name}{re.sub('[^a-z0-9]', '', str(value).lower())}"


def block(level: int, number: int) -> str:
    """The word for the ``number``-th block of 2**level messages."""
    return f"zzblok{level}x{number}"


def document(row: str, year: str, accounts: str) -> str:
    """SQL for all words of the message in ``row`` (an alias); ``year`` and ``accounts`` in the database's own words."""
    plain = " || ".join(
        (
            f"{row}.stems",
            f"' zzunit' || {row}.unit_id",
            f"' zzstatus' || {row}.status",
            f"' zzkategori' || replace({row}.category, '_', '')",
            f"' zzkategori' || replace({row}.second_category, '_', '')",
            f"' zztema' || replace({row}.theme, '_', '')",
            f"coalesce(' zztahun' || {year}, '')",
            *(f"' zzblok{level}x' || ({row}.id >> {level})" for level in LEVELS),
        )
    )
    return f"{plain} || coalesce({accounts}, '')"

"""Words added without a release: names of candidates and parties, local slurs, official numbers.

An entry is a word or a phrase; `*` at the end of a word matches any ending. Regular expressions are not
accepted, so no entry can make the check slow. Entries count only within their dates.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from .findings import FLAGS, Severity

OFFICIAL_NUMBER = "nomor_resmi"


@dataclass(frozen=True)
class Entry:
    """One line of the lexicon; `flag` is a code of `FLAGS` or `nomor_resmi` (an allowed phone number)."""

    flag: str
    pattern: str
    severity: Severity | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    key: str = ""

    def in_force(self, day):
        """True if the entry counts on a day (always, if no day is given)."""
        if day is None:
            return True
        return (self.valid_from or day) <= day <= (self.valid_to or day)


class Lexicon:
    """A compiled set of entries; `version` changes whenever an entry does."""

    def __init__(self, entries=(), day=None):
        self.entries = [entry for entry in entries if entry.in_force(day) and entry.pattern.strip(" *")]
        self.official_numbers = frozenset(
            re.sub(r"\D", "", entry.pattern) for entry in self.entries if entry.flag == OFFICIAL_NUMBER
        )
        words = [entry for entry in self.entries if entry.flag in FLAGS]
        self._by_group = {f"e{index}": entry for index, entry in enumerate(words)}
        self._pattern = None
        if words:
            groups = (f"(?P<{name}>{_compile(entry.pattern)})" for name, entry in self._by_group.items())
            self._pattern = re.compile(r"(?<!\w)(?:" + "|".join(groups) + r")(?!\w)")
        joined = "\n".join(sorted(f"{e.flag}|{e.pattern}|{e.severity or ''}" for e in self.entries))
        self.version = hashlib.sha256(joined.encode()).hexdigest()[:12] if self.entries else "kosong"

    @classmethod
    def of(cls, value):
        """A lexicon from None, a lexicon, or an iterable of entries or their dicts."""
        if isinstance(value, cls):
            return value
        return cls(entry if isinstance(entry, Entry) else Entry(**entry) for entry in value or ())

    def search(self, norm):
        """Pairs of (entry, match) in a lower-case text."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(norm):
            yield self._by_group[match.lastgroup or ""], match


def _compile(pattern):
    words = []
    for word in pattern.lower().split():
        stem = re.escape(word.rstrip("*"))
        words.append(stem + (r"\w*" if word.endswith("*") else ""))
    return r"[\W_]{1,3}".join(words)

"""Where a rule stands: pasal, ayat, huruf, angka."""

import re
from dataclasses import dataclass

_PATTERN = re.compile(
    r"Pasal (?P<pasal>\d+)"
    r"(?: ayat \(?(?P<ayat>\d+)\)?)?"
    r"(?: huruf (?P<huruf>[a-z]))?"
    r"(?: angka (?P<angka>\d+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Citation:
    """One place in the regulation, written as the law writes it.

    >>> str(Citation(19, ayat=3, huruf="f"))
    'Pasal 19 ayat (3) huruf f'
    """

    pasal: int
    ayat: int | None = None
    huruf: str | None = None
    angka: int | None = None

    def __str__(self):
        words = [f"Pasal {self.pasal}"]
        if self.ayat is not None:
            words.append(f"ayat ({self.ayat})")
        if self.huruf is not None:
            words.append(f"huruf {self.huruf}")
        if self.angka is not None:
            words.append(f"angka {self.angka}")
        return " ".join(words)

    @property
    def anchor(self):
        """Fragment of this place on the page of the regulation: ``pasal-19-3-f``."""
        steps = (self.pasal, self.ayat, self.huruf, self.angka)
        return "-".join(["pasal", *(str(step) for step in steps if step is not None)])

    @classmethod
    def parse(cls, text):
        """Read "Pasal 19 ayat (3) huruf f" back; ValueError for anything else."""
        match = _PATTERN.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"Rujukan pasal tidak dikenali: {text!r}.")
        parts = match.groupdict()
        return cls(
            pasal=int(parts["pasal"]),
            ayat=int(parts["ayat"]) if parts["ayat"] else None,
            huruf=parts["huruf"].lower() if parts["huruf"] else None,
            angka=int(parts["angka"]) if parts["angka"] else None,
        )

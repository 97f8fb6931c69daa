"""A list of the regulation as Django choices: value, letter, exact words, short label."""

from typing import ClassVar

from django.db.models import TextChoices

from .citation import Citation


class Clause(TextChoices):
    """Base of every list. A member is written ``value, letter, exact words, short label``.

    Members carry ``letter`` ("" when the law gives none), ``text`` (the law's own words without the
    punctuation that closes a list item, slips kept), ``label`` (short Indonesian name for screens),
    ``reference`` (a Citation) and ``citation`` (its words, such as "Pasal 12 huruf a").
    The classes know ``article``, the Citation of the whole list.
    """

    letter: str
    text: str
    article: ClassVar[Citation]

    def __new__(cls, value, letter, text):
        member = str.__new__(cls, value)
        member._value_ = value
        member.letter = letter
        member.text = text
        return member

    @property
    def reference(self):
        place = type(self).article
        if place.huruf is not None or not self.letter:
            return place
        return Citation(place.pasal, ayat=place.ayat, huruf=self.letter)

    @property
    def citation(self):
        return str(self.reference)

    @classmethod
    def from_letter(cls, letter):
        """The member of this letter ("a", "A"); ValueError when the list has none."""
        wanted = letter.strip().lower()
        if wanted and cls.article.huruf is None:
            for member in cls:
                if member.letter == wanted:
                    return member
        raise ValueError(f"{cls.article} tidak memiliki huruf {letter!r}.")


def listed_in(pasal, *, ayat=None, huruf=None):
    """Class decorator: say which article (or letter) a Clause is taken from."""

    def bind(cls):
        cls.article = Citation(pasal, ayat=ayat, huruf=huruf)
        return cls

    return bind

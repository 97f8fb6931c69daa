"""The regulation itself: its name, its words, and its articles for reading pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from .citation import Citation

TEXT_FILE = Path(__file__).with_name("perbup-klaten-4-2020.txt")

_CHAPTER = re.compile(r"BAB [IVX]+")
_PART = re.compile(r"Bagian \w+")
_ARTICLE = re.compile(r"Pasal (\d+)")
_ITEM = re.compile(r"(?:- )?(\(\d+\)|[a-z]\.|\d+\.)\s+(.+)")
_LIST_END = re.compile(r"(;\s*dan|;|\.)$")
_CLOSING = "Agar setiap orang mengetahuinya"


@dataclass(frozen=True)
class Regulation:
    """Name and dates of the regulation."""

    title: str
    issuer: str
    number: int
    year: int
    enacted_on: date
    promulgated_on: date
    in_force_from: date

    def __str__(self):
        return f"Peraturan Bupati Klaten Nomor {self.number} Tahun {self.year}"

    @property
    def full_name(self):
        return f"{self} tentang {self.title}"


REGULATION = Regulation(
    title="Pedoman Pengelolaan Media Sosial di Lingkungan Pemerintah Kabupaten Klaten",
    issuer="Bupati Klaten",
    number=4,
    year=2020,
    enacted_on=date(2020, 1, 6),
    promulgated_on=date(2020, 1, 6),
    in_force_from=date(2020, 1, 6),  # Pasal 22: from the day of promulgation
)


@dataclass(frozen=True)
class Paragraph:
    """One sentence or list item. ``marker`` is "(1)", "a.", "1." or "" for the opening words."""

    citation: Citation
    marker: str
    text: str

    @property
    def anchor(self):
        return self.citation.anchor

    @property
    def level(self):
        """Depth on the page: 0 for opening words, ayat and angka of Pasal 1; 1 for letters."""
        return 1 if self.citation.huruf is not None else 0

    @property
    def words(self):
        """The text; a lettered item loses the punctuation that closes it."""
        return without_list_end(self.text) if self.citation.huruf else self.text


@dataclass(frozen=True)
class Article:
    """One Pasal with the BAB and Bagian it stands in (``part`` is "" where a BAB has none)."""

    number: int
    chapter: str
    chapter_title: str
    part: str
    part_title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def citation(self):
        return Citation(self.number)

    @property
    def anchor(self):
        return self.citation.anchor

    @property
    def title(self):
        """What the article is about: the title of its Bagian, else of its BAB."""
        return self.part_title or self.chapter_title

    @property
    def opens_chapter(self):
        """Whether a reading page prints the BAB heading above this article."""
        return self.number == 1 or article(self.number - 1).chapter != self.chapter

    @property
    def opens_part(self):
        return bool(self.part) and (self.opens_chapter or article(self.number - 1).part != self.part)


def without_list_end(text):
    return _LIST_END.sub("", text).rstrip()


@cache
def full_text():
    """The packaged text, preamble to promulgation, without signatures."""
    return TEXT_FILE.read_text(encoding="utf-8")


def text_of(citation):
    """The words of a Pasal, ayat, huruf or angka; LookupError when the regulation has no such place.

    A place with a list below it is given whole, one line per item with its marker. Accepts a Citation
    or its words ("Pasal 12 huruf a").
    """
    place = Citation.parse(citation) if isinstance(citation, str) else citation
    found = [p for p in article(place.pasal).paragraphs if _covers(place, p.citation)]
    if not found:
        raise LookupError(f"{place} tidak ada dalam {REGULATION}.")
    first, *below = found
    if not below:
        return first.words
    lead = first.text if first.citation == place else f"{first.marker} {first.text}"
    return "\n".join([lead, *(f"{p.marker} {p.text}" for p in below)])


def article(number):
    """The Article of this number; LookupError outside 1-22."""
    try:
        return _articles()[number]
    except KeyError:
        raise LookupError(f"Pasal {number} tidak ada dalam {REGULATION}.") from None


def _covers(place, other):
    return all(
        wanted is None or wanted == got
        for wanted, got in (
            (place.pasal, other.pasal),
            (place.ayat, other.ayat),
            (place.huruf, other.huruf),
            (place.angka, other.angka),
        )
    )


class _Articles:
    """All articles in order, read from the packaged text on first use."""

    def __iter__(self) -> Iterator[Article]:
        return iter(_articles().values())

    def __len__(self):
        return len(_articles())


ARTICLES = _Articles()


@cache
def _articles():
    """Split the text into {number: Article}; page breaks inside a sentence are healed."""
    chapter = chapter_title = part = part_title = ""
    number, awaiting = None, ""
    headings: dict[int, tuple[str, str, str, str]] = {}
    bodies: dict[int, list[tuple[str, str]]] = {}
    for raw in full_text().splitlines():
        line = raw.strip().replace("*", "")
        if not line:
            continue
        if _CHAPTER.fullmatch(line):
            chapter, chapter_title, part, part_title = line, "", "", ""
            number, awaiting = None, "chapter"
        elif _PART.fullmatch(line) and chapter:
            part, part_title = line, ""
            number, awaiting = None, "part"
        elif (match := _ARTICLE.fullmatch(line)) and chapter:
            number, awaiting = int(match[1]), ""
            headings[number] = (chapter, chapter_title, part, part_title)
            bodies[number] = []
        elif line.startswith(_CLOSING):
            break
        elif number is not None:
            _add_line(bodies[number], line)
        elif awaiting == "chapter":
            chapter_title = f"{chapter_title} {line}".strip()
        elif awaiting == "part":
            part_title = f"{part_title} {line}".strip()
    return {
        number: Article(number, *headings[number], tuple(_paragraphs(number, lines)))
        for number, lines in bodies.items()
    }


def _add_line(body, line):
    """Append a new (marker, text) pair, or continue the last one."""
    if match := _ITEM.fullmatch(line):
        body.append((match[1], match[2]))
    elif body:
        marker, text = body[-1]
        body[-1] = (marker, f"{text} {line}")
    else:
        body.append(("", line))


def _paragraphs(number, body):
    ayat = None
    for marker, text in body:
        if marker.startswith("("):
            ayat = int(marker.strip("()"))
            citation = Citation(number, ayat=ayat)
        elif marker and marker[0].isdigit():
            citation = Citation(number, angka=int(marker.rstrip(".")))
        elif marker:
            citation = Citation(number, ayat=ayat, huruf=marker[0])
        else:
            citation = Citation(number)
        yield Paragraph(citation, marker, text)

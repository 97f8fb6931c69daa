"""Read a draft the way a person sees it, and remember where each character came from.

`Doc.plain` is NFKC text without invisible characters and combining tricks, case kept; `Doc.norm` is the
same in lower case and of equal length; `Doc.origin(start, end)` leads back to the original text.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

# Letters of other alphabets that look Latin and are used to slip past filters.
LOOKALIKES = str.maketrans("аеорсхуіјѕԁһԛոΑΒΕΖΗΙΚΜΝΟΡΤΧαοντ", "aeopcxyijsdhqnABEZHIKMNOPTXaovt")
LEET = str.maketrans("0134567@$!|", "oieasgtasil")
ABBREVIATIONS = frozenset(
    [
        "no",
        "jl",
        "dk",
        "ds",
        "kec",
        "kel",
        "kab",
        "gg",
        "bp",
        "bpk",
        "sdr",
        "sdri",
        "dr",
        "drs",
        "dra",
        "ir",
        "h",
        "hj",
        "a",
        "n",
        "b",
        "u",
        "d",
        "p",
        "s",
        "pd",
        "sos",
        "si",
        "kom",
        "hum",
        "rt",
        "rw",
        "tgl",
        "telp",
        "hp",
        "wa",
        "prof",
        "st",
        "sh",
        "se",
        "mm",
        "mt",
        "kes",
        "ag",
        "ip",
        "an",
        "dll",
        "dst",
        "dsb",
        "yg",
        "dg",
        "tsb",
        "cq",
        "up",
    ]
)
TOKEN = re.compile(r"[^\W_]+(?:[@$!*|][^\W_]+)*")
BREAK = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n+|[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?(?=\s+[A-Z\"“])")
SPACED = re.compile(r"(?<![^\W_])[^\W_](?:([ .\-_*])[^\W_])(?:\1[^\W_]){2,}(?![^\W_])")
LONGEST_SENTENCE = 500
STRETCHED = re.compile(r"([^\W\d_])\1{2,}")


@lru_cache(maxsize=8192)
def _plain(char):
    if unicodedata.category(char) in ("Cf", "Mn", "Me") or char == "\ufe0f":
        return ""
    return unicodedata.normalize("NFKC", char).translate(LOOKALIKES)


@lru_cache(maxsize=8192)
def _lower(char):
    low = char.lower()
    return low if len(low) == 1 else char


class Token:
    """A word: `form` is what it reads as, `start`..`end` its place in `Doc.norm`."""

    __slots__ = ("end", "form", "sentence", "start")

    def __init__(self, form, start, end, sentence):
        self.form, self.start, self.end, self.sentence = form, start, end, sentence


class Doc:
    """One draft, read once and shared by all rules.

    `disguised` is a set of words worth recognising behind digits, stars or spaced letters.
    """

    def __init__(self, text, *, platform="", media=(), ref_date=None, disguised=frozenset()):
        self.text, self.platform, self.ref_date = text, platform, ref_date
        self.media = [item for item in media or () if isinstance(item, dict)]
        self.plain, self._from, self._to = self._read(text)
        self.norm = "".join(map(_lower, self.plain))
        self.breaks = self._sentences()
        self.tokens = self._words(disguised)
        self.token_starts = [token.start for token in self.tokens]
        self.tags = {}
        self.official_numbers: frozenset[str] = frozenset()
        first_of = [token.sentence for token in self.tokens]
        self.sentence_first = [bisect_left(first_of, index) for index in range(len(self.breaks) + 1)]

    @staticmethod
    def _read(text):
        if text.isascii():
            return text, None, None
        out, start, end = [], [], []
        for index, char in enumerate(text):
            for piece in _plain(char):
                out.append(piece)
                start.append(index)
                end.append(index + 1)
        return "".join(out), start, end

    def origin(self, start, end):
        """Map a span of `norm` to code-point offsets of the original text, always inside it."""
        if self._from is None:
            return start, end
        if not self._from or end <= start:
            return 0, 0
        return self._from[start], self._to[end - 1]

    def _sentences(self):
        """Start offsets of sentences in `norm`; abbreviations and initials do not end one."""
        starts = [0]
        for match in BREAK.finditer(self.plain):
            if match[0][0] == "." and len(match[0]) == 1:
                word = re.search(r"[^\W_]+$", self.norm[max(0, match.start() - 12) : match.start()])
                if word and word[0] in ABBREVIATIONS:
                    continue
            if match.end() > starts[-1]:
                starts.append(match.end())
        return self._capped(starts)

    def _capped(self, starts):
        """Split endless sentences at a space, so that no rule works on more than a few lines at once."""
        out = []
        for start, end in zip(starts, [*starts[1:], len(self.norm)], strict=True):
            out.append(start)
            while end - out[-1] > LONGEST_SENTENCE:
                space = self.norm.rfind(" ", out[-1] + LONGEST_SENTENCE // 2, out[-1] + LONGEST_SENTENCE)
                out.append(space + 1 if space > 0 else out[-1] + LONGEST_SENTENCE)
        return out

    def sentence_at(self, offset):
        """Index of the sentence that holds an offset of `norm`."""
        return bisect_right(self.breaks, offset) - 1

    def sentence_span(self, index):
        """Trimmed span of a sentence in `norm`."""
        start = self.breaks[index]
        end = self.breaks[index + 1] if index + 1 < len(self.breaks) else len(self.norm)
        piece = self.norm[start:end]
        start += len(piece) - len(piece.lstrip())
        return start, max(start, start + len(piece.strip()))

    def sentence(self, index):
        """Text of a sentence in lower case."""
        start, end = self.sentence_span(index)
        return self.norm[start:end]

    def token_at(self, offset):
        """Index of the last token starting at or before an offset of `norm` (-1 if none)."""
        return bisect_right(self.token_starts, offset) - 1

    def _words(self, disguised):
        spaced = {}
        for match in SPACED.finditer(self.norm):
            word = re.sub(r"[ .\-_*]", "", match[0]).translate(LEET)
            if word in disguised:
                spaced[match.start()] = (word, match.end())
        tokens, skip = [], 0
        for match in TOKEN.finditer(self.norm):
            start, end = match.span()
            if start < skip:
                continue
            if start in spaced:
                form, end = spaced[start]
                skip = end
                tokens.append(Token(form, start, end, self.sentence_at(start)))
                continue
            raw = match[0]
            if raw.isalpha() or raw.isdigit():
                form = STRETCHED.sub(r"\1", raw)
                tokens.append(Token(form, start, end, self.sentence_at(start)))
                continue
            form = reveal(raw, disguised)
            if form or not re.search(r"[@$!*|]", raw):
                tokens.append(Token(form or raw, start, end, self.sentence_at(start)))
                continue
            for part in re.finditer(r"[^\W_]+", raw):
                at = start + part.start()
                tokens.append(Token(part[0], at, at + len(part[0]), self.sentence_at(at)))
        return tokens


def reveal(raw, disguised):
    """The disguised word behind leet digits or stars, or None."""
    for table in (LEET, str.maketrans("0134567@$!|", "oleasgtasil")):
        word = STRETCHED.sub(r"\1", raw.translate(table))
        if word in disguised:
            return word
    if "*" in raw and len(raw) >= 4 and sum(map(str.isalpha, raw)) >= 2:
        pattern = re.compile(re.escape(raw).replace(r"\*", "[a-z]"))
        hits = sorted(word for word in disguised if len(word) == len(raw) and pattern.fullmatch(word))
        return hits[0] if hits else None
    return None

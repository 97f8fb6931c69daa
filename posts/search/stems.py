"""Words as they are looked up: *mempublikasikan*, *publikasi* and *PUBLIKASI!* are one stem. Pure, no database."""

import re
import unicodedata
from functools import cache, lru_cache

from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
from Sastrawi.Stemmer.Stemmer import Stemmer
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

LONGEST_TEXT = 12_000  # characters of a message that are looked at
LONGEST_WORD = 40
MOST_TERMS = 8  # words of one question
_TOKEN = re.compile(r"\w+")
# Words in nearly every message: they would match everything and find nothing.
STOP_WORDS = frozenset(
    [
        "ada",
        "adalah",
        "agar",
        "akan",
        "atau",
        "bagi",
        "bahwa",
        "dalam",
        "dan",
        "dapat",
        "dari",
        "dengan",
        "di",
        "hal",
    ]
    + [
        "ini",
        "itu",
        "jika",
        "juga",
        "karena",
        "ke",
        "kepada",
        "maka",
        "oleh",
        "pada",
        "para",
        "saat",
        "sampai",
    ]
    + ["sebagai", "sudah", "telah", "tersebut", "untuk", "yaitu", "yang"]
)


@cache
def _stemmer():
    """Loaded at the first word, not at start-up. Without the package's own cache, which grows without end."""
    return Stemmer(ArrayDictionary(StemmerFactory().get_words()))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one folded word; a number, a code or a foreign word is its own."""
    if not word.isascii() or not word.isalpha():
        return word
    return _stemmer().stem(word) or word


def _words(text: str):
    """The words of ``text``, folded: compatibility forms united, lower case, no stop words."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).casefold()
    for word in _TOKEN.findall(folded):
        for part in word.split("_"):
            if len(part) > 1 and part not in STOP_WORDS:
                yield part[:LONGEST_WORD]


def stems_of(*texts: str) -> str:
    """What the index holds of a message: the stems of its texts in their order, one blank between."""
    return " ".join(stem(word) for text in texts for word in _words(text))


def terms_of(question: str) -> list[str]:
    """The different stems a person asked for, at most ``MOST_TERMS``; empty when nothing can be looked up."""
    return list(dict.fromkeys(stem(word) for word in _words(question)))[:MOST_TERMS]

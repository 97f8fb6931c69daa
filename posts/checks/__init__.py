"""The content check (Pasal 3 e, 4, 5, 12, 14 c, 15): findings with reasons and a suggested category.

>>> from posts.checks import check
>>> check("Selamat pagi, Klaten.").blocking
False
"""

from .engine import RULES_VERSION, check
from .findings import CATEGORIES, FLAGS, Finding, Result, Severity
from .lexicon import Entry, Lexicon

__all__ = [
    "CATEGORIES",
    "FLAGS",
    "RULES_VERSION",
    "Entry",
    "Finding",
    "Lexicon",
    "Result",
    "Severity",
    "check",
]

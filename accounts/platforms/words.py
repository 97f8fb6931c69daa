"""Reading the word lists of the table and the lexicon."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


def in_order(text: str) -> tuple[str, ...]:
    """The same where the order counts."""
    return tuple(text.split())

"""The rules, one function each, gathered in `RULES` in the order they are run."""

from . import (
    alt_text,
    capitals,
    clickbait,
    commerce,
    dates,
    hate,
    hoax,
    links,
    opinion,
    partisan,
    personal,
    personal_life,
    secret,
    sources,
    spam,
)
from .base import REGISTRY, Rule, Span

MODULES = (
    personal,
    personal_life,
    partisan,
    hate,
    secret,
    spam,
    hoax,
    commerce,
    opinion,
    sources,
    dates,
    links,
    clickbait,
    capitals,
    alt_text,
)
RULES = tuple(REGISTRY.values())

__all__ = ["MODULES", "REGISTRY", "RULES", "Rule", "Span"]

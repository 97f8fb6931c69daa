"""The rules, one function each, gathered in `RULES` in the order they are run."""

from . import (
    alt_text,
    capitals,
    clickbait,
    commerce,
    commerce_hints,
    dates,
    hate,
    hate_mockery,
    hoax,
    hoax_alarm,
    links,
    opinion,
    partisan,
    partisan_hints,
    personal,
    personal_life,
    personal_people,
    secret,
    secret_leaks,
    sources,
    spam,
    spam_offers,
)
from .base import REGISTRY, Rule, Span

MODULES = (
    personal,
    personal_life,
    personal_people,
    partisan,
    partisan_hints,
    hate,
    hate_mockery,
    secret,
    secret_leaks,
    spam,
    spam_offers,
    hoax,
    hoax_alarm,
    commerce,
    commerce_hints,
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

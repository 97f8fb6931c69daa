"""What each platform takes: limits and the way it counts. Pure: no database, no request, no setting."""

from .counting import Unit, count, hashtags, links, mentions
from .hints import FILM_ONLY, hints
from .limits import DEFAULT, LIMITS, Limits, Shortfall, limits_of, shortfalls

__all__ = [
    "DEFAULT",
    "FILM_ONLY",
    "LIMITS",
    "Limits",
    "Shortfall",
    "Unit",
    "count",
    "hashtags",
    "hints",
    "limits_of",
    "links",
    "mentions",
    "shortfalls",
]

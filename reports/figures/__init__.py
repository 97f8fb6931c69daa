"""The figures of a yearly report, huruf a to g, counted from the records (Pasal 19 ayat 3).

Everything is plain JSON: numbers, words, ISO dates. Aggregates only: no word of any citizen. What nobody
recorded is ``None``, never zero; each part carries the definitions that are printed beside it.
"""

from klaten_medsos import dates

from .audience import audience_size, shares_and_posts
from .feedback import comments, forwards
from .follow_ups import follow_up_figures
from .means import means
from .messages import messages
from .plans import emergency, plan_figures, programmes
from .policy import policy

__all__ = ["figures_for"]


def figures_for(unit, year, *, at=None) -> dict:
    """Figures of ``unit`` over the WIB ``year``, keyed by huruf, counted as of ``at`` (now).

    ``{"year", "counted_at", "a": {...}, ..., "g": {...}}``; the shape of each part is described by the
    function that makes it. ``InvalidDate`` for a year outside 2020-2100.
    """
    year = dates.check_year(year)
    at = at or dates.now()
    return {
        "year": year,
        "counted_at": at.isoformat(),
        "a": policy(unit, year) | {"plan": plan_figures(unit, year), "means": means(unit, year)},
        "b": messages(unit, year)
        | {"programmes": programmes(unit, year), "emergency": emergency(unit, year)},
        "c": audience_size(unit, year),
        "d": comments(unit, year, at),
        "e": shares_and_posts(unit, year),
        "f": forwards(unit, year),
        "g": follow_up_figures(unit, year),
    }

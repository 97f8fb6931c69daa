"""Finding messages by their words: Indonesian stems in a column, the database's own full-text index over it.

``stems`` and ``facets`` are pure; ``index`` is the only place that knows how PostgreSQL and SQLite are asked.
"""

from .facets import facet
from .index import Hits, matching
from .stems import stems_of, terms_of

__all__ = ["Hits", "facet", "matching", "stems_of", "terms_of"]

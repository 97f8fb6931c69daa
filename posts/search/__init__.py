"""Finding messages by their words: Indonesian stems in a column, the database's own full-text index over it.

``stems.stems_of`` is pure; ``index`` is the only place that knows how PostgreSQL and SQLite are asked.
"""

from .index import matching
from .stems import stems_of, terms_of, unit_term

__all__ = ["matching", "stems_of", "terms_of", "unit_term"]

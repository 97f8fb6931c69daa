"""Questions that every page asks, written by the ORM once for each process: only the values in their places change.

Django needs several times as long to write such a query as the database needs to answer it.
"""

from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet

# a key no row ever has: where it stands in the query, the value of the moment will stand
PLACE = -(1 << 62)


class Compiled:
    """A queryset of plain values whose ``PLACE`` is filled anew at every question."""

    def __init__(self, queryset: QuerySet):
        self.sql, params = queryset.query.sql_with_params()
        self.params = list(params)
        if self.params.count(PLACE) != 1:
            raise ValueError("The query must hold its place exactly once.")
        self.at = self.params.index(PLACE)

    def __call__(self, value: int) -> Sequence[tuple]:
        """The rows for ``value``, as the database gives them: no column may need a conversion."""
        params = self.params.copy()
        params[self.at] = value
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            return cursor.fetchall()

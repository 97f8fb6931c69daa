"""Whose address is this? The one query of the public register, compiled once.

Django needs thirty times as long to write this query as the database needs to answer it, and the public asks
nothing else. So the ORM writes it once for each process, PostgreSQL plans it once for each connection, and only
the key changes.
"""

from itertools import count
from threading import local

from django.db import InterfaceError, OperationalError, connection

from accounts.models import Account
from opd.models import Unit

PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"  # where the key stands; no key holds it
NAME = "portal_holders_of_key"
# what an answer shows; anything else is read when somebody asks for it
COLUMNS = (
    "platform", "handle", "canonical_url", "media_type", "status", "decided_at", "interrupted_at", "retired_at",
    "retired_reason", "reviewed_at", "is_example", "unit__code", "unit__name", "unit__abbreviation",
)  # fmt: skip
_compiled = local()


class Prepared:
    """The public accounts of one key, with their units, as the ORM itself would read them."""

    def __init__(self):
        accounts = Account.objects.public().filter(key=PLACE).order_by().select_related("unit").only(*COLUMNS)
        query = accounts.query
        self.compiler = query.get_compiler(connection=connection)
        self.sql, params = self.compiler.as_sql()
        self.params = list(params)
        self.at = self.params.index(PLACE)
        columns = [column for column, _, _ in self.compiler.select]
        self.converters = self.compiler.get_converters(columns)
        info = self.compiler.klass_info
        self.account, self.unit = (
            (part["select_fields"], [columns[at].target.attname for at in part["select_fields"]])
            for part in (info, info["related_klass_infos"][0])
        )
        self.planned_on = None

    def __call__(self, key: str) -> list[Account]:
        params = self.params.copy()
        params[self.at] = key
        rows = self._rows(params)
        if rows and self.converters:
            rows = self.compiler.apply_converters(rows, self.converters)
        return [self._account(row) for row in rows]

    def _rows(self, params):
        """Ask; on a connection that died meanwhile, once more on a fresh one.

        Reading is free to repeat, so the question itself tells whether the connection lives, and Django's
        own ``SELECT 1`` before it is left out.
        """
        if connection.in_atomic_block or connection.connection is None:
            return self._ask(params)
        connection.health_check_done = True
        try:
            return self._ask(params)
        except (OperationalError, InterfaceError):
            connection.close()
            return self._ask(params)

    def _ask(self, params):
        with connection.cursor() as cursor:
            if connection.vendor != "postgresql":
                cursor.execute(self.sql, params)
                return cursor.fetchall()
            if self.planned_on is not connection.connection:
                numbered = count(1)
                parts = self.sql.split("%s")
                sql = parts[0] + "".join(f"${next(numbered)}{part}" for part in parts[1:])
                cursor.execute(f"PREPARE {NAME} AS {sql}")
                self.planned_on = connection.connection
            cursor.execute(f"EXECUTE {NAME}({', '.join(['%s'] * len(params))})", params)
            return cursor.fetchall()

    def _account(self, row) -> Account:
        places, names = self.account
        account = Account.from_db(connection.alias, names, [row[at] for at in places])
        places, names = self.unit
        account.unit = Unit.from_db(connection.alias, names, [row[at] for at in places])
        return account


def holders_of(key: str) -> list[Account]:
    """The public accounts, living or closed, that own ``key``."""
    question = getattr(_compiled, "question", None)
    if question is None:
        question = _compiled.question = Prepared()
    return question(key)

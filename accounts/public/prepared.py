"""Whose address is this? The questions of the public register, compiled once.

Django needs thirty times as long to write such a query as the database needs to answer it, and the public asks
nothing else. So the ORM writes each once for each process, PostgreSQL plans it once for each connection, and only
the values in its places change.
"""

from collections.abc import Callable, Sequence
from threading import local

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import F, QuerySet
from django.db.models.base import ModelState

from accounts.models import Account, Alias, Beginning, ImpostorReport, Name
from accounts.platforms.lookalike import MAX_CLOSE, MAX_COMPARED
from accounts.workflow import EVER_OFFICIAL
from opd.models import Unit

# what an answer shows; anything else is read when somebody asks for it
ACCOUNT = (
    "id", "platform", "handle", "canonical_url", "media_type", "status", "decided_at", "interrupted_at",
    "retired_at", "retired_reason", "reviewed_at", "is_example", "unit_id",
)  # fmt: skip
UNIT = ("code", "name", "abbreviation")
PUBLIC = sorted(EVER_OFFICIAL)
# how many values the places of one kind hold; fewer are filled up, more are asked for in turns
MANY_BONES, MANY_REMAINS = 8, 80
MANY_READINGS, MANY_BODIES = 4, 3
# of names that only begin nearly alike, in a register where very many do
MAX_GUESSED = 1000
_kept = local()


def text_places(kind: str, count: int) -> list[str]:
    """``count`` different texts that no question ever holds."""
    return [f"\N{OBJECT REPLACEMENT CHARACTER}{kind}{at}" for at in range(count)]


def number_places(count: int, first: int = -(1 << 62)) -> list[int]:
    """``count`` different numbers that no question ever holds."""
    return list(range(first, first + count))


class Prepared:
    """A query whose ``places`` are filled anew at every question."""

    def __init__(self, name: str, queryset: QuerySet, places: Sequence):
        self.name, self.places = name, list(places)
        connection = connections[DEFAULT_DB_ALIAS]
        self.compiler = queryset.query.get_compiler(connection=connection)
        self.sql, params = self.compiler.as_sql()
        self.constants = list(params)
        self.holes = [
            (at, self.places.index(value)) for at, value in enumerate(params) if value in self.places
        ]
        self.converters = self.compiler.get_converters([column for column, _, _ in self.compiler.select])
        self.is_postgres = connection.vendor == "postgresql"
        self.plain = self.sql.replace("%s", "?")
        self.execute = f"EXECUTE {name}({', '.join(['%s'] * len(self.places))})"
        self.planned_on = None

    def __call__(self, values: Sequence) -> list[tuple]:
        """The rows for ``values``, one for each place."""
        rows = self._rows(values)
        return list(self.compiler.apply_converters(rows, self.converters)) if self.converters else rows

    def _rows(self, values):
        """Ask the driver itself; where Django must see the query, or the connection died meanwhile, ask Django.

        Reading is free to repeat, so the question itself tells whether the connection lives, and Django's own
        ``SELECT 1`` before it is left out.
        """
        connection = connections[DEFAULT_DB_ALIAS]
        driver = connection.connection
        if (
            driver is not None
            and not connection.in_atomic_block
            and not connection.execute_wrappers
            and not connection.queries_logged
        ):
            try:
                if self.is_postgres:
                    with driver.cursor() as cursor:
                        return self._ask_postgres(cursor, driver, values)
                return driver.execute(self.plain, self._filled(values)).fetchall()
            except connection.Database.Error:
                connection.close()
        with connection.cursor() as cursor:
            if self.is_postgres:
                return self._ask_postgres(cursor, connection.connection, values)
            cursor.execute(self.sql, self._filled(values))
            return cursor.fetchall()

    def _filled(self, values):
        params = self.constants.copy()
        for at, place in self.holes:
            params[at] = values[place]
        return params

    def _ask_postgres(self, cursor, driver, values):
        if self.planned_on is not driver:
            cursor.execute(*self._statement())
            self.planned_on = driver
        cursor.execute(self.execute, values)
        return cursor.fetchall()

    def _statement(self):
        """The PREPARE with its numbered places, and the constants that stay."""
        places, constants, parts = dict(self.holes), [], self.sql.split("%s")
        sql = parts[0]
        for at, part in enumerate(parts[1:]):
            if at in places:
                sql += f"${places[at] + 1}{part}"
            else:
                sql += f"%s{part}"
                constants.append(self.constants[at])
        return f"PREPARE {self.name} AS {sql}", constants


def _question(make: Callable[[], Prepared]) -> Prepared:
    """The one question that ``make`` compiles, kept for this thread."""
    kept = _kept.__dict__
    question = kept.get(make.__name__)
    if question is None:
        question = kept[make.__name__] = make()
    return question


def _columns(prefix=""):
    return [prefix + column for column in ACCOUNT] + [f"{prefix}unit__{column}" for column in UNIT]


def _account(row) -> Account:
    """An account with its unit, put together as unpickling does: what is not in ``row`` is read when asked for."""
    account, unit = Account.__new__(Account), Unit.__new__(Unit)
    account.__dict__.update(zip(ACCOUNT, row, strict=False))
    unit.__dict__.update(zip(UNIT, row[len(ACCOUNT) :], strict=True), id=account.unit_id)
    for known in (account, unit):
        known._state = state = ModelState()
        state.adding, state.db = False, DEFAULT_DB_ALIAS
    account._state.fields_cache["unit"] = unit
    return account


def portal_holders_of_key() -> Prepared:
    [key] = places = text_places("key", 1)
    accounts = Account.objects.public().filter(key=key).order_by()
    return Prepared("portal_holders_of_key", accounts.values_list(*_columns()), places)


def holders_of(key: str) -> list[Account]:
    """The public accounts, living or closed, that own ``key``."""
    return [_account(row) for row in _question(portal_holders_of_key)((key,))]


def portal_account_of() -> Prepared:
    [pk] = places = number_places(1)
    accounts = Account.objects.public().filter(pk=pk).order_by()
    return Prepared("portal_account_of", accounts.values_list(*_columns()), places)


def account_of(pk: int) -> Account:
    """One public account; Account.DoesNotExist when it is none any more."""
    for row in _question(portal_account_of)((pk,)):
        return _account(row)
    raise Account.DoesNotExist


def portal_fakes_of_key() -> Prepared:
    [key] = places = text_places("key", 1)
    reports = ImpostorReport.objects.known().filter(key=key).order_by()
    return Prepared("portal_fakes_of_key", reports.values_list("pk")[:1], places)


def fake_of(key: str) -> int | None:
    """The report that Diskominfo decided: the account of ``key`` is a fake."""
    for (pk,) in _question(portal_fakes_of_key)((key,)):
        return pk
    return None


def portal_aliases_of_key() -> Prepared:
    [key] = places = text_places("key", 1)
    aliases = Alias.objects.in_force().filter(key=key).order_by()
    return Prepared("portal_aliases_of_key", aliases.values_list("pk")[:1], places)


def alias_of(key: str) -> int | None:
    """The confirmed other address of some account that is ``key``."""
    for (pk,) in _question(portal_aliases_of_key)((key,)):
        return pk
    return None


def portal_names_equal() -> Prepared:
    places = [*text_places("room", 1), *text_places("bones", MANY_BONES)]
    names = Name.objects.filter(room=places[0], bones__in=places[1:], account__status__in=PUBLIC)
    names = names.order_by(F("account__retired_at").asc(nulls_first=True), "pk")
    names = names.values_list("written", "bones", *_columns("account__"))[: MAX_CLOSE * MANY_BONES]
    return Prepared("portal_names_equal", names, places)


def names_equal(room: str, bones: Sequence[str]) -> list[tuple[str, str, Account]]:
    """(written, bones, account) of the names of ``room`` filed under one of ``bones``, those in force first."""
    found = []
    for at in range(0, len(bones), MANY_BONES):
        values = bones[at : at + MANY_BONES]
        values = [room, *values, *values[:1] * (MANY_BONES - len(values))]
        found += ((row[0], row[1], _account(row[2:])) for row in _question(portal_names_equal)(values))
    return found


def _near(room, sizes, **where) -> QuerySet:
    names = Name.objects.filter(size__range=sizes, room=room, account__status__in=PUBLIC, **where)
    return names.order_by().values_list("account_id", "written", "bones")


def portal_names_nearest() -> Prepared:
    [room], sizes = text_places("room", 1), number_places(2, first=32_001)
    endings = number_places(MANY_READINGS)
    bodies = number_places(MANY_READINGS * MANY_BODIES, first=-(1 << 61))
    names = _near(room, sizes, ending__in=endings).union(_near(room, sizes, body__in=bodies))
    return Prepared("portal_names_nearest", names[:MAX_COMPARED], [room, *sizes, *endings, *bodies])


def names_nearest(
    room: str, endings: Sequence[int], bodies: Sequence[int], low: int, high: int
) -> list[tuple[int, str, str]]:
    """(account, written, bones) of names of ``low`` to ``high`` letters with the same ending or the same body."""
    question = _question(portal_names_nearest)
    filled = (*_full(endings, MANY_READINGS), *_full(bodies, MANY_READINGS * MANY_BODIES))
    return question((room, low, high, *filled))


def portal_names_near() -> Prepared:
    [room], sizes = text_places("room", 1), number_places(2, first=32_001)
    remains = number_places(MANY_REMAINS)
    starts = Beginning.objects.filter(remain__in=remains).values("start")
    names = _near(room, sizes, start__in=starts)[:MAX_GUESSED]
    return Prepared("portal_names_near", names, [room, *sizes, *remains])


def names_near(room: str, remains: Sequence[int], low: int, high: int) -> list[tuple[int, str, str]]:
    """(account, written, bones) of names of ``low`` to ``high`` letters that begin with up to two errors."""
    found = []
    for at in range(0, len(remains), MANY_REMAINS):
        values = _full(remains[at : at + MANY_REMAINS], MANY_REMAINS)
        found += _question(portal_names_near)((room, low, high, *values))
    return found


def _full(values: Sequence[int], many: int) -> list[int]:
    """``values`` for ``many`` places: what is missing is asked twice, or for what nobody has."""
    return [*values, *(values[:1] or [-1]) * (many - len(values))]

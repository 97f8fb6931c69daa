"""What the list of messages finds, and how the database walks there.

A filter is asked where an index begins with it. A list that no single index can walk in order falls into parts:
the units of a person, a category as the first or as the second of a message. The list of one account is walked in
``Listed``; a question in words goes to the full-text index together with the filters.
"""

from dataclasses import dataclass

from django.db.models import CharField, Func, Q, QuerySet

from klaten_medsos.paging import Walk
from posts.models import Listed, Post
from posts.querysets import CAME_OUT
from posts.search import Hits, facet
from posts.workflow import Status

SORTS = {"diubah": "updated_at", "terbit": "published_at", "jadwal": "scheduled_for"}
FACETS = (("status", "status"), ("tema", "tema"), ("kategori", "kategori"), ("tahun", "tahun"))


class Tested(Func):
    """A column to be tested, not to begin an index with: SQLite would then sort what it finds instead of walking."""

    arity = 1
    template = "%(expressions)s"
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


@dataclass(frozen=True)
class Found:
    """Messages that match: ``posts`` for downloads, ``walk`` for a page, ``field`` they are sorted by ("" for hits)."""

    posts: QuerySet
    walk: Walk | Hits
    field: str


def find(user, wanted: dict) -> Found:
    """What ``user`` may see as ``wanted`` (``PostFilterForm.wanted``); hits of a search come newest message first."""
    field = "published_at" if "tahun" in wanted else SORTS.get(wanted.get("urut"), "updated_at")
    units = _units(user)
    if "unit" in wanted:
        units = [pk for pk in [wanted["unit"].pk] if units is None or pk in units]
    posts = _filtered(Post.objects.visible_to(user), wanted, field)
    if "unit" in wanted:
        posts = posts.filter(unit=wanted["unit"])
    if "akun" in wanted:
        posts = posts.filter(accounts=wanted["akun"])
    if category := wanted.get("kategori"):
        posts = _in_category(posts, category)
    if words := wanted.get("q"):
        return Found(
            posts.matching(words, units or ()),
            Hits(words, _facets(wanted, units), year=wanted.get("tahun")),
            "",
        )
    return Found(posts, _walk(user, wanted, field, units), field)


def _units(user):
    """The only units whose messages ``user`` sees; None for all."""
    return None if user.standing.sees_everything else sorted(user.standing.units)


def _filtered(rows, wanted, field, *, tested=False):
    """``rows`` (of ``Post`` or ``Listed``) by the filters that are one column; ``tested``: none begins an index."""
    theme = wanted.get("tema")
    if status := wanted.get("status"):
        # published is what most messages are: any other filter finds its place in an index sooner
        common = status == Status.PUBLISHED and (theme or "kategori" in wanted)
        rows = _where(rows, "status", status, tested=tested or common)
    if theme:
        # only the order of the last change has an index that begins with the theme
        rows = _where(rows, "theme", theme, tested=tested or field != "updated_at")
    if year := wanted.get("tahun"):
        return rows.came_out().for_year(year)
    if field != "updated_at" and "q" not in wanted:
        rows = rows.filter(**{f"{field}__isnull": False})
    return rows


def _where(rows, column, value, *, tested):
    return (
        _tested(rows, column).filter(**{f"tested_{column}": value})
        if tested
        else rows.filter(**{column: value})
    )


def _tested(rows, *columns):
    return rows.alias(**{f"tested_{column}": Tested(column) for column in columns})


def _in_category(rows, category):
    """Those that have it as their first or as their second."""
    either = Q(tested_category=category) | Q(tested_second_category=category)
    return _tested(rows, "category", "second_category").filter(either)


def _walk(user, wanted, field, units) -> Walk:
    category = wanted.get("kategori")
    if "akun" in wanted:
        rows = _filtered(Listed.objects.visible_to(user).filter(account=wanted["akun"]), wanted, field)
        if "unit" in wanted:
            rows = rows.filter(unit=wanted["unit"])
        return Walk(_in_category(rows, category) if category else rows, field=field, pk="post_id")
    messages = Post.objects.visible_to(user)
    rows = _filtered(messages, wanted, field)
    if category and units is None and field == "updated_at":
        second = _filtered(messages.filter(second_category=category), wanted, field, tested=True)
        return Walk(rows.filter(category=category), second, field=field)
    parts = [rows] if units is None else [rows.filter(unit=unit) for unit in units]
    return Walk(*(_in_category(part, category) if category else part for part in parts), field=field)


def _facets(wanted, units) -> list[list[str]]:
    """The filters as words of the full-text index: one of each group must be there."""
    groups = [[facet(name, wanted[key])] for key, name in FACETS if key in wanted]
    if "akun" in wanted:
        groups.append([facet("akun", wanted["akun"].pk)])
    if "tahun" in wanted:  # nothing in another state came out
        groups.append([facet("status", value) for value in CAME_OUT if wanted.get("status", value) == value])
    if units is not None:
        groups.append([facet("unit", pk) for pk in units])
    return groups

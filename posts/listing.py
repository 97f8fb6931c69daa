"""What the list of messages finds, and how the database walks there.

A filter is asked where an index begins with it. A list that no single index can walk in order falls into parts:
the units of a person, a category as the first or as the second of a message. The list of one account is walked in
``Listed``; a question in words goes to the full-text index together with the filters.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import CharField, Func, Q
from django.db.models.lookups import Exact

from klaten_medsos.paging import Walk
from posts.models import Listed, Post
from posts.querysets import CAME_OUT
from posts.search import Hits, facet
from posts.workflow import Status

SORTS = {"diubah": "updated_at", "terbit": "published_at", "jadwal": "scheduled_for"}
CHUNK = 500
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
    """Messages that ``user`` may see and that match ``wanted`` (``PostFilterForm.wanted``).

    Hits of a search come newest message first.
    """

    user: object
    wanted: dict

    @property
    def field(self) -> str:
        """What they are sorted by; "" for hits."""
        return "" if "q" in self.wanted else _sorted_by(self.wanted)

    @cached_property
    def walk(self) -> Walk | Hits:
        """For a page."""
        wanted, units = self.wanted, self._units()
        if words := wanted.get("q"):
            return Hits(words, _facets(wanted, units), year=wanted.get("tahun"))
        return _walk(self.user, wanted, _sorted_by(wanted), units)

    def messages(self) -> Iterable[Post]:
        """For a download: every one, in order, with its unit and author, read as it is written out."""
        wanted, field = self.wanted, _sorted_by(self.wanted)
        whole = Post.objects.visible_to(self.user).select_related("unit", "author").defer("stems")
        if "akun" in wanted and "q" not in wanted:
            # which they are is one walk of an index, and each is fetched by its key: none is sorted whole
            lines = _of_account(self.user, wanted, field).order_by(f"-{field}", "-post_id")
            return _fetched(whole, list(lines.values_list("post_id", flat=True)))
        posts = _filtered(whole, wanted, field, *_of(wanted))
        if words := wanted.get("q"):
            posts = posts.filter(accounts=wanted["akun"]) if "akun" in wanted else posts
            posts = posts.matching(words, self._units() or ())
        else:
            posts = posts.order_by(f"-{field}", "-pk")
        return posts.iterator(chunk_size=CHUNK)

    def _units(self):
        """The only units whose messages are looked at; None for all."""
        units = None if self.user.standing.sees_everything else sorted(self.user.standing.units)
        if "unit" in self.wanted:
            return [pk for pk in [self.wanted["unit"]] if units is None or pk in units]
        return units


def _sorted_by(wanted):
    return "published_at" if "tahun" in wanted else SORTS.get(wanted.get("urut"), "updated_at")


def _fetched(posts, pks):
    for start in range(0, len(pks), CHUNK):
        some = pks[start : start + CHUNK]
        read = posts.order_by().in_bulk(some)
        yield from (read[pk] for pk in some if pk in read)


def _filtered(rows, wanted, field, *more, tested=False):
    """``rows`` (of ``Post`` or ``Listed``) by the filters that are one column, and by ``more`` conditions.

    ``tested``: none of the filters begins an index.
    """
    theme, conditions = wanted.get("tema"), list(more)
    if status := wanted.get("status"):
        # published is what most messages are: any other filter finds its place in an index sooner
        common = status == Status.PUBLISHED and (theme or "kategori" in wanted)
        conditions.append(_is("status", status, tested=tested or common))
    if theme:
        # only the order of the last change has an index that begins with the theme
        conditions.append(_is("theme", theme, tested=tested or field != "updated_at"))
    year = wanted.get("tahun")
    if not year and field != "updated_at" and "q" not in wanted:
        conditions.append(Q(**{f"{field}__isnull": False}))
    rows = rows.filter(*conditions)
    return rows.came_out().for_year(year) if year else rows


def _is(column, value, *, tested):
    return Exact(Tested(column), value) if tested else Q(**{column: value})


def _of(wanted) -> list:
    """The unit that was chosen, and the category: as the first of a message or as its second."""
    unit, category = wanted.get("unit"), wanted.get("kategori")
    conditions = [Q(unit=unit)] if unit else []
    if category:
        conditions.append(Exact(Tested("category"), category) | Exact(Tested("second_category"), category))
    return conditions


def _of_account(user, wanted, field):
    """The rows of the list of one account."""
    lines = Listed.objects.visible_to(user)
    return _filtered(lines, wanted, field, Q(account=wanted["akun"]), *_of(wanted))


def _walk(user, wanted, field, units) -> Walk:
    if "akun" in wanted:
        return Walk(_of_account(user, wanted, field), field=field, pk="post_id")
    category = wanted.get("kategori")
    messages = Post.objects.visible_to(user)
    if category and units is None and field == "updated_at":
        first = _filtered(messages, wanted, field, Q(category=category))
        second = _filtered(messages, wanted, field, Q(second_category=category), tested=True)
        return Walk(first, second, field=field)
    parts = [[]] if units is None else [[Q(unit=unit)] for unit in units]
    also = _of({"kategori": category})
    return Walk(*(_filtered(messages, wanted, field, *part, *also) for part in parts), field=field)


def _facets(wanted, units) -> list[list[str]]:
    """The filters as words of the full-text index: one of each group must be there."""
    groups = [[facet(name, wanted[key])] for key, name in FACETS if key in wanted]
    if "akun" in wanted:
        groups.append([facet("akun", wanted["akun"])])
    if "tahun" in wanted:  # nothing in another state came out
        groups.append([facet("status", value) for value in CAME_OUT if wanted.get("status", value) == value])
    if units is not None:
        groups.append([facet("unit", pk) for pk in units])
    return groups

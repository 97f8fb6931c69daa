"""The list of messages and its download."""

import csv
import io
import itertools
from collections import namedtuple
from typing import NamedTuple

from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.numbers import format_number
from klaten_medsos.paging import AFTER, BEFORE, page_by_key
from klaten_medsos.regulation import PostCategory
from klaten_medsos.sheets import harmless, xlsx_response
from klaten_medsos.workflow import Pill
from posts.forms import PostFilterForm
from posts.listing import CHUNK, Found
from posts.models import Post
from posts.workflow import pill_at

SIZE = 25
Message = namedtuple("Message", "pk title status category scheduled_for updated_at published_at whose")
SHOWN = Message._fields[:-1]
CATEGORIES = dict(PostCategory.choices)
COLUMNS = (
    "Nomor", "Unit", "Judul", "Kategori", "Tema", "Status", "Penulis", "Diubah", "Rencana terbit", "Terbit",
    "Isi pesan",
)  # fmt: skip
MOST_IN_A_WORKBOOK = 20_000


@require_safe
def post_list(request):
    """Messages by filters, paged by key; with a question in words the newest hits."""
    form = PostFilterForm(request.GET, user=request.user)
    wanted = form.wanted()
    found = Found(request.user, wanted)
    page = page_by_key(found.walk, request.GET, size=SIZE)
    rows = _read(request.user, page.pks)
    context = {
        "form": form,
        "page": page,
        "rows": _rows(rows),
        "told": _told(page, len(rows), wanted),
        "previous_url": _neighbour(request, page.previous),
        "next_url": _neighbour(request, page.next),
        "sort": found.field,
        "is_filtered": bool(wanted),
        "shows_unit": request.user.standing.sees_everything,
        "may_draft": bool(request.user.standing.units),
    }
    return render(request, "posts/list.html", context)


@require_safe
def post_csv(request):
    """The filtered list with exact data; cells that a spreadsheet would run are neutralised."""
    form = PostFilterForm(request.GET, user=request.user)
    found = Found(request.user, form.wanted())
    response = StreamingHttpResponse(_lines(found.messages()), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="pesan-{dates.today():%Y-%m-%d}.csv"'
    return response


@require_safe
def post_xlsx(request):
    """The same as a workbook, as far as one is of use."""
    form = PostFilterForm(request.GET, user=request.user)
    found = Found(request.user, form.wanted())
    if len(found.walk.keys(MOST_IN_A_WORKBOOK + 1)) > MOST_IN_A_WORKBOOK:
        raise RuleBroken(
            f"Lebih dari {format_number(MOST_IN_A_WORKBOOK)} pesan tidak dapat dimuat dalam satu buku kerja.",
            fix="Persempit saringannya, atau unduh CSV.",
        )
    cells = map(_cells, found.messages())
    return xlsx_response(f"pesan-{dates.today():%Y-%m-%d}.xlsx", COLUMNS, cells, sheet="Pesan")


def _read(user, pks) -> list:
    """The messages ``pks`` in that order, as far as ``user`` may see them; ``whose``: the unit's or the author's."""
    whose = "unit__abbreviation" if user.standing.sees_everything else "author__name"
    posts = Post.objects.visible_to(user).filter(pk__in=pks).order_by()
    read = {row[0]: Message(*row) for row in posts.values_list(*SHOWN, whose)}
    return [read[pk] for pk in pks if pk in read]


class Row(NamedTuple):
    """One line of the list, ready to be printed."""

    url: str
    title: str
    state: Pill
    category: str
    whose: str
    updated: str
    published: str


def _rows(posts) -> list[Row]:
    before, _, after = reverse("posts:detail", args=[0]).rpartition("0")  # asked once, not for every row
    return [
        Row(
            url=f"{before}{post.pk}{after}",
            title=post.title,
            state=pill_at(post.status, post.scheduled_for),
            category=CATEGORIES.get(post.category, ""),
            whose=post.whose,
            updated=dates.format_date(post.updated_at),
            published=dates.format_date(post.published_at) if post.published_at else "",
        )
        for post in posts
    ]


def _told(page, shown, wanted):
    """How many there are, counted only as far as it is cheap."""
    total = f"lebih dari {format_number(page.number)}" if page.has_more else format_number(page.number)
    hits = "yang cocok" if wanted.keys() - {"urut"} else "pesan"
    return f"{format_number(shown)} dari {total} {hits}"


def _neighbour(request, key):
    """The address of this list at another key, with the same filters."""
    if not key:
        return ""
    kept = request.GET.copy()
    for name in (AFTER, BEFORE):
        kept.pop(name, None)
    return f"?{kept.urlencode()}&{key}" if kept else f"?{key}"


def _lines(posts):
    """The file in pieces of many lines: each piece that is sent costs as much as a few lines."""
    yield "\ufeff" + _written([COLUMNS])
    while chunk := list(itertools.islice(posts, CHUNK)):
        yield _written([harmless(cell) for cell in _cells(post)] for post in chunk)


def _written(rows) -> str:
    piece = io.StringIO()
    csv.writer(piece).writerows(rows)
    return piece.getvalue()


def _cells(post) -> tuple:
    return (
        post.pk, post.unit.name, post.title, post.get_category_display(), post.get_theme_display(),
        post.standing_at().label, post.author.name, _moment(post.updated_at), _moment(post.scheduled_for),
        _moment(post.published_at), post.text,
    )  # fmt: skip


def _moment(moment):
    return f"{dates.to_wib(moment):%Y-%m-%d %H:%M}" if moment else ""

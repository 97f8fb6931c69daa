"""The list of messages and its download."""

import csv

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from klaten_medsos import dates
from klaten_medsos.sheets import harmless
from posts.forms import PostFilterForm
from posts.models import Post

SORTS = {
    "judul": "title", "status": "status", "unit": "unit__name", "diubah": "updated_at",
    "terbit": "published_at",
}  # fmt: skip
COLUMNS = ("Nomor", "Unit", "Judul", "Kategori", "Status", "Penulis", "Diubah", "Terbit", "Isi pesan")


@require_safe
def post_list(request):
    form = PostFilterForm(request.GET, user=request.user)
    posts = _sorted(_filtered(Post.objects.visible_to(request.user), form.wanted()), request)
    page = Paginator(posts.select_related("unit", "author"), 25).get_page(request.GET.get("halaman"))
    context = {
        "form": form,
        "page": page,
        "is_filtered": bool(form.wanted()),
        "shows_unit": request.user.standing.sees_everything,
        "may_draft": bool(request.user.standing.units),
    }
    return render(request, "posts/list.html", context)


@require_safe
def post_csv(request):
    """The filtered list with exact data; cells that a spreadsheet would run are neutralised."""
    form = PostFilterForm(request.GET, user=request.user)
    posts = _sorted(_filtered(Post.objects.visible_to(request.user), form.wanted()), request)
    rows = posts.select_related("unit", "author").iterator(chunk_size=500)
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="pesan-{dates.today():%Y-%m-%d}.csv"'
    return response


def _filtered(posts, wanted):
    if words := wanted.get("q"):
        posts = posts.filter(Q(title__icontains=words) | Q(text__icontains=words))
    if status := wanted.get("status"):
        posts = posts.filter(status=status)
    if category := wanted.get("kategori"):
        posts = posts.filter(Q(category=category) | Q(second_category=category))
    if unit := wanted.get("unit"):
        posts = posts.filter(unit=unit)
    if account := wanted.get("akun"):
        posts = posts.filter(accounts=account)
    if year := wanted.get("tahun"):
        posts = posts.came_out().for_year(year)
    return posts


def _sorted(posts, request):
    wanted = request.GET.get("urut", "")
    column = SORTS.get(wanted.removeprefix("-"))
    if column is None:
        return posts
    sign = "-" if wanted.startswith("-") else ""
    return posts.order_by(f"{sign}{column}", f"{sign}pk")


class _Echo:
    def write(self, value):
        return value


def _lines(posts):
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for post in posts:
        cells = (
            post.pk, post.unit.name, post.title, post.get_category_display(), post.get_status_display(),
            post.author.name, _moment(post.updated_at), _moment(post.published_at), post.text,
        )  # fmt: skip
        yield writer.writerow([harmless(cell) for cell in cells])


def _moment(moment):
    return f"{dates.to_wib(moment):%Y-%m-%d %H:%M}" if moment else ""

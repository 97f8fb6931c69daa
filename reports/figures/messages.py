"""Huruf b: what was said, by category of Pasal 12 and month."""

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth

from accounts.models import Segment
from klaten_medsos import dates
from klaten_medsos.regulation import PostCategory, Theme
from posts.models import Post

from . import definitions


def published(unit, year):
    """Messages of ``unit`` that came out in the WIB ``year``: the rows of the list so filtered."""
    return Post.objects.filter(unit=unit).came_out().for_year(year)


def messages(unit, year) -> dict:
    """``categories`` (each with 12 ``months`` and a ``total``), ``months``, themes, segments, weeks."""
    posts = published(unit, year)
    table = {category.value: [0] * 12 for category in PostCategory}
    rows = (
        posts.annotate(month=ExtractMonth("published_at", tzinfo=dates.WIB))
        .order_by()
        .values("category", "month")
        .annotate(count=Count("pk"))
    )
    for row in rows:
        table[row["category"]][row["month"] - 1] += row["count"]
    themes = dict(
        posts.exclude(theme="").order_by().values_list("theme").annotate(count=Count("pk", distinct=True))
    )
    segments = (
        Segment.objects.filter(posts__in=posts.order_by().values("pk"))
        .annotate(count=Count("posts", filter=Q(posts__in=posts.order_by().values("pk")), distinct=True))
        .order_by("-count", "name")
        .values_list("name", "count")
    )
    total = sum(map(sum, table.values()))
    return {
        "month_names": list(dates.MONTHS),
        "categories": [
            {
                "letter": category.letter,
                "label": category.label,
                "months": table[category.value],
                "total": sum(table[category.value]),
            }
            for category in PostCategory
        ],
        "months": [sum(column) for column in zip(*table.values(), strict=True)],
        "total": total,
        "with_source": posts.exclude(source="").count(),
        "themes": [{"label": theme.label, "count": themes.get(theme.value, 0)} for theme in Theme],
        "segments": [{"label": name, "count": count} for name, count in segments],
        "weeks": _weeks(posts, year),
        "definitions": definitions.MESSAGES,
    }


def _weeks(posts, year) -> dict:
    """How many of the year's weeks saw at least one message."""
    active = {
        dates.local_date(moment).isocalendar()[:2] for moment in posts.values_list("published_at", flat=True)
    }
    start, end = (dates.local_date(moment) for moment in dates.year_range(year))
    until = min(end, dates.today())
    known = {
        type(start).fromordinal(day).isocalendar()[:2] for day in range(start.toordinal(), until.toordinal())
    }
    return {"active": len(active), "of": len(known)}

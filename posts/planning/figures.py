"""Plan against actual: what was meant and what came out. A constant number of queries."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import ExtractMonth

from accounts.models import Account
from klaten_medsos import dates
from posts.models import Post, Publication


@dataclass(frozen=True)
class ChannelRow:
    """One account: messages aimed at per month, and how many came out in each of the twelve months.

    ``months`` holds ``None`` for months that have not begun: what nobody could do yet is not zero.
    """

    name: str
    per_month: int
    months: list
    total: int
    target: int
    kept: int
    begun: int


@dataclass(frozen=True)
class SegmentRow:
    """One segment: messages that addressed it, and the accounts of the plan that serve it (Pasal 9)."""

    name: str
    count: int
    served_by: list


@dataclass(frozen=True)
class Comparison:
    channels: list
    segments: list

    @property
    def never_addressed(self) -> list:
        return [row.name for row in self.segments if not row.count]

    @property
    def not_served(self) -> list:
        """Segments that no chosen account is meant for (Pasal 9)."""
        return [row.name for row in self.segments if not row.served_by]


def compare(unit, year, content, today=None) -> Comparison:
    """``content`` of a plan of ``unit`` against what came out in the WIB ``year``."""
    today = today or dates.today()
    start, end = dates.year_range(year)
    ids = [row["account"] for row in content["channels"]]
    counted = Counter(
        {
            (row["account"], row["month"]): row["count"]
            for row in Publication.objects.filter(
                account__in=ids, post__unit=unit, published_at__gte=start, published_at__lt=end
            )
            .annotate(month=ExtractMonth("published_at", tzinfo=dates.WIB))
            .order_by()
            .values("account", "month")
            .annotate(count=Count("pk"))
        }
    )
    begun = 12 if year < today.year else today.month if year == today.year else 0
    posts = Post.objects.filter(unit=unit).came_out().for_year(year)
    wanted = [row["id"] for row in content["segments"]]
    addressed = dict(
        posts.filter(segments__in=wanted)
        .order_by()
        .values_list("segments")
        .annotate(Count("pk", distinct=True))
    )
    serving = {}
    for account in Account.objects.filter(pk__in=ids).prefetch_related("segments"):
        for segment in account.segments.all():
            serving.setdefault(segment.pk, []).append(str(account))
    return Comparison(
        [_channel(row, counted, begun) for row in content["channels"]],
        [
            SegmentRow(row["name"], addressed.get(row["id"], 0), sorted(serving.get(row["id"], [])))
            for row in content["segments"]
        ],
    )


def _channel(row, counted, begun):
    months = [counted[row["account"], month] if month <= begun else None for month in range(1, 13)]
    past = [count for count in months if count is not None]
    return ChannelRow(
        row["name"], row["per_month"], months, sum(past), row["per_month"] * begun,
        sum(count >= row["per_month"] for count in past), begun,
    )  # fmt: skip

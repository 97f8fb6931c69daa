"""What a person must do today with messages."""

from django.db.models import Count, Max, Min
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.duties import Duty
from posts.models import Post
from posts.workflow import Status

PETUGAS = (Status.REVISION, Status.EXPIRED, Status.SCHEDULED, Status.APPROVED, Status.DRAFT)


def duties_for(user) -> list[Duty]:
    """One line per state that waits for this person; one query."""
    standing = user.standing
    mine = standing.petugas_of | standing.pejabat_of
    if not mine:
        return []
    rows = (
        Post.objects.filter(unit__in=mine, status__in=[*PETUGAS, Status.WAITING])
        .exclude(status=Status.WAITING, author=user)
        .order_by()
        .values("status", "unit")
        .annotate(
            many=Count("pk"), first=Min("pk"), title=Max("title"), since=Min("submitted_at"),
            touched=Min("updated_at"),
        )
    )  # fmt: skip
    merged = {}
    for row in rows:
        held = standing.pejabat_of if row["status"] == Status.WAITING else standing.petugas_of
        if row["unit"] in held:
            merged.setdefault(row["status"], []).append(row)
    return [_duty(status, merged[status]) for status in merged]


def _duty(status, rows) -> Duty:
    many = sum(row["many"] for row in rows)
    one = many == 1
    url = reverse("posts:list") + f"?status={status}"
    if one:
        name = "posts:review" if status == Status.WAITING else "posts:detail"
        url = reverse(name, args=[rows[0]["first"]])
    what = f"pesan “{rows[0]['title']}”" if one else f"{many} pesan"
    since = min((row["since"] for row in rows if row["since"]), default=None)
    waited = f"Terlama diajukan {dates.format_datetime(since)}." if since else ""
    return {
        Status.WAITING: Duty(f"Putuskan {what}", "Pasal 10 huruf d", url, tone="warning", detail=waited),
        Status.REVISION: Duty(f"Perbaiki {what}", "Pasal 10 huruf d", url, tone="warning"),
        Status.EXPIRED: Duty(
            f"Beri waktu baru atau batalkan {what}", "Pasal 10 huruf d", url, tone="warning"
        ),
        Status.SCHEDULED: Duty(f"Terbitkan {what} pada waktunya", "Pasal 10 huruf d", url),
        Status.APPROVED: Duty(f"Terbitkan {what} lalu catat alamatnya", "Pasal 10 huruf d", url),
        Status.DRAFT: Duty(f"Lanjutkan draf {what}", "Pasal 10 huruf d", url, tone="neutral"),
    }[status]

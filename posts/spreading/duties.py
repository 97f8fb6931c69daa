"""What waits for a person in matters of amplification (Pasal 14 huruf b)."""

from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.duties import Duty
from posts.models import AmplificationProof, AmplificationTarget
from posts.spreading.rules import CITATION


def duties_for(user) -> list[Duty]:
    """One line per unit of the reader with outstanding targets; for Diskominfo the overdue ones and proofs to look at.
    ≤ 3 queries."""
    standing, today = user.standing, dates.today()
    duties = []
    mine = standing.petugas_of | standing.pejabat_of
    if mine:
        rows = list(
            AmplificationTarget.objects.outstanding()
            .filter(unit__in=mine)
            .select_related("task__version", "unit")
            .order_by("task__due_on", "pk")[:50]
        )
        if rows:
            duties.append(_spread(rows, today))
    if standing.is_diskominfo:
        late = AmplificationTarget.objects.outstanding().filter(task__due_on__lt=today)
        names = sorted(set(late.values_list("unit__abbreviation", flat=True)))
        if names:
            more = f" dan {len(names) - 5} unit lain" if len(names) > 5 else ""
            duties.append(
                Duty(
                    f"Ingatkan {len(names)} unit yang terlambat menyebarkan pesan",
                    CITATION,
                    reverse("posts:amplification_list"),
                    tone="warning",
                    detail=", ".join(names[:5]) + more + ".",
                )
            )
        duties += _to_look_at()
    return duties


def _to_look_at():
    proofs = AmplificationProof.objects.unproven().filter(target__task__closed_at=None)
    waiting = list(proofs.order_by("recorded_at", "pk").values_list("pk", flat=True)[:100])
    if not waiting:
        return []
    return [
        Duty(
            f"Periksa {len(waiting)} bukti penyebaran",
            CITATION,
            reverse("posts:spread_proof", args=[waiting[0]]),
            detail="Alamatnya tidak menyebut akun, sehingga belum dihitung.",
        )
    ]


def _spread(rows, today):
    first = rows[0]
    title = first.task.version.content["title"]
    what = f"pesan “{title}”" if len(rows) == 1 else f"{len(rows)} pesan"
    url = first.task.get_absolute_url() if len(rows) == 1 else reverse("posts:amplification_list")
    return Duty(
        f"Sebarkan {what} lalu catat buktinya",
        CITATION,
        url,
        due=first.task.due_on,
        tone="danger" if first.task.due_on < today else "info",
        detail="Diminta Diskominfo untuk disebarkan di akun resmi unit.",
    )

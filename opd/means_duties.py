"""What waits for officers in matters of the pledge, facilities and budget (Pasal 15, 17, 21)."""

from django.db.models import Exists, OuterRef
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.duties import Duty
from opd.models import BudgetLine, Facility, Unit
from opd.pledges import unsigned


def duties_for(user) -> list[Duty]:
    """Pledges to sign, and for petugas what of their unit was never recorded. Two queries at most."""
    standing = user.standing
    duties = []
    if standing.petugas_of or standing.pejabat_of:
        duties += [
            Duty(
                title="Tanda tangani pakta integritas",
                citation="Pasal 15",
                url=reverse("opd:pledge", args=[row.pk]),
                tone="warning",
                detail=f"Atas penunjukan Anda dengan {row.decree}.",
            )
            for row in unsigned(user=user).select_related("decree")
        ]
    if standing.petugas_of:
        duties += _unrecorded(standing.petugas_of)
    return duties


def _unrecorded(unit_ids):
    year = dates.today().year
    units = Unit.objects.filter(pk__in=unit_ids).annotate(
        has_facilities=Exists(Facility.objects.filter(unit=OuterRef("pk"))),
        has_budget=Exists(BudgetLine.objects.filter(unit=OuterRef("pk"), year=year)),
    )
    for unit in units:
        if not unit.has_facilities:
            yield Duty(
                title=f"Catat sarana {unit.abbreviation}",
                citation="Pasal 17",
                url=reverse("opd:facilities", args=[unit.pk]),
                tone="neutral",
                detail="Komputer, listrik, internet dan telepon cerdas; masuk ke lampiran laporan.",
            )
        if not unit.has_budget:
            yield Duty(
                title=f"Catat anggaran {year} {unit.abbreviation}",
                citation="Pasal 21",
                url=reverse("opd:budget", args=[unit.pk]),
                tone="neutral",
                detail="Pagu dan realisasi dari DPA unit; masuk ke laporan tahunan.",
            )

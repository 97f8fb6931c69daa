"""What waits for a person in matters of decrees (Pasal 11)."""

import datetime

from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.duties import Duty
from opd.models import Decree, Unit
from opd.sop import parameters


def duties_for(user) -> list[Duty]:
    """Decrees of one's units that are missing or end soon; for Diskominfo, signers to look at. ≤ 3 queries."""
    standing, today = user.standing, dates.today()
    duties = []
    if standing.units:
        duties += _own_units(standing.units, today)
    if standing.is_diskominfo:
        doubtful = Decree.objects.in_force(today).signed_by_another().count()
        if doubtful:
            duties.append(
                Duty(
                    title=f"Periksa penanda tangan {doubtful} Keputusan",
                    citation="Pasal 11",
                    url=reverse("admin:opd_decree_changelist") + "?penanda=lain",
                    tone="warning",
                    detail="Menurut catatan, penanda tangannya bukan kepala unit pada tanggal itu.",
                )
            )
    return duties


def _own_units(unit_ids, today):
    """A unit without a decree today, or whose last one ends within the first reminder."""
    units = Unit.objects.filter(pk__in=unit_ids).in_bulk()
    latest: dict[int, Decree] = {}
    ahead: set[int] = set()
    for decree in Decree.objects.filter(unit__in=unit_ids).exclude(ends_on__lt=today):
        if decree.starts_on > today:
            ahead.add(decree.unit_id)
            continue
        known = latest.get(decree.unit_id)
        if known is None or _end(decree) > _end(known):
            latest[decree.unit_id] = decree
    window = datetime.timedelta(days=max(parameters(today).decree_notice_days))
    for pk, unit in sorted(units.items(), key=lambda pair: pair[1].name):
        decree = latest.get(pk)
        if decree is None:
            yield Duty(
                title=f"Catat Keputusan penunjukan {unit.abbreviation}",
                citation="Pasal 11",
                url=reverse("opd:decree_create", args=[pk]),
                tone="danger",
                detail="Tanpa Keputusan yang berlaku, pesan dan laporan tidak dapat diajukan atau disetujui.",
            )
        elif decree.ends_on and decree.ends_on - today <= window and pk not in ahead:
            yield Duty(
                title=f"Perbarui Keputusan penunjukan {unit.abbreviation}",
                citation="Pasal 11",
                url=decree.get_absolute_url(),
                due=decree.ends_on,
                tone="warning",
                detail=f"Nomor {decree.number} segera berakhir; wewenang pengelola berakhir bersamanya.",
            )


def _end(decree) -> datetime.date:
    return decree.ends_on or datetime.date.max

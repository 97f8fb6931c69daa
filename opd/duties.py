"""What waits for a person in matters of decrees (Pasal 11)."""

from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.duties import Duty
from opd import means_duties, sop_duties
from opd.departures import departures
from opd.endings import ending_decrees
from opd.models import Decree, HandOver, Unit


def duties_for(user) -> list[Duty]:
    """Decrees of one's units that are missing or end soon; for Diskominfo, signers to look at. ≤ 3 queries."""
    standing, today = user.standing, dates.today()
    duties = _taking_over(user)
    if standing.units:
        duties += _own_units(standing.units, today)
        duties += _departures(standing, today)
    duties += sop_duties.duties_for(user)
    duties += means_duties.duties_for(user)
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


def _taking_over(user):
    """What somebody handed over to this person and they have not accepted."""
    waiting = HandOver.objects.filter(taking=user, accepted_at=None).select_related("appointment__user")
    return [
        Duty(
            title=f"Terima serah terima dari {given.appointment.user}",
            citation="Pasal 11",
            url=given.get_absolute_url(),
            tone="warning",
            detail=f"{len(given.items)} hal diserahkan kepada Anda.",
        )
        for given in waiting
    ]


def _departures(standing, today):
    """People who leave one's unit and still hold something."""
    for unit in Unit.objects.filter(pk__in=standing.pejabat_of | standing.petugas_of):
        for leaving in departures(unit, today):
            yield Duty(
                title=f"Serah terimakan yang dipegang {leaving.appointment.user}",
                citation="Pasal 11",
                url=reverse("opd:appointment_handover", args=[leaving.appointment.pk]),
                due=leaving.appointment.last_day,
                tone="warning",
                detail=f"{len(leaving.held)} hal masih atas namanya di {unit.abbreviation}.",
            )


def _own_units(unit_ids, today):
    """Units without a decree today, and decrees that end within the first reminder."""
    for unit in Unit.objects.filter(pk__in=unit_ids).with_decree(today):
        if not unit.has_decree:
            yield Duty(
                title=f"Catat Keputusan penunjukan {unit.abbreviation}",
                citation="Pasal 11",
                url=reverse("opd:decree_create", args=[unit.pk]),
                tone="danger",
                detail="Tanpa Keputusan yang berlaku, pesan dan laporan tidak dapat diajukan atau disetujui.",
            )
    for decree in ending_decrees(today, unit_ids):
        yield Duty(
            title=f"Perbarui Keputusan penunjukan {decree.unit.abbreviation}",
            citation="Pasal 11",
            url=decree.get_absolute_url(),
            due=decree.ends_on,
            tone="warning",
            detail=f"Nomor {decree.number} segera berakhir; wewenang pengelola berakhir bersamanya.",
        )

"""Reminders that decrees run out; the power itself ends by date, whether or not these run (Pasal 11)."""

from celery import shared_task
from django.db.models import Q

from klaten_medsos import dates
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd import sop_notices
from opd.endings import ending_decrees
from opd.models import MembershipKind, User
from opd.rules import due_occasion
from opd.sop import parameters


@shared_task(name="opd.remind_expiring_decrees")
def remind_expiring_decrees() -> int:
    """Tell those concerned that a decree ends soon: H-30, H-7, H-1, once per person and occasion.

    Level-triggered and safe to run at any time and any number of times. The occasion is the nearest
    threshold already reached, so a scheduler that slept through H-30 still sends it at H-25, and one that
    wakes at H-5 sends H-7 only: a late notice of an older occasion would name the wrong urgency. Nobody is
    reminded of a decree whose people all keep their role by another (see ``ending_decrees``).
    Returns how many notices were written.
    """
    today = dates.today()
    days = parameters(today).decree_notice_days
    desk = list(User.objects.with_membership(MembershipKind.DISKOMINFO, today))
    told = 0
    for decree in ending_decrees(today):
        threshold = due_occasion((decree.ends_on - today).days, days)
        if threshold is None:
            continue
        told += notify(
            Kind.DECREE_EXPIRING,
            [*_concerned(decree, today), *desk],
            on=decree,
            subject=f"{decree} berakhir {dates.format_date(decree.ends_on)}",
            body=(
                f"{decree} yang menunjuk pejabat dan petugas media sosial {decree.unit.name} berlaku sampai "
                f"{dates.format_date(decree.ends_on)}. Sesudah itu yang ditunjuk tidak lagi dapat "
                "mengajukan atau menyetujui (Pasal 11). Catat Keputusan penggantinya sebelum tanggal itu."
            ),
            path=decree.get_absolute_url(),
            occasion=f"H-{threshold}",
        )
    return told


def _concerned(decree, today):
    """Those it appoints and the pejabat and head of the unit who have a sign-in (O, P, K)."""
    appointed = Q(pk__in=decree.appointments.values("user"))
    heads = Q(pk__in=decree.unit.heads.in_force(today).filter(user__isnull=False).values("user"))
    pejabat = Q(pk__in=User.objects.appointed(decree.unit, "pejabat", today).values("pk"))
    return User.objects.filter(appointed | heads | pejabat, is_active=True)


@shared_task(name="opd.remind_unread_sop")
def remind_unread_sop() -> int:
    """Remind officers who have not said that they read the SOP: H-7, H-3, H-1, and once after (Pasal 16).

    Level-triggered like the reminders above. Returns how many notices were written.
    """
    return sop_notices.remind_readers(dates.today())

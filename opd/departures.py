"""Who leaves: appointments that ended or end within days without another, and what those people still hold."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from opd import handover
from opd.models import Appointment, HandOver

LOOK_BACK, LOOK_AHEAD = timedelta(days=90), timedelta(days=7)


@dataclass(frozen=True)
class Departure:
    """``appointment`` whose person goes on ``last_day``, with what they still hold."""

    appointment: Appointment
    held: list


def departures(unit, today, *, with_handed_over=False) -> list[Departure]:
    """People of ``unit`` whose power ended in the last 90 days or ends within 7, and who still hold something.

    Somebody who keeps an appointment of the unit does not leave. Those whose handing over was accepted are
    left out unless asked for. A constant number of queries per room.
    """
    rows = Appointment.objects.filter(decree__unit=unit).select_related("decree", "user")
    first, last = today - LOOK_BACK, today + LOOK_AHEAD
    ending = rows.filter(
        Q(ended_on__range=(first, last)) | Q(ended_on=None, decree__ends_on__range=(first, last))
    )
    by_user = defaultdict(list)
    for row in rows.filter(user__in=ending.values("user")):
        by_user[row.user_id].append(row)
    leaving = {}
    for row in ending:
        stays = any(
            other.last_day is None or other.last_day > last
            for other in by_user[row.user_id]
            if other.decree.starts_on <= last
        )
        newest = leaving.get(row.user_id)
        if not stays and (newest is None or row.last_day > newest.last_day):
            leaving[row.user_id] = row
    if not with_handed_over:
        done = set(
            HandOver.objects.filter(appointment__in=leaving.values(), accepted_at__isnull=False).values_list(
                "appointment", flat=True
            )
        )
        leaving = {user: row for user, row in leaving.items() if row.pk not in done}
    if not leaving:
        return []
    held = handover.held_by(unit, leaving)
    return [Departure(row, held[user]) for user, row in leaving.items() if held[user]]

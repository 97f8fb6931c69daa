"""What waits for a person in the inbox."""

from datetime import timedelta

from django.db.models import Min, Q
from django.urls import reverse

from feedback.models import Item
from feedback.workflow import Status
from klaten_medsos import dates
from klaten_medsos.duties import Duty
from opd.sop import parameters


def duties_for(user) -> list[Duty]:
    """Items waiting for an answer by one's units, with the day the oldest is due (Pasal 10 huruf f). One query."""
    units = user.standing.units
    if not units:
        return []
    held = Q(unit__in=units, status=Status.NEW) | Q(forwarded_to__in=units, status=Status.FORWARDED)
    items = Item.objects.filter(held)
    oldest, count = items.aggregate(oldest=Min("received_at"))["oldest"], items.count()
    if not count:
        return []
    due = dates.local_date(oldest + timedelta(hours=parameters().first_response_hours))
    return [
        Duty(
            title=f"Tanggapi {count} masukan warga",
            citation="Pasal 10 huruf f",
            url=reverse("feedback:list") + f"?status={Status.NEW}",
            due=due,
            tone="danger" if due < dates.today() else "warning",
        )
    ]

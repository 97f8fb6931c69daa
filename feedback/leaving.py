"""Items a leaving person took in and nobody answered yet, told to the room that appoints people."""

from collections import defaultdict

from feedback.models import Item
from feedback.workflow import FLOW
from opd import handover

OPEN = [state for state, onward in FLOW.transitions.items() if onward]


def held_by(unit, user_ids):
    found = defaultdict(list)
    for item in Item.objects.filter(unit=unit, logged_by__in=user_ids, status__in=OPEN).order_by("pk"):
        found[item.logged_by_id].append(
            handover.Held("Masukan", str(item), item.get_absolute_url(), "Jawab, teruskan atau saring.")
        )
    return found


def work_of(unit):
    items = Item.objects.filter(unit=unit)
    return [("masukan", items.count()), ("di antaranya belum selesai", items.filter(status__in=OPEN).count())]


handover.register(handover.Room("masukan", held_by, work_of))

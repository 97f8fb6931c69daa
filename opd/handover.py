"""What a person still holds for a unit. The rooms above tell it here, so that this one need not know them.

A room registers two questions when it starts (``AppConfig.ready``): what these people hold in this unit, and
how much of the room's work belongs to the unit. The order of imports stays one-way.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Held:
    """One thing somebody holds: ``kind`` in words, its ``title``, where to act, and what to do there."""

    kind: str
    title: str
    url: str
    advice: str = ""

    def as_dict(self) -> dict:
        return asdict(self)


@dataclass(frozen=True)
class Room:
    """``held_by(unit, user_ids)`` gives ``{user id: [Held]}``; ``work_of(unit)`` gives ``[(words, count)]``.

    Each asks a constant number of queries.
    """

    name: str
    held_by: Callable
    work_of: Callable


ROOMS: dict[str, Room] = {}


def register(room: Room) -> None:
    """Add a room, in the order of the work; registering it again replaces it."""
    ROOMS[room.name] = room


def held_by(unit, user_ids) -> dict[int, list[Held]]:
    """All that each of these people holds for ``unit``, room after room."""
    found: dict[int, list[Held]] = {user_id: [] for user_id in user_ids}
    for room in ROOMS.values():
        for user_id, things in room.held_by(unit, list(found)).items():
            found[user_id] += things
    return found


def work_of(unit) -> list[tuple[str, int]]:
    """What is recorded under ``unit``: words and how many, for who decides what becomes of it."""
    return [line for room in ROOMS.values() for line in room.work_of(unit)]

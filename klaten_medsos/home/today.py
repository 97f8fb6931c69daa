"""What must this person do today? The duties of every room, in one order."""

from accounts import duties as accounts
from accounts.impostors import duties as impostors
from feedback import duties as feedback
from klaten_medsos.duties import Duty
from opd import duties as opd
from posts import duties as posts
from posts.corrections import duties as corrections
from posts.emergency import duties as emergency
from posts.publishing import duties as publishing
from posts.spreading import duties as spreading
from reports import duties as reports

ROOMS = (opd, accounts, impostors, posts, emergency, publishing, corrections, spreading, feedback, reports)


def duties_today(user) -> list[Duty]:
    """Everything that waits for ``user``: urgent first, then by date. A constant number of queries."""
    found = [duty for room in ROOMS for duty in room.duties_for(user)]
    return sorted(found, key=lambda duty: duty.sort_key)

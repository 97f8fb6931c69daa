"""Reading messages."""

from django.db import models

from klaten_medsos import dates
from posts.search import matching
from posts.workflow import Status

# published, or withdrawn after it was: with a moment of publication it did come out
CAME_OUT = (Status.PUBLISHED, Status.WITHDRAWN)


class CameOutQuerySet(models.QuerySet):
    """What messages and their lines in the list of an account can both be asked."""

    def came_out(self):
        """Published, including what was withdrawn later: it did come out. What was put away before did not."""
        return self.filter(status__in=CAME_OUT, published_at__isnull=False)

    def for_year(self, year):
        """Published in the WIB year."""
        start, end = dates.year_range(year)
        return self.filter(published_at__gte=start, published_at__lt=end)

    def on_calendar(self, first, last):
        """Placed on the WIB days from ``first`` to ``last``; what was rejected or put away stands on none."""
        return self.filter(calendar_day__gte=first, calendar_day__lte=last)


class ListedQuerySet(CameOutQuerySet):
    def visible_to(self, user):
        """The lines of the messages that ``user`` may see."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(unit__in=user.standing.units)


class PostQuerySet(CameOutQuerySet):
    def visible_to(self, user):
        """Own unit's messages; Diskominfo reads all."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(unit__in=user.standing.units)

    def matching(self, words, units=()):
        """Those whose title, text or source hold every word of ``words`` in any form, newest message first.

        ``units``: ids of the only units looked in, when they are known.
        """
        return matching(self, words, units)

    def waiting(self):
        return self.filter(status=Status.WAITING)

    def past_their_time(self, at):
        """Waiting although the moment they were meant for has come: expired by date."""
        return self.filter(status=Status.WAITING, scheduled_for__lte=at)

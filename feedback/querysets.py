"""Reading what came back."""

from django.db import models
from django.db.models import Q

from feedback.workflow import Status
from klaten_medsos import dates


class ItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Own unit's items and those forwarded to it; Diskominfo reads all."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        units = user.standing.units
        return self.filter(Q(unit__in=units) | Q(forwarded_to__in=units))

    def for_year(self, year):
        start, end = dates.year_range(year)
        return self.filter(received_at__gte=start, received_at__lt=end)

    def waiting(self):
        return self.filter(status__in=[Status.NEW, Status.FORWARDED])

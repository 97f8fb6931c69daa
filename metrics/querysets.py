"""Reading figures."""

import datetime

from django.db import models


class MeasurementQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(account__unit__in=user.standing.units)

    def within_year(self, year):
        """Figures whose whole period lies in the year."""
        return self.filter(starts_on__gte=datetime.date(year, 1, 1), ends_on__lte=datetime.date(year, 12, 31))

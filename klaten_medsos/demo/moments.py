"""Moments of the story."""

import datetime

from klaten_medsos import dates


def at(day: datetime.date, hour=9, minute=0) -> datetime.datetime:
    """A moment of ``day`` in WIB."""
    return datetime.datetime.combine(day, datetime.time(hour, minute), dates.WIB)

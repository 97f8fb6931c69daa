"""The days Diskominfo declared working or free, as every count of working days and service hours asks them."""

from django.apps import apps

from klaten_medsos import dates
from klaten_medsos.remembering import forget, remembered

SHELF = "opd.workdays"


def overrides() -> dates.Overrides:
    """{date: (is_working, name)} of all days kept by Diskominfo. One query, once per request."""
    return remembered(SHELF, lambda: apps.get_model("opd", "DayOverride").objects.as_overrides())


def changed() -> None:
    """Told by the action that kept or dropped a day, so that this request sees it too."""
    forget(SHELF)

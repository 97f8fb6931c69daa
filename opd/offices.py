"""Days on which an office was held by nobody on record."""

from klaten_medsos import dates
from opd.models import OfficeHolder
from opd.rules import vacancies


def vacancies_of(office, unit, today) -> list[str]:
    """The empty days between the first holder and today, in words; acting holders fill them too."""
    periods = OfficeHolder.objects.of(office, unit).values_list("starts_on", "ends_on")
    return [dates.format_range(*gap) for gap in vacancies(periods, today)]

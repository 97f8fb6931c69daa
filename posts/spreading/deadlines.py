"""Until when a message is to be spread."""

import datetime

from klaten_medsos import dates
from opd.sop import parameters


def default_due_on(today=None) -> datetime.date:
    """The day a task given today is due, by the SOP in force."""
    today = today or dates.today()
    return today + datetime.timedelta(days=parameters(today).amplification_days)

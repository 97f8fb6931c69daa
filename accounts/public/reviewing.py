"""How fresh an entry of the register is. A register that does not age honestly decays unseen."""

import datetime

from klaten_medsos import dates
from opd.sop import parameters


def last_reviewed(account) -> datetime.date | None:
    """The day somebody last made sure that the entry is true: the review, else the verification."""
    at = account.reviewed_at or account.decided_at
    return dates.local_date(at) if at else None


def oldest_fresh(on: datetime.date | None = None) -> datetime.date:
    """Entries last looked at before this day are stale (SOP: usually twelve months)."""
    on = on or dates.today()
    return dates.add_months(on, -parameters(on).account_review_months)


def with_reviews(accounts) -> list:
    """The accounts as a list, each with ``reviewed_on`` and ``is_stale`` for the page."""
    accounts, fresh = list(accounts), oldest_fresh()
    for account in accounts:
        account.reviewed_on = last_reviewed(account)
        account.is_stale = account.reviewed_on is not None and account.reviewed_on < fresh
    return accounts

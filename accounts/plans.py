"""Whether an account stands in the unit's Rencana Media Sosial (Pasal 8).

The plan itself is kept by a room above; it registers here a function that knows, so that nothing reaches up.
"""

from collections.abc import Callable

Source = Callable[[list[int]], dict[int, str]]
_sources: list[Source] = []


def register(source: Source):
    """``source`` takes ids of accounts and returns ``{id: how the plan is called}`` for those it contains."""
    if source not in _sources:
        _sources.append(source)
    return source


def references(accounts) -> dict[int, str]:
    """Per account id the plan that contains it: what the rooms above know, else what the unit typed itself."""
    accounts = list(accounts)
    known = {account.pk: account.plan_reference for account in accounts if account.plan_reference}
    for source in _sources:
        known |= source([account.pk for account in accounts])
    return known


def reference_of(account) -> str:
    """The plan that contains ``account``; empty when none does yet."""
    return references([account]).get(account.pk, "")

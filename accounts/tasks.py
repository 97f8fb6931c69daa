"""Reminders of reviews, handovers and silent accounts. What they remind of follows from dates and rows alone."""

from celery import shared_task

from accounts import notifications, radar
from accounts.models import Account
from accounts.naming import file_names as file_all_names
from accounts.naming import unfiled
from accounts.public import sheets
from accounts.radar import Concern
from klaten_medsos import dates
from opd.models import MembershipKind, User
from opd.rules import due_occasion
from opd.sop import parameters

REVIEW_DAYS = (30, 7)


@shared_task(name="accounts.remind")
def remind() -> int:
    """Tell the units what their official accounts need, once per person and occasion; return how many were told.

    Level-triggered: it may run at any time and any number of times, and a day it did not run costs nothing.
    """
    on = dates.today()
    sop = parameters(on)
    desk = list(User.objects.with_membership(MembershipKind.DISKOMINFO, on))
    staff = {}
    told = 0
    for seen in radar.sweep(Account.objects.all(), on=on):
        account = seen.account
        if account.unit_id not in staff:
            staff[account.unit_id] = list(User.objects.serving(account.unit, on))
        people = staff[account.unit_id]
        told += _review(account, radar.review_due_on(account, sop), on, people)
        for blip in seen.blips:
            if blip.concern == Concern.HOLDER_LEFT:
                told += notifications.handover_due(account, blip, [*people, *desk])
            elif blip.concern == Concern.SILENT:
                told += notifications.account_silent(account, blip, people)
    return told


def _review(account, due, on, people) -> int:
    left = (due - on).days
    threshold = due_occasion(left, REVIEW_DAYS)
    if left < 0:
        return notifications.review_due(account, due, people, occasion=f"{due}:lewat")
    if threshold is None:
        return 0
    return notifications.review_due(account, due, people, occasion=f"{due}:H-{threshold}")


@shared_task(name="accounts.file_names")
def file_names() -> int:
    """File names that came past the proposal, or under older rules, for the search of look-alikes."""
    return file_all_names(unfiled().iterator(chunk_size=2000))


@shared_task(name="accounts.print_sheets")
def print_sheets() -> int:
    """Keep the sheets for the walls of the offices as the register stands."""
    return sheets.print_sheets()

"""Reminders of reviews, handovers and silent accounts, and the registering of long imports.

What they remind of follows from dates and rows alone.
"""

import datetime
import logging

from celery import shared_task
from django.db import DatabaseError, transaction

from accounts import notifications, radar
from accounts.actions.import_lines import register_lines
from accounts.models import Account, ImportBatch, ImportRow, RowState
from accounts.naming import file_names as file_all_names
from accounts.naming import unfiled
from accounts.public import sheets
from accounts.radar import Concern
from klaten_medsos import dates
from klaten_medsos.exceptions import Refusal
from klaten_medsos.jobs import ring
from opd.models import MembershipKind, User
from opd.rules import due_occasion
from opd.sop import parameters

log = logging.getLogger(__name__)

REVIEW_DAYS = (30, 7)
KEPT_DAYS = 30


class LeaseLost(Exception):
    """Another worker took the row over: leave everything to it."""


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


@shared_task(name="accounts.register_import")
def register_import(pk):
    """Register the chosen lines of import ``pk``, all or none, once: claim, register, finish in one transaction."""
    batch = ImportBatch.claim(pk)
    if batch is None:
        return
    try:
        with transaction.atomic():
            register_lines(batch)
            if not batch.finish():
                raise LeaseLost
    except LeaseLost:
        log.warning("import %s was taken over by another worker", pk)
    except Refusal as refused:
        batch.give_up(str(refused))
    except DatabaseError:
        raise  # the row keeps its lease; the sweep comes back when the database does
    except Exception as error:
        log.exception("import %s not registered", pk)
        batch.release(f"Galat {type(error).__name__}.")


@shared_task(name="accounts.sweep_imports")
def sweep_imports():
    """Ring again for imports that wait, and forget what unused tables said of people after a month."""
    for pk in ImportBatch.objects.due().order_by("pk").values_list("pk", flat=True)[:100]:
        ring(register_import, pk)
    forgotten = dates.now() - datetime.timedelta(days=KEPT_DAYS)
    ImportRow.objects.filter(batch__uploaded_at__lt=forgotten, account=None).exclude(values={}).update(
        values={}, finding=RowState.WRONG, cause="Isi baris dihapus karena tidak didaftarkan dalam 30 hari."
    )

"""Logging what the khalayak says and what became of it (Pasal 10 huruf e, f, g)."""

from django.db import transaction

from feedback import permissions, rules
from feedback.models import FilterReason, Item, Sentiment
from feedback.workflow import Status
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from klaten_medsos.workflow import move
from opd.models import User


@transaction.atomic
def log_item(
    *, unit, kind, text, topic, by, received_at, account=None, sentiment=Sentiment.NEUTRAL, url="", at=None
):
    """Log one comment, suggestion, question or complaint; the sender's name and handle are never kept."""
    permissions.check_can_log_item(by, unit)
    at = at or dates.now()
    rules.check_item(text, topic, received_at, dates.now())
    if account is not None and account.unit_id != unit.pk:
        raise RuleBroken("Akun itu bukan milik unit ini.", fix="Pilih akun unit Anda.")
    item = Item.objects.create(
        unit=unit, account=account, kind=kind, text=text, topic=topic, sentiment=sentiment, url=url,
        received_at=received_at, logged_at=at, logged_by=by,
    )  # fmt: skip
    record(Event.ITEM_LOGGED, on=item, by=by, at=at)
    return item


@transaction.atomic
def answer_item(*, item, answer, by, answered_at=None, at=None):
    """Record the answer that was given (Pasal 10 huruf f)."""
    permissions.check_can_handle_item(by, item)
    at = at or dates.now()
    answered_at = answered_at or at
    rules.check_answer(answer, answered_at, item.received_at, dates.now())
    move(item, Status.ANSWERED, answer=answer, answered_at=answered_at, answered_by=by)
    record(Event.ITEM_ANSWERED, on=item, by=by, at=at)
    return item


@transaction.atomic
def forward_item(*, item, to, by, at=None):
    """Hand the item to the unit it concerns; that unit is told."""
    permissions.check_can_handle_item(by, item)
    rules.check_forward(item.unit, to)
    at = at or dates.now()
    move(item, Status.FORWARDED, forwarded_to=to, forwarded_at=at, forwarded_by=by)
    record(Event.ITEM_FORWARDED, on=item, by=by, at=at, unit=to.abbreviation)
    notify(
        Kind.ITEM_FORWARDED,
        User.objects.members_of(to),
        on=item,
        subject=f"Masukan diteruskan dari {item.unit.abbreviation}",
        body=f"{item.unit} meneruskan {item} kepada {to}.",
        path=item.get_absolute_url(),
    )
    return item


@transaction.atomic
def filter_item(*, item, reason, by, at=None):
    """Set aside what needs no answer, always with a reason (Pasal 10 huruf g)."""
    permissions.check_can_handle_item(by, item)
    at = at or dates.now()
    reason = FilterReason(reason)
    move(item, Status.FILTERED, filter_reason=reason, filtered_at=at, filtered_by=by)
    record(Event.ITEM_FILTERED, on=item, by=by, at=at, reason=reason.label)
    return item

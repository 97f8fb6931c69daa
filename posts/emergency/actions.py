"""Everything that changes the roster and the emergency lane."""

import datetime

from django.db import IntegrityError, transaction

from accounts.models import Segment
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import Incomplete, Problem, StateChanged
from klaten_medsos.workflow import move
from opd.models import Role, User
from opd.sop import parameters
from opd.workdays import overrides
from posts import rules as post_rules
from posts.actions.drafting import draft_post
from posts.actions.media import add_media
from posts.actions.rows import RELOAD, closed_targets
from posts.emergency import notifications, permissions, rules
from posts.models import DutyShift, EmergencyMessage, Outcome, SourceKind
from posts.reading import blocking_in
from posts.workflow import Status

SAME_WITHIN = datetime.timedelta(minutes=10)


@transaction.atomic
def record_shift(*, unit, user, phone, starts_on, ends_on, by, at=None) -> DutyShift:
    """Put an appointed person of ``unit`` on call from ``starts_on`` to ``ends_on``; ``Incomplete``, ``NotAllowed``."""
    at = at or dates.now()
    permissions.check_can_keep_roster(by, unit)
    rules.check_shift(phone, starts_on, ends_on, dates.local_date(at))
    appointed = User.objects.appointed(unit, Role.PETUGAS, starts_on) | User.objects.appointed(
        unit, Role.PEJABAT, starts_on
    )
    if not appointed.filter(pk=user.pk).exists():
        raise Incomplete(
            "Giliran piket belum dapat dicatat.",
            [Problem("Petugas piket", f"{user} tidak ditunjuk untuk {unit.name} pada hari itu.", "Pasal 11")],
            fix="Pilih pejabat atau petugas dengan penunjukan yang berlaku.",
            citation="Pasal 11",
        )
    try:
        with transaction.atomic():
            shift = DutyShift.objects.create(
                unit=unit, user=user, phone=" ".join(phone.split()), starts_on=starts_on, ends_on=ends_on,
                recorded_at=at, recorded_by=by,
            )  # fmt: skip
    except IntegrityError:
        raise StateChanged("Giliran ini sudah dicatat.", fix=RELOAD) from None
    record(Event.SHIFT_RECORDED, on=shift, by=by, at=at)
    return shift


@transaction.atomic
def cancel_shift(*, shift, by, at=None) -> DutyShift:
    """Take a shift back; what was sent in it stays tied to it."""
    permissions.check_can_keep_roster(by, shift.unit)
    at = at or dates.now()
    if not DutyShift.objects.filter(pk=shift.pk, cancelled_at=None).update(cancelled_at=at, cancelled_by=by):
        raise StateChanged("Giliran ini sudah dibatalkan.", fix=RELOAD)
    shift.cancelled_at, shift.cancelled_by = at, by
    record(Event.SHIFT_CANCELLED, on=shift, by=by, at=at)
    return shift


@transaction.atomic
def send_emergency(
    *, unit, kind, text, source, accounts, by, picture=None, alt="", source_kind=SourceKind.OFFICIAL, at=None
) -> EmergencyMessage:
    """Stamp a message that may come out at once (Pasal 12 huruf b, 14 huruf c).

    Only by somebody on call, only an issue or a clarification, complete and free of findings that block, and to
    accounts that take it as it is: ``picture`` (a picture or a film) needs its alternative text ``alt`` (Pasal 13).
    A pejabat looks at it by the working day the SOP says. The same words again within minutes are the same message.
    ``NotAllowed``, ``RuleBroken``, ``Incomplete``.
    """
    at = at or dates.now()
    permissions.check_can_send_emergency(by, unit, at)
    category = rules.category_of(kind)
    accounts = list(accounts)
    # one at a time in a shift: a button pressed twice is one message, not two that came out
    shift = DutyShift.objects.select_for_update().get(pk=permissions.shift_of(by, unit, at).pk)
    if sent := _sent_just_now(shift, by, text, at):
        return sent
    rules.check_carried(accounts, has_picture=picture is not None)
    segments = Segment.objects.filter(accounts__in=accounts).distinct() or Segment.objects.filter(unit=None)
    post = draft_post(
        unit=unit, title=rules.title_of(text), text=text, category=category, source=source, source_kind=source_kind,
        segments=segments, accounts=accounts, by=by, at=at,
    )  # fmt: skip
    if picture is not None:
        add_media(post=post, upload=picture, alt=alt, by=by, at=at, kinds=rules.SEEN)
    post_rules.check_ready_to_submit(post.current_version.content, closed_targets(post))
    rules.check_no_blocking(blocking_in(post.current_version.content))
    move(
        post, Status.SCHEDULED, scheduled_for=at, emergency_version=post.current_version, emergency_shift=shift,
        emergency_at=at, emergency_by=by, updated_at=at,
    )  # fmt: skip
    days = parameters(at).after_review_working_days
    message = EmergencyMessage.objects.create(
        post=post, version=post.current_version, shift=shift, kind=kind, sent_at=at, sent_by=by,
        due_on=dates.add_working_days(dates.local_date(at), days, overrides()),
    )  # fmt: skip
    record(Event.EMERGENCY_SENT, on=post, by=by, at=at, version=post.current_version.number, shift=str(shift))
    notifications.tell_sent(message)
    return message


def _sent_just_now(shift, by, text, at):
    """The message with these very words that ``by`` sent minutes ago, or ``None``."""
    recent = EmergencyMessage.objects.filter(shift=shift, sent_by=by, sent_at__gt=at - SAME_WITHIN)
    words = post_rules.tidy({"text": text})["text"]
    return next(
        (one for one in recent.select_related("version") if one.version.content["text"] == words), None
    )


@transaction.atomic
def review_emergency(*, message, outcome, by, note="", at=None) -> EmergencyMessage:
    """The second pair of eyes, afterwards; correcting or withdrawing is done by their own actions."""
    at = at or dates.now()
    permissions.check_can_review_emergency(by, message)
    post_rules.check_note(note, longest=1000)
    rules.check_outcome(outcome, note, Outcome.values)
    values = {"reviewed_at": at, "reviewed_by": by, "outcome": outcome, "note": note.strip()}
    if not EmergencyMessage.objects.filter(pk=message.pk, reviewed_at=None).update(**values):
        raise StateChanged("Pesan darurat ini sudah ditinjau.", fix=RELOAD)
    for name, value in values.items():
        setattr(message, name, value)
    words = message.get_outcome_display().lower()
    record(Event.EMERGENCY_REVIEWED, on=message.post, by=by, at=at, outcome=words, reason=message.note)
    notifications.tell_reviewed(message)
    return message

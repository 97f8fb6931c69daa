"""Everything that changes plans and programmes."""

from django.db import IntegrityError, transaction

from accounts.workflow import Status as AccountStatus
from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RELOAD, RuleBroken, StateChanged
from klaten_medsos.workflow import move
from posts.models import FeedbackChannel, Plan, PlanChannel, PlanVersion, Programme, ProgrammeMessage
from posts.planning import permissions, rules
from posts.planning.content import content_hash, content_of
from posts.planning.workflow import PlanStatus
from posts.rules import check_reason, tidy


def open_plan(*, unit, year, by, copy=False, at=None) -> Plan:
    """Begin the plan of ``unit`` for ``year``; ``copy`` takes over last year's words, segments and channels.

    ``NotAllowed``, ``dates.InvalidDate``, ``RuleBroken`` when the year has its plan already.
    """
    permissions.check_can_plan(by, unit)
    year = dates.check_year(year)
    at = at or dates.now()
    try:
        with transaction.atomic():
            plan = Plan.objects.create(
                unit=unit, year=year, created_by=by, created_at=at, updated_at=at, feedback=[]
            )
            record(Event.PLAN_OPENED, on=plan, by=by, at=at)
            if copy:
                _copy(Plan.objects.filter(unit=unit, year=year - 1).first(), plan)
            return plan
    except IntegrityError:
        raise RuleBroken(
            f"Rencana {unit.abbreviation} tahun {year} sudah ada.",
            fix="Buka rencana itu; perubahan dicatat sebagai revisi.",
            citation="Pasal 8",
        ) from None


def _copy(source, plan):
    """Take over what still holds: accounts that are no longer official stay behind."""
    if source is None:
        return
    for name in ("aims", "topics", "feedback", "feedback_note"):
        setattr(plan, name, getattr(source, name))
    plan.save(update_fields=["aims", "topics", "feedback", "feedback_note"])
    plan.segments.set(source.segments.all())
    rows = source.channels.filter(account__status=AccountStatus.ACTIVE)
    PlanChannel.objects.bulk_create(
        PlanChannel(plan=plan, account_id=row.account_id, per_month=row.per_month) for row in rows
    )


@transaction.atomic
def save_plan(
    *, plan, revision, by, aims, topics, segments, channels, feedback, feedback_note="", at=None
) -> Plan:
    """Write the draft that was seen at ``revision``; ``channels`` are ``{account: messages per month}``.

    Raises ``StateChanged`` when somebody saved in between or the plan is approved, ``Incomplete``, ``NotAllowed``.
    """
    at = at or dates.now()
    _lock(plan)
    permissions.check_can_plan(by, plan.unit)
    if not plan.is_editable:
        raise StateChanged(
            "Rencana ini sudah disahkan, sehingga isinya tidak dapat disunting.",
            fix="Buka revisi dengan alasannya; versi yang disahkan tetap tersimpan.",
        )
    if revision != plan.revision:
        raise StateChanged("Orang lain menyimpan perubahan setelah Anda membuka rencana ini.", fix=RELOAD)
    words = tidy({"aims": aims, "topics": topics, "feedback_note": feedback_note})
    segments, feedback = list(segments), [str(value) for value in feedback]
    rules.check_plan_draft(
        words, unit_id=plan.unit_id, segments=segments, channels=channels.items(), feedback=feedback,
        known_feedback=FeedbackChannel.values, official=AccountStatus.ACTIVE,
    )  # fmt: skip
    for name, value in words.items():
        setattr(plan, name, value)
    plan.feedback = [value for value in FeedbackChannel.values if value in feedback]
    plan.revision += 1
    plan.updated_at = at
    plan.save(update_fields=[*words, "feedback", "revision", "updated_at"])
    plan.segments.set(segments)
    plan.channels.all().delete()
    PlanChannel.objects.bulk_create(
        PlanChannel(plan=plan, account=account, per_month=number) for account, number in channels.items()
    )
    record(Event.PLAN_SAVED, on=plan, by=by, at=at)
    return plan


@transaction.atomic
def approve_plan(*, plan, revision, by, at=None) -> Plan:
    """The pejabat closes the plan exactly as seen at ``revision``: a frozen version is kept (Pasal 8)."""
    at = at or dates.now()
    _lock(plan)
    permissions.check_can_approve_plan(by, plan)
    if plan.is_editable and revision != plan.revision:
        raise StateChanged("Rencana ini berubah setelah Anda membukanya; periksa dahulu isinya.", fix=RELOAD)
    content = content_of(plan)
    rules.check_ready_to_approve(content)
    move(plan, PlanStatus.APPROVED, approved_by=by, approved_at=at, updated_at=at)
    last = plan.in_force
    version = PlanVersion.objects.create(
        plan=plan, number=last.number + 1 if last else 1, content=content, content_hash=content_hash(content),
        reason=plan.revision_reason, approved_by=by, approved_at=at,
    )  # fmt: skip
    record(Event.PLAN_APPROVED, on=plan, by=by, at=at, version=version.number)
    return plan


@transaction.atomic
def revise_plan(*, plan, reason, by, at=None) -> Plan:
    """Open an approved plan for a change; the version in force counts until the next approval."""
    at = at or dates.now()
    _lock(plan)
    permissions.check_can_revise_plan(by, plan)
    check_reason(reason, of_what="alasan perubahan rencana", longest=300)
    reason = reason.strip()
    move(
        plan, PlanStatus.DRAFT, approved_by=None, approved_at=None, revision_reason=reason, updated_at=at,
        revision=plan.revision + 1,
    )  # fmt: skip
    record(Event.PLAN_REVISED, on=plan, by=by, at=at, reason=reason)
    return plan


def _lock(plan):
    plan.refresh_from_db(from_queryset=Plan.objects.select_for_update())


# --- programmes -------------------------------------------------------------------------------------


def add_programme(
    *, unit, year, name, target, by, theme="", message_target=1, result="", result_on=None, at=None
) -> Programme:
    """Put a priority programme on the list of ``unit`` (Pasal 14 huruf d)."""
    permissions.check_can_plan(by, unit)
    at = at or dates.now()
    programme = Programme(unit=unit, year=dates.check_year(year), created_by=by, created_at=at, updated_at=at)
    return _save_programme(
        programme, Event.PROGRAMME_ADDED, by, at,
        name=name, target=target, theme=theme, message_target=message_target, result=result, result_on=result_on,
    )  # fmt: skip


@transaction.atomic
def change_programme(*, programme, by, at=None, **fields) -> Programme:
    """Change a programme or record its result; ``fields`` as in ``add_programme``."""
    permissions.check_can_plan(by, programme.unit)
    programme.refresh_from_db(from_queryset=Programme.objects.select_for_update())
    at = at or dates.now()
    known = {name: getattr(programme, name) for name in rules.PROGRAMME_WORDS}
    if unknown := set(fields) - set(known):
        raise TypeError(f"change_programme: unknown fields {sorted(unknown)}")
    _check_running(programme)
    return _save_programme(programme, Event.PROGRAMME_CHANGED, by, at, **(known | fields))


def _save_programme(programme, event, by, at, *, result_on, message_target, **words):
    words = tidy(words)
    rules.check_programme(words, result_on=result_on, message_target=message_target, today=dates.today())
    for field, value in (words | {"result_on": result_on, "message_target": message_target}).items():
        setattr(programme, field, value)
    programme.updated_at = at
    try:
        with transaction.atomic():
            programme.save()
            record(event, on=programme, by=by, at=at)
    except IntegrityError:
        raise RuleBroken(
            f"Program “{words['name']}” sudah tercatat pada tahun {programme.year}.",
            fix="Ubah catatan yang ada, atau beri nama lain.",
            citation="Pasal 14 huruf d",
        ) from None
    return programme


@transaction.atomic
def link_message(*, programme, post, by, at=None):
    """Say that ``post`` tells of ``programme``; saying it twice changes nothing."""
    permissions.check_can_plan(by, programme.unit)
    rules.check_same_unit(programme, post)
    _check_running(programme)
    at = at or dates.now()
    _, created = ProgrammeMessage.objects.get_or_create(
        programme=programme, post=post, defaults={"linked_by": by, "linked_at": at}
    )
    if created:
        record(Event.PROGRAMME_LINKED, on=programme, by=by, at=at, post=str(post))


@transaction.atomic
def unlink_message(*, programme, post, by, at=None):
    """Take back a link; the log keeps that it was there."""
    permissions.check_can_plan(by, programme.unit)
    if programme.links.filter(post=post).delete()[0]:
        record(Event.PROGRAMME_UNLINKED, on=programme, by=by, at=at or dates.now(), post=str(post))


@transaction.atomic
def drop_programme(*, programme, reason, by, at=None) -> Programme:
    """Strike a programme from the list with a reason; it stays readable."""
    permissions.check_can_plan(by, programme.unit)
    check_reason(reason, of_what="alasan program dicoret", longest=300)
    at = at or dates.now()
    values = {"dropped_at": at, "dropped_by": by, "dropped_reason": reason.strip(), "updated_at": at}
    if not Programme.objects.filter(pk=programme.pk, dropped_at=None).update(**values):
        raise StateChanged("Program ini sudah dicoret.", fix=RELOAD)
    for name, value in values.items():
        setattr(programme, name, value)
    record(Event.PROGRAMME_DROPPED, on=programme, by=by, at=at, reason=reason.strip())
    return programme


def _check_running(programme):
    if programme.dropped_at is not None:
        raise StateChanged("Program ini sudah dicoret, sehingga tidak dapat diubah.", fix=RELOAD)

"""The way of a report: petugas, pejabat, Diskominfo, Kepala Diskominfo, Bupati (Pasal 19 ayat 2)."""

from django.db import transaction
from django.utils import timezone

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.workflow import move
from reports import documents, notifications, permissions, rules
from reports.figures import figures_for
from reports.models import DocumentKind, ReturnNote, Series
from reports.workflow import Status

from .guards import check_is, check_may_become, lock

UNSIGNED = {"signed_at": None, "signed_by": None, "received_at": None, "received_by": None}


@transaction.atomic
def submit_report(*, report, by, at=None):
    """Hand the report to the pejabat and freeze its figures; ``Incomplete`` names all that is missing."""
    permissions.check_can_submit_report(by, report)
    lock(report)
    check_may_become(report, Status.SUBMITTED)
    rules.check_complete(
        {section.letter: section for section in report.sections.all()},
        report.planned_actions.all(),
        report.follow_ups.all(),
    )
    at = at or timezone.now()
    figures = figures_for(report.unit, report.year, at=at)
    move(
        report, Status.SUBMITTED, submitted_at=at, submitted_by=by, figures=figures, round=report.round + 1,
        **UNSIGNED,
    )  # fmt: skip
    record(Event.REPORT_SUBMITTED, on=report, by=by, at=at, round=report.round)
    notifications.report_submitted(report)
    return report


@transaction.atomic
def sign_report(*, report, by, at=None):
    """The pejabat answers for it and sends it to Diskominfo; its PDF is made from what was signed."""
    permissions.check_can_sign_report(by, report)
    lock(report)
    at = at or timezone.now()
    move(report, Status.SIGNED, signed_at=at, signed_by=by)
    record(Event.REPORT_SIGNED, on=report, by=by, at=at, round=report.round)
    documents.request_document(kind=DocumentKind.REPORT, report=report, by=by, at=at)
    notifications.report_signed(report)
    return report


@transaction.atomic
def send_back_report(*, report, notes, by, at=None):
    """The pejabat asks the petugas for corrections: ``notes`` maps huruf to what must be mended."""
    permissions.check_can_send_back_report(by, report)
    lock(report)
    check_is(report, Status.SUBMITTED)
    notes = rules.check_notes(notes)
    _note(report, notes, by, at)
    move(report, Status.RETURNED, **UNSIGNED)
    reason = "; ".join(f"huruf {letter}: {note}" for letter, note in notes.items())
    record(Event.REPORT_SENT_BACK, on=report, by=by, at=at, reason=reason[:1000], round=report.round)
    notifications.report_returned(report, by)
    return report


@transaction.atomic
def receive_report(*, report, by, at=None):
    """Diskominfo finds it complete; it gets its receipt number once, also when it comes a second time."""
    permissions.check_can_receive_report(by, report)
    lock(report)
    check_may_become(report, Status.RECEIVED)
    at = at or timezone.now()
    number = report.receipt_number or Series.take("LM", report.year)
    move(report, Status.RECEIVED, received_at=at, received_by=by, receipt_number=number)
    own = report.unit_id in by.standing.units
    record(Event.REPORT_RECEIVED, on=report, by=by, at=at, number=number, own_unit=own)
    notifications.report_received(report)
    return report


@transaction.atomic
def return_report(*, report, notes, by, at=None):
    """Diskominfo returns it for completeness only: at least one note, each under its huruf."""
    permissions.check_can_return_report(by, report)
    lock(report)
    check_is(report, Status.SIGNED, Status.RECEIVED)
    notes = rules.check_notes(notes)
    _note(report, notes, by, at)
    move(report, Status.RETURNED, **UNSIGNED)
    own = report.unit_id in by.standing.units
    record(
        Event.REPORT_RETURNED,
        on=report,
        by=by,
        at=at,
        letters=", ".join(notes),
        round=report.round,
        own_unit=own,
    )
    notifications.report_returned(report, by)
    return report


@transaction.atomic
def forward_report(*, report, by, at=None):
    """Kepala Diskominfo brings it before the Bupati; from now on the Bupati's office sees it."""
    permissions.check_can_forward_report(by, report)
    lock(report)
    at = at or timezone.now()
    move(report, Status.FORWARDED, forwarded_at=at, forwarded_by=by)
    record(Event.REPORT_FORWARDED, on=report, by=by, at=at)
    notifications.report_forwarded(report)
    return report


def _note(report, notes, by, at):
    at = at or timezone.now()
    ReturnNote.objects.bulk_create(
        ReturnNote(report=report, round=report.round, letter=letter, note=note, by=by, at=at)
        for letter, note in notes.items()
    )

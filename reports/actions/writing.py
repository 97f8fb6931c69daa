"""Writing a report: opening the year, the texts a to g, the plan, the answers to last year's evaluation."""

from django.db import transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken, StateChanged
from klaten_medsos.regulation import Citation, ReportSection
from reports import obligations, permissions
from reports.models import Evaluation, FollowUp, PlannedAction, Report, Section
from reports.workflow import EDITABLE, EvaluationStatus

from .guards import check_editable, lock

YEARLY = Citation(19, ayat=1)


@transaction.atomic
def open_report(*, unit, year, by, at=None) -> Report:
    """Begin the report of ``unit`` over ``year`` with its seven parts, and carry last year's recommendations.

    Opened already: that report is returned unchanged, so a second click does no harm. Raises ``RuleBroken``
    for a year that cannot be reported or a unit whose report is part of another's.
    """
    permissions.check_can_open_report(by, unit)
    try:
        year = dates.check_year(year)
    except dates.InvalidDate as wrong:
        raise RuleBroken(str(wrong), citation="Pasal 22") from wrong
    if year > dates.today().year:
        raise RuleBroken(f"Tahun {year} belum dimulai.", fix="Pilih tahun berjalan atau yang sudah lewat.")
    if not obligations.owes(unit, year):
        raise RuleBroken(
            f"{unit.name} tidak menyusun laporan tersendiri untuk tahun {year}.",
            fix="Laporannya termuat dalam laporan Perangkat Daerah induknya.",
            citation=YEARLY,
        )
    at = at or timezone.now()
    report, created = Report.objects.get_or_create(
        unit=unit, year=year, defaults={"opened_at": at, "opened_by": by, "last_editor": by}
    )
    if created:
        Section.objects.bulk_create(Section(report=report, letter=part.letter) for part in ReportSection)
        carry_over(report)
        record(Event.REPORT_OPENED, on=report, by=by, at=at)
    return report


def carry_over(report) -> None:
    """Each recommendation of last year's final evaluation waits in this report for an answer."""
    last = Evaluation.objects.filter(
        status=EvaluationStatus.FINAL, report__unit=report.unit_id, report__year=report.year - 1
    ).first()
    if last is not None:
        for recommendation in last.recommendations.all():
            FollowUp.objects.get_or_create(report=report, recommendation=recommendation)


@transaction.atomic
def edit_section(
    *, report, letter, revision, narrative, internal_obstacles="", external_obstacles="", by, at=None
) -> Section:
    """Keep what was written under one huruf.

    ``revision`` is the one the writer saw: ``StateChanged`` when somebody saved since, nothing is overwritten.
    """
    permissions.check_can_edit_report(by, report)
    report_now = lock(report)
    check_editable(report_now)
    if letter not in {part.letter for part in ReportSection}:
        raise RuleBroken("Huruf ini tidak ada dalam laporan.", citation=Citation(19, ayat=3))
    values = {"narrative": narrative.strip()}
    if letter == ReportSection.FORWARDS_AND_OBSTACLES:
        values["internal_obstacles"] = internal_obstacles.strip()
        values["external_obstacles"] = external_obstacles.strip()
    at = at or timezone.now()
    section = report.sections.get(letter=letter)
    mine = Section.objects.filter(pk=section.pk, revision=revision)
    if mine.update(**values, revision=revision + 1, updated_at=at, updated_by=by) != 1:
        raise StateChanged(
            f"Huruf {letter} sudah disimpan orang lain sejak Anda membukanya.",
            fix="Bandingkan kedua naskah lalu simpan gabungannya.",
        )
    _touch(report, by)
    record(Event.REPORT_EDITED, on=report, by=by, at=at, letter=letter)
    section.refresh_from_db()
    return section


@transaction.atomic
def plan_action(
    *, report, recommendation, action, owner, due_on, cost=None, by, planned=None, at=None
) -> PlannedAction:
    """Add a row to the follow-up plan, or replace ``planned``; each row is complete (huruf g)."""
    permissions.check_can_edit_report(by, report)
    check_editable(lock(report))
    words = {
        "recommendation": recommendation.strip(),
        "action": action.strip(),
        "owner": owner.strip(),
    }
    if not all(words.values()) or due_on is None:
        raise RuleBroken(
            "Rencana tindak lanjut belum lengkap.",
            fix="Isi rekomendasi, rencana, penanggung jawab dan target selesai.",
            citation=ReportSection.RECOMMENDATIONS.citation,
        )
    if due_on < dates.today().replace(year=report.year, month=1, day=1) or due_on.year > report.year + 5:
        raise RuleBroken(
            "Target selesai tidak wajar.",
            fix=f"Pilih tanggal antara {report.year} dan {report.year + 5}.",
            citation=ReportSection.RECOMMENDATIONS.citation,
        )
    planned = planned or PlannedAction(report=report)
    for name, value in {**words, "due_on": due_on, "cost": cost}.items():
        setattr(planned, name, value)
    planned.save()
    _touch(report, by)
    record(Event.REPORT_EDITED, on=report, by=by, at=at, letter="g")
    return planned


@transaction.atomic
def remove_planned_action(*, planned, by, at=None) -> None:
    """Take a row out of the plan of a report that is still being written."""
    report = planned.report
    permissions.check_can_edit_report(by, report)
    check_editable(lock(report))
    if not PlannedAction.objects.filter(pk=planned.pk).delete()[0]:
        raise StateChanged("Rencana ini sudah dihapus.", fix="Muat ulang halaman.")
    _touch(report, by)
    record(Event.REPORT_EDITED, on=report, by=by, at=at, letter="g")


@transaction.atomic
def answer_recommendation(*, follow_up, progress, evidence, by, at=None) -> FollowUp:
    """Say what became of one recommendation of last year, with its evidence (Pasal 20 ayat 2)."""
    report = follow_up.report
    permissions.check_can_edit_report(by, report)
    check_editable(lock(report))
    if progress not in FollowUp.Progress.values or not evidence.strip():
        raise RuleBroken(
            "Jawaban atas rekomendasi belum lengkap.",
            fix="Pilih keadaannya dan tulis bukti atau penjelasannya.",
            citation=Citation(20, ayat=2),
        )
    follow_up.progress, follow_up.evidence = progress, evidence.strip()
    follow_up.save(update_fields=["progress", "evidence"])
    _touch(report, by)
    record(Event.REPORT_EDITED, on=report, by=by, at=at, letter="g")
    return follow_up


def _touch(report, by):
    report.last_editor, report.updated_at = by, timezone.now()
    Report.objects.filter(pk=report.pk, status__in=EDITABLE).update(
        last_editor=by, updated_at=report.updated_at
    )

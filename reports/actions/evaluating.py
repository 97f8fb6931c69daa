"""The Bupati's evaluation: begun with proposals from the records, weighed by people, then final (Pasal 20)."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import StateChanged
from klaten_medsos.numbers import format_number
from klaten_medsos.workflow import move
from reports import documents, grades, notifications, permissions, rules, scoring
from reports.deadlines import weeks_late
from reports.models import DocumentKind, Evaluation, Recommendation, Report, Score, Series
from reports.peers import group_of
from reports.rubric import rubric_for
from reports.workflow import EDITABLE, EvaluationStatus, Status

from .guards import check_may_become, lock
from .writing import carry_over


@transaction.atomic
def start_evaluation(*, report, by, at=None) -> Evaluation:
    """Lay out the sheet with what the records propose; begun already: that sheet is returned."""
    permissions.check_can_evaluate(by, report)
    lock(report)
    if existing := Evaluation.objects.filter(report=report).first():
        return existing
    check_may_become(report, Status.EVALUATED)
    at = at or timezone.now()
    evaluation = Evaluation.objects.create(
        report=report, rubric=rubric_for(report.year), started_at=at, started_by=by
    )
    evidence = evidence_of(report)
    Score.objects.bulk_create(
        _proposed(evaluation, indicator, scoring.propose(indicator.rule, evidence))
        for indicator in evaluation.rubric.indicators.all()
    )
    record(Event.EVALUATION_STARTED, on=evaluation, by=by, at=at)
    return evaluation


def evidence_of(report) -> scoring.Evidence:
    """The frozen figures of ``report`` and of its peers' reports of the same year."""
    _, types = group_of(report.unit)
    peers = Report.objects.filter(year=report.year, unit__type__in=types, figures__isnull=False)
    peers = peers.exclude(pk=report.pk).exclude(status__in=EDITABLE)
    filled = sum(bool(section.narrative.strip()) for section in report.sections.all())
    return scoring.Evidence(
        figures=report.figures,
        peers=list(peers.values_list("figures", flat=True)),
        weeks_late=weeks_late(report.year, report.signed_at),
        filled=filled,
    )


def _proposed(evaluation, indicator, proposal) -> Score:
    percent = None if proposal.percent is None else Decimal(str(proposal.percent))
    note = "" if proposal.applies else f"Tidak berlaku: {proposal.explanation}"
    return Score(
        evaluation=evaluation, indicator=indicator, proposed=percent, value=percent,
        explanation=proposal.explanation[:300], note=note[:500],
    )  # fmt: skip


@transaction.atomic
def edit_evaluation(*, evaluation, revision, scores, conclusion, recommendations, by, at=None) -> Evaluation:
    """Keep the values given so far: ``scores`` maps indicator pk to (value or None, note).

    Raises ``RuleBroken`` for a value far from the proposal without a note, ``StateChanged`` when somebody
    saved since ``revision`` or it is final.
    """
    permissions.check_can_evaluate(by)
    _check_draft(lock(evaluation))
    rows = list(evaluation.scores.select_related("indicator"))
    for row in rows:
        if row.indicator_id in scores:
            value, note = scores[row.indicator_id]
            row.value = None if value is None else Decimal(value)
            row.note = note.strip()
            rules.check_score(row.indicator.name, row.value, row.note, row.proposed)
    at = at or timezone.now()
    unseen = Evaluation.objects.filter(pk=evaluation.pk, revision=revision, status=EvaluationStatus.DRAFT)
    changed = unseen.update(revision=revision + 1, conclusion=conclusion.strip(), updated_at=at)
    if changed != 1:
        raise StateChanged(
            "Evaluasi ini sudah disimpan orang lain sejak Anda membukanya.",
            fix="Isian Anda tidak disimpan. Muat ulang halaman, bandingkan, lalu simpan kembali.",
        )
    Score.objects.bulk_update(rows, ["value", "note"])
    evaluation.recommendations.all().delete()
    texts = [" ".join(text.split()) for text in recommendations]
    Recommendation.objects.bulk_create(
        Recommendation(evaluation=evaluation, text=text) for text in texts if text
    )
    record(Event.EVALUATION_EDITED, on=evaluation, by=by, at=at)
    evaluation.refresh_from_db()
    return evaluation


@transaction.atomic
def finalise_evaluation(*, evaluation, by, at=None) -> Evaluation:
    """Lock the result with number, total and grade; the unit is told and next year's report must answer."""
    permissions.check_can_evaluate(by)
    _check_draft(lock(evaluation))
    report = evaluation.report
    check_may_become(report, Status.EVALUATED)
    scores = list(evaluation.scores.select_related("indicator"))
    sheet = grades.sheet_of(scores)
    for score in scores:
        rules.check_score(score.indicator.name, score.value, score.note, score.proposed)
    rules.check_evaluation_complete(
        [line for aspect in sheet.aspects for line in aspect.lines],
        evaluation.conclusion,
        evaluation.recommendations.values_list("text", flat=True),
    )
    at = at or timezone.now()
    grade = grades.grade_of(sheet.total)
    move(
        evaluation, EvaluationStatus.FINAL, number=Series.take("EV", report.year), total=sheet.total,
        grade=grade, finalised_at=at, finalised_by=by,
    )  # fmt: skip
    move(report, Status.EVALUATED)
    score_words = format_number(sheet.total, 2)
    record(Event.EVALUATION_FINALISED, on=evaluation, by=by, at=at, score=score_words, grade=grade)
    following = Report.objects.filter(unit=report.unit, year=report.year + 1, status__in=EDITABLE).first()
    if following is not None:
        carry_over(following)
    documents.request_document(kind=DocumentKind.EVALUATION, report=report, by=by, at=at)
    notifications.evaluation_final(evaluation)
    return evaluation


def _check_draft(evaluation):
    if evaluation.status != EvaluationStatus.DRAFT:
        raise StateChanged("Evaluasi ini sudah ditetapkan dan tidak dapat diubah.", fix="Muat ulang halaman.")

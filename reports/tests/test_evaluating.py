"""The Bupati's evaluation, and what the next report must answer."""

import json
from decimal import Decimal
from types import SimpleNamespace

import pytest

from klaten_medsos.exceptions import Incomplete, NotAllowed, RuleBroken, StateChanged
from reports import actions, grades, rules, scoring
from reports.content import evaluation_content
from reports.drawing import draw
from reports.models import Evaluation, FollowUp, Rubric
from reports.rubric import DEFAULT, rubric_for
from reports.tests.stories import YEAR, another_story, fill
from reports.workflow import EvaluationStatus, Status
from tests.cast import make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


def edit(evaluation, by, scores=None, **changed):
    values = {
        "revision": evaluation.revision, "scores": scores or {}, "conclusion": "Baik",
        "recommendations": ["Lebih cepat"],
    } | changed  # fmt: skip
    return actions.edit_evaluation(evaluation=evaluation, by=by, **values)


def test_the_shipped_rubric_weighs_a_hundred_and_names_only_known_rules():
    items = [item for listed in DEFAULT.values() for item in listed]
    assert sum(item.weight for item in items) == 100
    assert {item.rule for item in items if item.rule} == set(scoring.RULES)


def test_a_rubric_is_made_once_per_year(db):
    assert rubric_for(2025) == rubric_for(2025)
    assert Rubric.objects.count() == 1
    newer = Rubric.objects.create(year=2025, version=2, title="Baru")
    assert rubric_for(2025) == newer


def test_starting_twice_gives_the_same_sheet(story):
    first = story.evaluation()
    assert actions.start_evaluation(report=first.report, by=story.bupati) == first
    assert first.scores.count() == first.rubric.indicators.count()


def test_missing_evidence_scores_zero_and_what_does_not_apply_is_said(story):
    scores = {s.indicator.rule: s for s in story.evaluation().scores.select_related("indicator")}
    assert scores["growth"].proposed == 0 and "data tidak ada" in scores["growth"].explanation
    assert scores["recommendations_done"].value is None
    assert scores["recommendations_done"].note.startswith("Tidak berlaku")
    assert scores["decree_days"].proposed == 100


def test_a_value_far_from_the_records_needs_a_note(story):
    evaluation = story.evaluation()
    score = evaluation.scores.get(indicator__rule="decree_days")
    with pytest.raises(RuleBroken, match="lebih dari 10"):
        edit(evaluation, story.bupati, {score.indicator_id: (Decimal(80), "")})
    edit(evaluation, story.bupati, {score.indicator_id: (Decimal(90), "")})
    evaluation.refresh_from_db()
    edit(evaluation, story.bupati, {score.indicator_id: (Decimal(80), "Naskahnya tidak terbaca.")})


@pytest.mark.parametrize("value", [Decimal("-1"), Decimal("100.01")])
def test_a_value_outside_0_to_100_is_refused(story, value):
    evaluation = story.evaluation()
    score = evaluation.scores.first()
    with pytest.raises(RuleBroken, match="0 sampai 100"):
        edit(evaluation, story.bupati, {score.indicator_id: (value, "catatan")})


def test_saving_over_what_somebody_else_saved_is_refused(story):
    evaluation = story.evaluation()
    edit(Evaluation.objects.get(pk=evaluation.pk), story.bupati)
    with pytest.raises(StateChanged, match="orang lain"):
        edit(evaluation, story.bupati, revision=1)


def test_an_unfinished_evaluation_cannot_be_made_final(story):
    evaluation = story.evaluation()
    with pytest.raises(Incomplete) as refused:
        actions.finalise_evaluation(evaluation=evaluation, by=story.bupati)
    assert {"Kesimpulan", "Rekomendasi"} <= {problem.where for problem in refused.value.problems}
    assert Evaluation.objects.get().status == EvaluationStatus.DRAFT


@pytest.mark.parametrize("who", ["dewi", "kirana", "ratna", "operator"])
def test_nobody_but_the_bupatis_office_evaluates(story, who, request):
    evaluation = story.scored()
    with pytest.raises(NotAllowed, match="Pasal 20"):
        actions.finalise_evaluation(evaluation=evaluation, by=request.getfixturevalue(who))


def test_a_final_evaluation_is_locked_numbered_and_graded(story):
    report = story.evaluated(value=90)
    evaluation = report.evaluation
    assert (evaluation.total, evaluation.grade) == (Decimal("90.00"), "Sangat Baik")
    for act in (
        lambda: edit(evaluation, story.bupati),
        lambda: actions.finalise_evaluation(evaluation=evaluation, by=story.bupati),
    ):
        with pytest.raises(StateChanged):
            act()
    content = evaluation_content(evaluation)
    assert json.loads(json.dumps(content))["total"] == 90.0
    assert [draw(chart) for chart in content["charts"]]
    assert content["peers"]["median"] is None


def test_next_years_report_must_answer_each_recommendation(story):
    story.evaluated()
    report = actions.open_report(unit=story.unit, year=YEAR + 1, by=story.petugas)
    assert report.follow_ups.count() == 2
    fill_without_answers(report, story.petugas)
    with pytest.raises(Incomplete) as refused:
        actions.submit_report(report=report, by=story.petugas)
    assert [p.citation for p in refused.value.problems] == ["Pasal 20 ayat (2)"] * 2
    for row in report.follow_ups.all():
        with pytest.raises(RuleBroken):
            actions.answer_recommendation(follow_up=row, progress="selesai", evidence=" ", by=story.petugas)
        actions.answer_recommendation(follow_up=row, progress="belum", evidence="Dana 2027", by=story.petugas)
    assert actions.submit_report(report=report, by=story.petugas).status == Status.SUBMITTED
    assert report.figures["g"]["done_percent"] == 0


def fill_without_answers(report, by):
    follow_ups = list(report.follow_ups.all())
    fill(report, by)
    FollowUp.objects.filter(pk__in=[row.pk for row in follow_ups]).update(progress="", evidence="")


def test_a_late_evaluation_still_reaches_the_report_that_was_opened_before_it(story):
    following = actions.open_report(unit=story.unit, year=YEAR + 1, by=story.petugas)
    story.evaluated()
    assert following.follow_ups.count() == 2


def test_from_five_results_on_the_group_is_compared(story):
    for number in range(4):
        unit = make_unit(f"DINAS{number}", f"Dinas Contoh {number}", f"Dincon{number}")
        another_story(unit, story).evaluated(value=60 + 10 * number)
    peers = evaluation_content(story.evaluated(value=95).evaluation)["peers"]
    assert (peers["count"], peers["median"], peers["lowest"], peers["highest"]) == (5, 80.0, 60.0, 95.0)


# --- arithmetic --------------------------------------------------------------------------------------


def line(order, aspect, weight, value, *, optional=False, note=""):
    indicator = SimpleNamespace(
        order=order, aspect=aspect, weight=weight, name=f"I{order}", citation="", may_not_apply=optional
    )
    return SimpleNamespace(indicator=indicator, value=value, proposed=None, explanation="", note=note)


def test_the_weight_of_what_does_not_apply_is_spread_inside_its_aspect():
    sheet = grades.sheet_of([
        line(1, "A", 60, Decimal(100)), line(2, "A", 20, None, optional=True, note="tidak ada"),
        line(3, "B", 20, Decimal(0)),
    ])  # fmt: skip
    assert (sheet.aspects[0].lines[0].effective_weight, sheet.total) == (80, Decimal("80.00"))


def test_an_aspect_where_nothing_applies_leaves_the_total_to_the_others():
    sheet = grades.sheet_of(
        [line(1, "A", 95, Decimal(50)), line(2, "B", 5, None, optional=True, note="baru")]
    )
    assert sheet.total == Decimal("50.00")


def test_without_a_value_there_is_no_total_and_leaving_out_needs_permission_and_reason():
    assert grades.sheet_of([line(1, "A", 100, None)]).total is None
    assert grades.sheet_of([line(1, "A", 50, Decimal(1)), line(2, "A", 50, None, note="malas")]).total is None
    assert (
        grades.sheet_of([line(1, "A", 50, Decimal(1)), line(2, "A", 50, None, optional=True)]).total is None
    )


@pytest.mark.parametrize(
    "total, grade",
    [("100", "Sangat Baik"), ("90", "Sangat Baik"), ("89.99", "Baik"), ("80", "Baik"), ("79.99", "Cukup"),
     ("60", "Cukup"), ("59.99", "Kurang"), ("40", "Kurang"), ("39.99", "Sangat Kurang"), ("0", "Sangat Kurang")],
)  # fmt: skip
def test_grades_follow_the_cuts(total, grade):
    assert grades.grade_of(Decimal(total)) == grade


def test_blank_texts_of_an_evaluation_are_not_recommendations():
    assert len(rules.problems_of_evaluation([], " ", ["  "])) == 2

"""The way of a report, each step with its refusal."""

import pytest

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import Incomplete, NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Kind, Notice
from opd.models import Role
from reports import actions
from reports.models import Document, Report
from reports.tests.stories import fill, fresh
from reports.workflow import FLOW, Status
from tests.cast import appoint, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.domain]

ACTIONS = {
    "submit": (lambda r, by: actions.submit_report(report=r, by=by), {Status.DRAFT, Status.RETURNED}),
    "sign": (lambda r, by: actions.sign_report(report=r, by=by), {Status.SUBMITTED}),
    "send_back": (
        lambda r, by: actions.send_back_report(report=r, notes={"a": "x"}, by=by), {Status.SUBMITTED}
    ),
    "receive": (lambda r, by: actions.receive_report(report=r, by=by), {Status.SIGNED}),
    "return": (
        lambda r, by: actions.return_report(report=r, notes={"a": "x"}, by=by),
        {Status.SIGNED, Status.RECEIVED},
    ),
    "forward": (lambda r, by: actions.forward_report(report=r, by=by), {Status.RECEIVED}),
    "evaluate": (lambda r, by: actions.start_evaluation(report=r, by=by), {Status.FORWARDED}),
}  # fmt: skip
WHO_MAY = {
    "submit": {"budi", "ratna"}, "sign": {"ratna"}, "send_back": {"ratna"}, "receive": {"dewi"},
    "return": {"dewi"}, "forward": {"kirana"}, "evaluate": {"joko"},
}  # fmt: skip
CAST = ("budi", "ratna", "tono", "sari", "dewi", "kirana", "joko", "operator")
REACH = {
    Status.DRAFT: "filled", Status.SUBMITTED: "submitted", Status.SIGNED: "signed",
    Status.RETURNED: "returned", Status.RECEIVED: "received", Status.FORWARDED: "forwarded",
    Status.EVALUATED: "evaluated",
}  # fmt: skip


@pytest.mark.parametrize("state", list(Status))
def test_in_each_state_each_person_may_do_exactly_what_the_table_says(state, story, request):
    people = {name: request.getfixturevalue(name) for name in CAST}
    pk = getattr(story, REACH[state])().pk
    from django.db import transaction

    for verb, (act, states) in ACTIONS.items():
        for name, person in people.items():
            allowed = name in WHO_MAY[verb] and state in states
            # a pejabat who submitted may not sign; here Budi always submitted
            try:
                with transaction.atomic():
                    act(fresh(Report.objects.get(pk=pk)), person)
                    done = True
                    transaction.set_rollback(True)
            except (NotAllowed, StateChanged) as refused:
                done = False
                expected = NotAllowed if name not in WHO_MAY[verb] else StateChanged
                # an existing evaluation answers "start" again with the same sheet
                assert isinstance(refused, expected), (verb, name, state, refused)
            if verb == "evaluate" and state == Status.EVALUATED and name == "joko":
                continue
            assert done == allowed, (verb, name, state)
        assert Report.objects.get(pk=pk).status == state


def test_every_state_can_be_reached_by_the_real_actions():
    assert set(REACH) == set(FLOW.states)


def test_a_complete_report_walks_from_draft_to_evaluated(story):
    report = story.evaluated()
    assert report.status == Status.EVALUATED
    assert report.receipt_number == "LM-2025-001"
    assert report.evaluation.number == "EV-2025-001"
    events = list(Entry.objects.on(report).values_list("event", flat=True))
    assert [e for e in events if e != "laporan.disunting"] == [
        "laporan.dibuka", "laporan.diajukan", "laporan.disahkan", "laporan.diterima", "laporan.diteruskan",
    ]  # fmt: skip
    assert set(Document.objects.values_list("kind", flat=True)) == {"laporan", "evaluasi"}


def test_an_empty_report_is_refused_with_everything_it_lacks(story):
    with pytest.raises(Incomplete) as refused:
        actions.submit_report(report=story.draft(), by=story.petugas)
    where = [problem.where for problem in refused.value.problems]
    assert where == [*(f"Huruf {x}" for x in "abcde"), "Huruf f", "Huruf f", "Huruf f", "Huruf g", "Huruf g"]
    assert all(problem.citation.startswith("Pasal 19 ayat (3) huruf ") for problem in refused.value.problems)
    assert Report.objects.get().status == Status.DRAFT


def test_whoever_wrote_a_part_cannot_sign_it(story):
    report = story.filled()
    section = report.sections.get(letter="c")
    actions.edit_section(
        report=report, letter="c", revision=section.revision, narrative="Oleh pejabat", by=story.pejabat
    )
    section = report.sections.get(letter="d")
    actions.edit_section(
        report=report, letter="d", revision=section.revision, narrative="Oleh petugas", by=story.petugas
    )
    report = actions.submit_report(report=fresh(report), by=story.petugas)
    with pytest.raises(NotAllowed, match="ikut menyusun"):
        actions.sign_report(report=report, by=story.pejabat)
    other = make_person("rini", "Rini Contoh", story.unit)
    appoint(story.unit, {other: Role.PEJABAT})
    assert actions.sign_report(report=fresh(report), by=other).status == Status.SIGNED


def test_a_pejabat_who_submitted_cannot_sign(story):
    report = actions.submit_report(report=story.filled(), by=story.pejabat)
    with pytest.raises(NotAllowed, match="Pasal 11"):
        actions.sign_report(report=fresh(report), by=story.pejabat)


def test_tono_whose_decree_has_ended_can_neither_submit_nor_sign(story, tono):
    report = story.filled()
    with pytest.raises(NotAllowed, match="Pasal 11"):
        actions.submit_report(report=report, by=tono)
    report = actions.submit_report(report=report, by=story.petugas)
    with pytest.raises(NotAllowed, match="Pasal 11"):
        actions.sign_report(report=report, by=tono)


def test_of_two_signers_at_once_one_wins_and_the_other_is_told(story):
    report = story.submitted()
    stale = fresh(report)
    actions.sign_report(report=fresh(report), by=story.pejabat)
    with pytest.raises(StateChanged, match="Orang lain lebih dahulu"):
        actions.sign_report(report=stale, by=story.pejabat)
    assert Document.objects.count() == 1


def test_a_double_click_on_submit_counts_once(story):
    report = story.filled()
    stale = fresh(report)
    actions.submit_report(report=report, by=story.petugas)
    with pytest.raises(StateChanged):
        actions.submit_report(report=stale, by=story.petugas)
    assert Report.objects.get().round == 1


def test_a_return_needs_a_note_under_a_huruf(story):
    report = story.signed()
    for notes in ({}, {"a": "  "}):
        with pytest.raises(RuleBroken, match="Belum ada catatan"):
            actions.return_report(report=report, notes=notes, by=story.diskominfo)
    with pytest.raises(RuleBroken, match="tidak dikenal"):
        actions.return_report(report=report, notes={"z": "?"}, by=story.diskominfo)


def test_a_returned_report_comes_again_with_a_new_round_and_the_same_receipt_number(story):
    report = story.received()
    number = report.receipt_number
    report = actions.return_report(
        report=report, notes={"b": "Bulan Maret?", "f": "Jelaskan"}, by=story.diskominfo
    )
    assert (report.signed_by, report.received_at) == (None, None)
    assert list(report.return_notes.values_list("letter", flat=True)) == ["b", "f"]
    report = actions.submit_report(report=report, by=story.petugas)
    report = actions.sign_report(report=report, by=story.pejabat)
    report = actions.receive_report(report=report, by=story.diskominfo)
    assert (report.round, report.receipt_number) == (2, number)
    assert Document.objects.count() == 2


def test_a_petugas_who_submits_may_be_last_rounds_pejabat(story):
    report = story.returned()
    assert actions.submit_report(report=report, by=story.pejabat).status == Status.SUBMITTED


def test_receipt_numbers_have_no_gap_even_when_an_act_is_refused(story, dinkes):
    from reports.tests.stories import another_story

    first = story.signed()
    actions.receive_report(report=fresh(first), by=story.diskominfo)
    with pytest.raises(StateChanged):
        actions.receive_report(report=first, by=story.diskominfo)
    second = another_story(dinkes, story).received()
    assert second.receipt_number == "LM-2025-002"


def test_what_was_submitted_cannot_be_edited(story):
    report = story.submitted()
    with pytest.raises(StateChanged, match="tidak dapat diubah"):
        fill(report, story.petugas)


def test_figures_are_frozen_at_submit_and_live_before(story):
    report = story.filled()
    assert report.figures is None
    report = actions.submit_report(report=report, by=story.petugas)
    assert fresh(report).figures["b"]["total"] == 0


def test_each_step_tells_the_next_one(story):
    story.evaluated()
    told = {(n.kind, n.recipient.username) for n in Notice.objects.select_related("recipient")}
    assert {
        (Kind.REPORT_SUBMITTED, "ratna"), (Kind.REPORT_SIGNED, "dewi"), (Kind.REPORT_RECEIVED, "kirana"),
        (Kind.REPORT_FORWARDED, "joko"), (Kind.EVALUATION_FINAL, "budi"),
    } <= told  # fmt: skip

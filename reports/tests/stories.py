"""Situations for tests, reached by performing the real actions."""

import datetime

from opd.models import Role
from reports import actions
from reports.models import Report
from tests.cast import appoint, make_person

YEAR = 2025
AT = datetime.datetime(2026, 1, 20, 3, 0, tzinfo=datetime.UTC)


def fill(report, by):
    """Write all seven parts and one planned action; answer what last year asked."""
    for section in report.sections.all():
        obstacles = (
            {"internal_obstacles": "Nihil", "external_obstacles": "nihil"} if section.letter == "f" else {}
        )
        actions.edit_section(
            report=report, letter=section.letter, revision=section.revision,
            narrative=f"Uraian huruf {section.letter}.", by=by, **obstacles,
        )  # fmt: skip
    plan(report, by)
    for follow_up in report.follow_ups.all():
        actions.answer_recommendation(
            follow_up=follow_up, progress="selesai", evidence="Notulen rapat 3 Maret.", by=by
        )
    return report


def plan(report, by, **changed):
    values = {
        "recommendation": "Menambah pesan tentang potensi daerah", "action": "Menyusun kalender bulanan",
        "owner": "Subbagian Umum", "due_on": datetime.date(report.year + 1, 6, 30),
    } | changed  # fmt: skip
    return actions.plan_action(report=report, by=by, **values)


def fresh(report):
    return Report.objects.select_related("unit").get(pk=report.pk)


class Story:
    """Brings a report of a unit to a state, with the people who do it."""

    def __init__(self, unit, petugas, pejabat, diskominfo, head, bupati, year=YEAR):
        self.unit, self.petugas, self.pejabat = unit, petugas, pejabat
        self.diskominfo, self.head, self.bupati, self.year = diskominfo, head, bupati, year

    def draft(self):
        return actions.open_report(unit=self.unit, year=self.year, by=self.petugas)

    def filled(self):
        return fill(self.draft(), self.petugas)

    def submitted(self):
        return actions.submit_report(report=self.filled(), by=self.petugas, at=AT)

    def returned(self):
        return actions.return_report(report=self.signed(), notes={"b": "Bulan Maret?"}, by=self.diskominfo)

    def signed(self):
        return actions.sign_report(report=self.submitted(), by=self.pejabat, at=AT)

    def received(self):
        return actions.receive_report(report=self.signed(), by=self.diskominfo, at=AT)

    def forwarded(self):
        return actions.forward_report(report=self.received(), by=self.head, at=AT)

    def evaluation(self):
        return actions.start_evaluation(report=self.forwarded(), by=self.bupati, at=AT)

    def scored(self, value=80):
        evaluation = self.evaluation()
        given = {
            score.indicator_id: (None if score.note else value, score.note or "Sesuai pengamatan.")
            for score in evaluation.scores.all()
        }
        return actions.edit_evaluation(
            evaluation=evaluation, revision=evaluation.revision, scores=given, conclusion="Cukup baik.",
            recommendations=["Jawab keluhan lebih cepat", "Tambah pesan potensi daerah"], by=self.bupati,
        )  # fmt: skip

    def evaluated(self, value=80):
        actions.finalise_evaluation(evaluation=self.scored(value), by=self.bupati, at=AT)
        return Report.objects.get(unit=self.unit, year=self.year)


def another_story(unit, like, year=YEAR):
    """The same way for another unit with its own petugas and pejabat."""
    petugas = make_person(f"petugas.{unit.pk}", f"Petugas {unit.abbreviation}", unit)
    pejabat = make_person(f"pejabat.{unit.pk}", f"Pejabat {unit.abbreviation}", unit)
    appoint(unit, {petugas: Role.PETUGAS, pejabat: Role.PEJABAT})
    return Story(unit, petugas, pejabat, like.diskominfo, like.head, like.bupati, year)

"""Last year's reports of the demo in every state, and this year's begun."""

import datetime

from klaten_medsos.demo import content
from klaten_medsos.demo.story import at
from klaten_medsos.regulation import ReportSection
from reports import actions
from reports.models import Evaluation, FollowUp

# how far last year's report of each unit came
REACHED = {
    "dinkes": "dievaluasi",
    "dpupr": "dievaluasi",
    "disbudporapar": "dievaluasi",
    "setda": "diteruskan",
    "bpbd": "diterima",
    "kominfo": "disahkan",
    "disdukcapil": "dikembalikan",
    "prambanan": "diajukan",
}
ORDER = ["draf", "diajukan", "disahkan", "diterima", "diteruskan", "dievaluasi"]


class ReportStory:
    """Tells the reports of ``kabupaten`` (the units, people and records exist)."""

    def __init__(self, kabupaten):
        self.kabupaten = kabupaten
        self.people = kabupaten.people
        self.last = kabupaten.year - 1
        self.day = datetime.date(kabupaten.year, 1, 12)

    def build(self):
        for plan in content.UNITS:
            self.kabupaten.say(f"{plan.slug}: laporan {self.last}")
            self._last_year(plan, REACHED[plan.slug])
        for slug in ("dinkes", "dpupr"):
            self._this_year(next(plan for plan in content.UNITS if plan.slug == slug))

    def _staff(self, plan):
        return self.people[f"petugas.{plan.slug}"], self.people[f"pejabat.{plan.slug}"]

    def _filled(self, plan, year, day):
        officer, _ = self._staff(plan)
        unit = self.kabupaten.units[plan.code]
        report = actions.open_report(unit=unit, year=year, by=officer, at=at(day))
        for letter in ReportSection:
            section = report.sections.get(letter=letter)
            obstacles = content.OBSTACLES if letter == "f" else ("", "")
            actions.edit_section(
                report=report, letter=letter, revision=section.revision, by=officer, at=at(day, 10),
                narrative=content.NARRATIVES[letter].format(unit=unit.name),
                internal_obstacles=obstacles[0], external_obstacles=obstacles[1],
            )  # fmt: skip
        for recommendation, action, owner, month, cost in content.PLANS:
            actions.plan_action(
                report=report, recommendation=recommendation, action=action, owner=owner,
                due_on=datetime.date(year + 1, month, 28), cost=cost or None, by=officer, at=at(day, 11),
            )  # fmt: skip
        return report

    def _last_year(self, plan, reached):
        officer, approver = self._staff(plan)
        desk, head = self.people["diskominfo"], self.people["kadis.kominfo"]
        day = self.day
        report = self._filled(plan, self.last, day)
        actions.submit_report(report=report, by=officer, at=at(day, 13))
        if reached == "diajukan":
            return
        actions.sign_report(report=report, by=approver, at=at(day, 15))
        day += datetime.timedelta(days=3)
        if reached == "dikembalikan":
            notes = {
                "c": "Sebutkan sumber pembacaan pengikut YouTube.",
                "f": "Uraikan kendala eksternal lebih rinci.",
            }
            actions.return_report(report=report, notes=notes, by=desk, at=at(day))
            return
        for state, action, by in (
            ("diterima", actions.receive_report, desk),
            ("diteruskan", actions.forward_report, head),
        ):
            if ORDER.index(reached) < ORDER.index(state):
                return
            action(report=report, by=by, at=at(day))
            day += datetime.timedelta(days=7)
        if reached == "dievaluasi":
            self._evaluate(report, day)

    def _evaluate(self, report, day):
        joko = self.people["kantor.bupati"]
        evaluation = actions.start_evaluation(report=report, by=joko, at=at(day))
        scores = {}
        for score in evaluation.scores.select_related("indicator"):
            value = score.proposed if score.proposed is not None else 75
            scores[score.indicator_id] = (
                value,
                "" if score.proposed is not None else "Dinilai dari isi laporan.",
            )
        actions.edit_evaluation(
            evaluation=evaluation, revision=evaluation.revision, scores=scores, by=joko, at=at(day, 10),
            conclusion=content.CONCLUSION, recommendations=list(content.RECOMMENDATIONS),
        )  # fmt: skip
        evaluation = Evaluation.objects.get(pk=evaluation.pk)
        actions.finalise_evaluation(evaluation=evaluation, by=joko, at=at(day, 14))

    def _this_year(self, plan):
        """This year's report, begun and half written; it carries the Bupati's recommendations."""
        officer, _ = self._staff(plan)
        day = self.kabupaten.today - datetime.timedelta(days=3)
        report = actions.open_report(
            unit=self.kabupaten.units[plan.code], year=self.kabupaten.year, by=officer, at=at(day)
        )
        for letter in ("a", "b"):
            section = report.sections.get(letter=letter)
            actions.edit_section(
                report=report, letter=letter, revision=section.revision, by=officer, at=at(day, 10),
                narrative=content.NARRATIVES[letter].format(unit=report.unit.name),
            )  # fmt: skip
        first = FollowUp.objects.filter(report=report).order_by("pk").first()
        if first:
            actions.answer_recommendation(
                follow_up=first, progress="berjalan", by=officer, at=at(day, 11),
                evidence="Jadwal piket jawab berlaku sejak Maret; capaian diumumkan tiap bulan.",
            )  # fmt: skip

"""The plans and priority programmes of the demo year."""

import datetime

from posts.models import FeedbackChannel, Post
from posts.planning import actions as planning

PROGRAMMES = {
    "dinkes": (
        ("Posyandu lansia di setiap desa", "120 posyandu melayani lansia", "", "Imunisasi"),
        ("Penurunan stunting", "Prevalensi turun menjadi 12 persen", "", "tanpa pesan"),
    ),
    "dpupr": (("Perbaikan jalan kabupaten", "40 km jalan mantap", "infrastruktur", ""),),
    "setda": (("Gotong royong desa", "Dialog di 26 kecamatan", "wawasan_kebangsaan", ""),),
}


class PlanStory:
    """Plans of both years: last year's approved, this year's approved, one revised, one still a draft."""

    def __init__(self, kabupaten):
        self.k = kabupaten

    def build(self, units):
        for place, unit in enumerate(units):
            for year in (self.k.year - 1, self.k.year):
                self._plan(unit, year, is_draft=place == len(units) - 1 and year == self.k.year)
            self._programmes(unit)

    def _plan(self, unit, year, is_draft):
        officer, approver = self.k.people[f"petugas.{unit.slug}"], self.k.people[f"pejabat.{unit.slug}"]
        at = datetime.datetime(year, 1, 5, 3, 0, tzinfo=datetime.UTC)
        plan = planning.open_plan(unit=self.k.units[unit.code], year=year, by=officer, at=at)
        accounts = self.k.examples(unit)
        words = {
            "aims": "Warga memperoleh keterangan layanan tanpa harus datang ke kantor, dapat bertanya dan dijawab, "
            "serta ikut menilai layanan.",
            "topics": "\n".join(unit.topics),
            "segments": [self.k.segments[name] for name in unit.segments],
            "channels": {account: 2 if turn == 0 else 1 for turn, account in enumerate(accounts)},
            "feedback": [FeedbackChannel.COMMENTS, FeedbackChannel.LAPOR, FeedbackChannel.OFFLINE],
            "feedback_note": "Loket layanan buka pada jam kerja.",
        }
        planning.save_plan(plan=plan, revision=plan.revision, by=officer, at=at, **words)
        if is_draft:
            return
        planning.approve_plan(plan=plan, revision=plan.revision, by=approver, at=at)
        if unit.slug == "dinkes" and year == self.k.year:
            later = datetime.datetime(year, 2, 16, 3, 0, tzinfo=datetime.UTC)
            planning.revise_plan(plan=plan, reason="Menambah segmen pemuda.", by=officer, at=later)
            words["segments"] = [*words["segments"], self.k.segments["Pemuda"]]
            planning.save_plan(plan=plan, revision=plan.revision, by=officer, at=later, **words)
            planning.approve_plan(plan=plan, revision=plan.revision, by=approver, at=later)

    def _programmes(self, unit):
        officer = self.k.people[f"petugas.{unit.slug}"]
        for name, target, theme, title in PROGRAMMES.get(unit.slug, ()):
            programme = planning.add_programme(
                unit=self.k.units[unit.code], year=self.k.year, name=name, target=target, theme=theme, by=officer,
                message_target=6,
            )  # fmt: skip
            posts = Post.objects.filter(unit=programme.unit).came_out().for_year(self.k.year)
            wanted = posts.filter(title__icontains=title) if title else posts.exclude(theme="")
            for post in wanted[:3]:
                planning.link_message(programme=programme, post=post, by=officer)

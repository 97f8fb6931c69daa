"""The year of the demo kabupaten, told through the real actions; every choice comes from counters, not chance."""

import datetime

from django.contrib.auth.hashers import make_password
from django.core.management import call_command

from accounts import actions as accounts
from accounts.models import Account, Segment
from feedback import actions as feedback
from klaten_medsos import dates
from klaten_medsos.demo import accounts as register
from klaten_medsos.demo import agenda, content, governance, impostors, lives, offices, spreading, urgent
from klaten_medsos.demo.moments import at
from klaten_medsos.demo.plans import PlanStory
from klaten_medsos.demo.scans import scan
from klaten_medsos.notices.models import Notice
from metrics import actions as metrics
from metrics.models import Metric
from opd import actions as opd
from opd.models import MembershipKind, Office, OfficeHolder, Role, Unit, User
from opd.sop import parameters
from posts import actions as posts

LONG_AGO = datetime.date(2020, 1, 6)
# addresses of public accounts that speak for a unit, as published by the units themselves
PUBLIC_ACCOUNTS = {
    "DINKES": (
        "https://www.facebook.com/maturdokterklaten",
        "https://www.instagram.com/maturdokter_kabklaten",
        "https://x.com/MaturdokterK",
        "https://www.youtube.com/@dinaskesehatan2581",
    ),
}
PROFILE = {
    "instagram": "https://www.instagram.com/contoh_{slug}_klaten/",
    "facebook": "https://www.facebook.com/contoh{slug}klaten",
    "x": "https://x.com/cth_{short}_klt",
    "tiktok": "https://www.tiktok.com/@cth.{short}.klaten",
    "youtube": "https://www.youtube.com/@contoh{slug}klaten",
}
POST_ADDRESS = {
    "instagram": "https://www.instagram.com/p/Contoh{n:05d}/",
    "facebook": "https://www.facebook.com/contoh{slug}klaten/posts/{n}",
    "x": "https://x.com/cth_{short}_klt/status/{n}",
    "tiktok": "https://www.tiktok.com/@cth.{short}.klaten/video/{n}",
    "youtube": "https://www.youtube.com/watch?v=Contoh{n:05d}",
}


def _last_day(year, month) -> datetime.date:
    return dates.local_date(dates.month_range(year, month)[1]) - datetime.timedelta(days=1)


class Kabupaten:
    """Everybody and everything of the demo; ``password`` is given to every login."""

    def __init__(self, year: int, password: str, say=lambda words: None):
        self.year, self.password, self.say = year, password, say
        self.today = dates.today()
        self.people, self.units, self.segments, self.number = {}, {}, {}, 0

    def build(self):
        """Tell the whole story; call inside one transaction."""
        self._people()
        governance.set_sop(self)
        governance.equip(self, content.UNITS)
        for plan in content.UNITS:
            self.say(f"{plan.slug}: akun, pesan dan masukan")
            self._accounts(plan)
            for year in (self.year - 1, self.year):
                self._messages(plan, year)
                self._feedback(plan, year)
                self._figures(plan, year)
        PlanStory(self).build(content.UNITS)
        spreading.tell(self, content.UNITS)
        agenda.tell(self, content.UNITS)
        urgent.tell(self, content.UNITS)
        impostors.tell(self)
        self._waiting_work()
        offices.tell(self)
        register.tell(self, content.UNITS)
        lives.tell(self, content.UNITS)

    def settle(self):
        """Old notices are read and people get their addresses, so that the first screen shows today."""
        for user in self.people.values():
            newest = Notice.objects.filter(recipient=user).values_list("pk", flat=True)[:3]
            Notice.objects.filter(recipient=user).exclude(pk__in=list(newest)).update(read_at=dates.now())
        User.objects.update(password=make_password(self.password))  # one slow hash for all of them
        for user in self.people.values():
            opd.change_user(user=user, email=f"{user.username}@contoh.klaten.invalid", by=self.operator)

    # --- who --------------------------------------------------------------------------------------

    def _people(self):
        call_command("load_units", verbosity=0)
        self.operator = User.objects.create_superuser("operator", "", self.password, name="Operator Contoh")
        self.people["operator"] = self.operator
        self.units = {unit.code: unit for unit in Unit.objects.all()}
        for name, description in content.SEGMENTS.items():
            self.segments[name] = Segment.objects.get_or_create(
                name=name, unit=None, defaults={"description": description}
            )[0]
        self._bupati()
        for plan in content.UNITS:
            self._unit_people(plan)
        kominfo, setda = self.units["DISKOMINFO"], self.units["SETDA"]
        self.person("diskominfo", "Dewi Contoh, S.I.Kom.", kominfo, MembershipKind.DISKOMINFO)
        self.person("diskominfo2", "Panji Contoh, S.Kom.", kominfo, MembershipKind.DISKOMINFO)
        self.person("kantor.bupati", "Joko Contoh, S.IP.", setda, MembershipKind.BUPATI_OFFICE)

    def _bupati(self):
        change = datetime.date(2025, 2, 20)
        for name, starts, ends in (
            ("Hj. Sekarwangi Contoh", LONG_AGO, change - datetime.timedelta(days=1)),
            ("H. Wiratama Contoh, S.E.", change, None),
        ):
            holder = OfficeHolder(
                office=Office.BUPATI, title="Bupati Klaten", name=name, starts_on=starts, ends_on=ends
            )
            opd.save_office_holder(holder=holder, by=self.operator, fields=["name"])

    def person(self, username, name, unit, kind=MembershipKind.STAFF):
        user = opd.register_user(username=username, name=name, email="", by=self.operator)
        opd.add_member(user=user, unit=unit, kind=kind, starts_on=LONG_AGO, by=self.operator)
        self.people[username] = user
        return user

    def _unit_people(self, plan):
        unit = self.units[plan.code]
        officer = self.person(f"petugas.{plan.slug}", plan.officer, unit)
        approver = self.person(f"pejabat.{plan.slug}", plan.approver, unit)
        head = None
        if plan.code == "DISKOMINFO":
            head = self.person("kadis.kominfo", plan.head, unit)
        holder = opd.save_office_holder(
            holder=OfficeHolder(
                office=Office.KEPALA, unit=unit, title=plan.head_title, name=plan.head, user=head,
                rank="Pembina Tingkat I", starts_on=LONG_AGO,
            ),
            by=self.operator, fields=["name"],
        )  # fmt: skip
        for year in (self.year - 1, self.year):
            starts = datetime.date(year, 1, 2)
            ends = datetime.date(year, 12, 31)
            if plan.slug == "prambanan" and year == self.year:
                ends = self.today + datetime.timedelta(days=21)  # a decree about to expire
            opd.record_decree(
                unit=unit, number=f"480/{7 + year % 10}/{year}", decided_on=starts, signer=holder,
                starts_on=starts if year == self.year else LONG_AGO, ends_on=ends, upload=scan(),
                people={officer: Role.PETUGAS, approver: Role.PEJABAT}, by=officer,
                at=at(starts, 10) if year == self.year else at(datetime.date(year, 1, 2), 10),
            )  # fmt: skip

    # --- where, what, how far -----------------------------------------------------------------------

    def _staff(self, plan):
        return self.people[f"petugas.{plan.slug}"], self.people[f"pejabat.{plan.slug}"]

    def _address(self, pattern, plan):
        return pattern.format(slug=plan.slug, short=plan.slug[:6], n=self.number)

    def _accounts(self, plan):
        officer, _ = self._staff(plan)
        first = at(datetime.date(self.year - 1, 1, 6))
        pasted = [(self._address(PROFILE[p], plan), True) for p in plan.platforms]
        pasted += [(address, False) for address in PUBLIC_ACCOUNTS.get(plan.code, ())]
        for address, is_example in pasted:
            account = accounts.propose_account(
                unit=self.units[plan.code], pasted=address, by=officer, custodian=officer,
                purpose="Menyampaikan layanan dan menjawab pertanyaan warga.",
                segments=[self.segments[name] for name in plan.segments], has_two_factor=is_example,
                official_email=f"{plan.slug}@contoh.klaten.invalid" if is_example else "",
                evidence="Kode verifikasi terpasang di bio.", is_example=is_example, at=first,
            )  # fmt: skip
            accounts.verify_account(account=account, by=self.people["diskominfo"], at=at(first.date(), 14))

    def post_address(self, plan, account):
        """The address of one more post on an example account."""
        self.number += 1
        return self._address(POST_ADDRESS[account.platform], plan)

    def examples(self, plan):
        return list(Account.objects.filter(unit__code=plan.code, is_example=True).order_by("pk"))

    def _messages(self, plan, year):
        """Two messages a month, each drafted, approved by another, and published."""
        officer, approver = self._staff(plan)
        targets = self.examples(plan)
        per_month = 2
        for month in range(1, 13):
            for slot in range(per_month):
                day = datetime.date(year, month, 4 + slot * 13 + len(plan.slug) % 4)
                if day >= self.today - datetime.timedelta(days=2):
                    return
                self.number += 1
                message = plan.messages[(month + slot) % len(plan.messages)]
                post = self.draft(plan, message, officer, targets, day)
                self.submit(post, officer, day)
                posts.approve_post(
                    post=post, version=post.current_version, by=approver, at=at(day, 10),
                    note="Sudah sesuai." if self.number % 4 == 0 else "",
                )  # fmt: skip
                for account in targets[: 1 + self.number % len(targets)]:
                    posts.publish_post(
                        post=post, account=account, published_at=at(day, 11, self.number % 60), by=officer,
                        url=self._address(POST_ADDRESS[account.platform], plan), at=at(day, 12),
                    )  # fmt: skip

    def submit(self, post, officer, day):
        """Handed in with every line of the checklist of that day confirmed."""
        posts.submit_post(post=post, by=officer, checklist=parameters(day).checklist, at=at(day, 9))

    def draft(self, plan, message, officer, targets, day):
        words = {"month": dates.MONTHS[day.month - 1], "year": day.year}
        title = message.title.format(**words)
        return posts.draft_post(
            unit=self.units[plan.code], title=title, text=message.text.format(**words),
            own_texts={a: {"title": title} for a in targets if a.platform == "youtube"},
            category=message.category, theme=message.theme, source_kind=message.source_kind,
            source=message.source, segments=[self.segments[name] for name in plan.segments],
            accounts=targets, by=officer, at=at(day, 8),
        )  # fmt: skip

    def _feedback(self, plan, year):
        """Two items a month: most answered within two days, some forwarded or filtered, the newest waiting."""
        officer, _ = self._staff(plan)
        account = self.examples(plan)[0]
        kinds = list(content.FEEDBACK)
        for turn in range(24):
            day = datetime.date(year, turn // 2 + 1, 6 + 12 * (turn % 2))
            if day >= self.today:
                return
            kind = kinds[(turn + len(plan.slug)) % len(kinds)]
            topic = plan.topics[turn % len(plan.topics)]
            item = feedback.log_item(
                unit=self.units[plan.code], kind=kind, topic=topic, by=officer, at=at(day, 13),
                text=content.FEEDBACK[kind].format(topic=topic), account=account if turn % 5 else None,
                sentiment={"keluhan": "negatif", "komentar": "positif"}.get(kind, "netral"),
                received_at=at(day, 12),
            )  # fmt: skip
            if day > self.today - datetime.timedelta(days=12):
                continue
            if turn % 9 == 4:
                feedback.filter_item(item=item, reason="di_luar_wewenang", by=officer, at=at(day, 15))
            elif turn % 7 == 5 and plan.slug != "kominfo":
                feedback.forward_item(item=item, to=self.units["DISKOMINFO"], by=officer, at=at(day, 15))
                helper = self.people["petugas.kominfo"]
                self._answer(item, helper, day + datetime.timedelta(days=3), turn)
            else:
                self._answer(item, officer, day + datetime.timedelta(days=turn % 4), turn)

    def _answer(self, item, by, day, turn):
        words = content.ANSWERS[turn % len(content.ANSWERS)]
        feedback.answer_item(item=item, answer=words, by=by, answered_at=at(day, 16), at=at(day, 17))

    def _figures(self, plan, year):
        """Followers each month, shares and reach by quarter; one account was never read."""
        officer, _ = self._staff(plan)
        examples = self.examples(plan)
        read = examples if len(examples) < 3 else examples[:-1]
        last = min(datetime.date(year, 12, 31), self.today - datetime.timedelta(days=1))
        for place, account in enumerate(read):
            base = plan.followers // (place + 1)
            growth = 8 + (year + place) % 5  # per cent in the year
            start = base * (100 + (year - self.year) * 9) // 100
            days = [datetime.date(year, 1, 2), *(_last_day(year, month) for month in range(1, 13))]
            for turn, day in enumerate(day for day in days if day <= last):
                value = start * (1200 + growth * turn) // 1200
                self._figure(account, Metric.FOLLOWERS, value, day, day, officer)
            for quarter in range(4):
                starts = datetime.date(year, quarter * 3 + 1, 1)
                ends = _last_day(year, quarter * 3 + 3)
                if ends > last:
                    break
                self._figure(account, Metric.SHARES, base // 40 + quarter * 17, starts, ends, officer)
                self._figure(account, Metric.REACH, base * 3 + quarter * 900, starts, ends, officer)
                self._figure(account, Metric.COMMENTS, base // 25 + quarter * 11, starts, ends, officer)

    def _figure(self, account, metric, value, starts, ends, by):
        metrics.record_measurement(
            account=account, metric=metric, value=value, starts_on=starts, ends_on=ends, by=by,
            source=f"Dasbor {account.platform_label}, dibaca {dates.format_date(ends)}", at=at(ends, 20),
        )  # fmt: skip

    # --- what waits today -----------------------------------------------------------------------------

    def _waiting_work(self):
        """Something for each role to do on the first morning."""
        plan = content.UNITS[0]
        officer, approver = self._staff(plan)
        targets, day = self.examples(plan), self.today - datetime.timedelta(days=1)
        waiting = self.draft(plan, plan.messages[2], officer, targets, day)
        self.submit(waiting, officer, day)
        revised = self.draft(plan, plan.messages[1], officer, targets, day)
        self.submit(revised, officer, day)
        posts.return_post(
            post=revised, version=revised.current_version, by=approver, at=at(day, 10),
            note="Tambahkan jam mulai dan tempat parkir bagi pendonor.",
        )  # fmt: skip
        approved = self.draft(plan, plan.messages[4], officer, targets, day)
        self.submit(approved, officer, day)
        posts.approve_post(post=approved, version=approved.current_version, by=approver, at=at(day, 10))
        self.draft(plan, plan.messages[0], officer, targets, day)
        dpupr = content.UNITS[1]
        accounts.propose_account(
            unit=self.units["DPUPR"], pasted="https://www.youtube.com/@contohdpuprklaten",
            by=self._staff(dpupr)[0], custodian=self._staff(dpupr)[0],
            purpose="Menayangkan video pekerjaan jalan dan irigasi.",
            segments=[self.segments["Masyarakat umum"]], evidence="Kode KLT-DEMO terpasang di bagian Tentang.",
            is_example=True, at=at(day, 14),
        )  # fmt: skip

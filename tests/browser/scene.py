"""What happened before a test begins, told through the real actions."""

import datetime
from dataclasses import dataclass

from accounts import actions as accounts
from accounts.models import Segment
from feedback import actions as feedback
from klaten_medsos import dates
from metrics import actions as metrics
from opd.models import Unit, User
from opd.sop import parameters
from posts import actions as posts
from posts.emergency import actions as emergency
from reports import tasks
from reports.models import Document
from reports.tests.stories import Story

THIS_YEAR = dates.today().year
LAST_YEAR = THIS_YEAR - 1
TEXT = "Festival Rowo Jombor digelar Sabtu pagi.\nWarga dapat hadir tanpa tiket. #Klaten"


def moment(month, day, hour=9):
    """A time of last year, in WIB."""
    return datetime.datetime(LAST_YEAR, month, day, hour, tzinfo=dates.WIB)


@dataclass
class Scene:
    """Disbudporapar with its people, and Diskominfo and the Bupati's office beside it."""

    unit: Unit
    budi: User
    ratna: User
    sari: User
    dewi: User
    kirana: User
    joko: User

    def segment(self):
        return Segment.objects.get_or_create(name="Wisatawan", unit=None)[0]

    def proposed_account(self, pasted="https://www.instagram.com/contoh_disbudporapar/"):
        return accounts.propose_account(
            unit=self.unit, pasted=pasted, purpose="Mengabarkan wisata dan budaya.", segments=[self.segment()],
            custodian=self.budi, evidence="Kode KLT-UJI terpasang di bio.", has_two_factor=True,
            by=self.budi, at=moment(1, 5),
        )  # fmt: skip

    def official_account(self, **pasted):
        return accounts.verify_account(account=self.proposed_account(**pasted), by=self.dewi, at=moment(1, 6))

    def on_call(self, user):
        """Put ``user`` on the roster of today."""
        today = dates.today()
        return emergency.record_shift(
            unit=self.unit, user=user, phone="0812 3456 7890", starts_on=today,
            ends_on=today + datetime.timedelta(days=1), by=self.ratna,
        )  # fmt: skip

    def draft(self, account, title="Festival Rowo Jombor", at=None):
        return posts.draft_post(
            unit=self.unit, title=title, text=TEXT, category="potensi", segments=[self.segment()],
            accounts=[account], by=self.budi, at=at,
        )  # fmt: skip

    def waiting_post(self, account, **words):
        return posts.submit_post(
            post=self.draft(account, **words),
            by=self.budi,
            checklist=parameters().checklist,
            at=words.get("at"),
        )

    def return_post(self, post, version):
        return posts.return_post(
            post=post, version=version, note="Tambahkan jam mulai dan tempat.", by=self.ratna
        )

    def approved_post(self, account, title):
        post = self.waiting_post(account, title=title)
        return posts.approve_post(post=post, version=post.current_version, by=self.ratna)

    def published_post(self, account, at, number):
        post = self.waiting_post(account, title=f"Gelar seni desa {number}", at=at)
        hour = datetime.timedelta(hours=1)
        posts.approve_post(post=post, version=post.current_version, by=self.ratna, at=at + hour)
        url = f"https://www.instagram.com/p/Contoh{number:05d}/"
        return posts.publish_post(
            post=post, account=account, url=url, published_at=at + 2 * hour, by=self.budi, at=at + 3 * hour
        )

    def last_year(self):
        """Six messages, followers at both ends, one question answered."""
        account = self.official_account()
        for month in range(1, 12, 2):
            self.published_post(account, moment(month, 10), month)
        for day, value in (((1, 6), 1200), ((12, 31), 1480)):
            on = datetime.date(LAST_YEAR, *day)
            metrics.record_measurement(
                account=account, metric="pengikut", value=value, starts_on=on, ends_on=on,
                source="Dasbor Instagram.", by=self.budi, at=moment(*day, 20),
            )  # fmt: skip
        item = self.question(account, received_at=moment(5, 4))
        feedback.answer_item(
            item=item, answer="Pentas dimulai pukul 19.00 WIB.", answered_at=moment(5, 5), by=self.budi
        )
        return account

    def question(self, account, received_at):
        return feedback.log_item(
            unit=self.unit, kind="pertanyaan", text="Jam berapa pentas dimulai?", topic="jadwal pentas",
            account=account, received_at=received_at, by=self.budi,
        )  # fmt: skip

    def story(self):
        """The way of last year's report, with ``draft() … evaluated()``."""
        return Story(
            self.unit, self.budi, self.ratna, self.dewi, self.kirana, self.joko, year=LAST_YEAR
        )  # fmt: skip


def print_documents():
    """What the worker does, here and now; returns the documents made."""
    waiting = list(Document.objects.due())
    for document in waiting:
        tasks.render_document(document.pk)
    return list(Document.objects.filter(pk__in=[document.pk for document in waiting]))

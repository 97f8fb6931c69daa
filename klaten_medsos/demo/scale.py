"""A kabupaten as large as one likes, for load tests: deterministic rows, written in bulk, in one pass.

Unlike the demo, nothing goes through the actions: a million messages would take days. What the database
demands holds all the same, and what is written here is marked: its units, people and accounts bear *skala*.
"""

import datetime
import itertools
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.core.management.color import no_style
from django.db import connection, transaction

from accounts.models import Account, Segment
from accounts.workflow import Status as AccountStatus
from feedback.models import Item, ItemKind, Sentiment
from klaten_medsos import dates
from klaten_medsos.regulation import MediaType, PostCategory, Theme
from metrics.models import Measurement, Metric
from opd.models import Appointment, Decree, Membership, MembershipKind, OfficeHolder, Role, Unit, User
from posts.models import KipClass, Post, Publication, SourceKind, Version
from posts.search import stems_of
from posts.versions import content_hash, content_of
from posts.workflow import EDITABLE, Status

SEED = 42020  # the number and year of the regulation
BATCH = 2_000
TEXTS = 20_000  # different texts; more would not change what an index sees
YEARS = 6
SOURCE = Path(__file__).resolve().parents[2] / "posts" / "checks" / "data" / "seed.jsonl"
STATES = (
    (Status.PUBLISHED, 780), (Status.DRAFT, 120), (Status.WITHDRAWN, 20), (Status.REJECTED, 20),
    (Status.APPROVED, 15), (Status.SCHEDULED, 15), (Status.WAITING, 10), (Status.REVISION, 10), (Status.EXPIRED, 10),
)  # fmt: skip
# independent of one another, from the common to the rare, so that no combination of filters is only dense
CATEGORIES = (
    (PostCategory.ACTIVITIES, 60), (PostCategory.POLICY, 22), (PostCategory.POTENTIAL, 13), (PostCategory.CURRENT_ISSUE, 5),
)  # fmt: skip
THEMES = (("", 60), (Theme.ECONOMY, 22), (Theme.INFRASTRUCTURE, 14), (Theme.NATIONAL_OUTLOOK, 4))
PLATFORMS = ("instagram", "facebook", "youtube", "tiktok")
# which of a unit's accounts a message is for; the last is hardly used, as an account of a unit that lost interest
TARGETS = (((0, 1), 45), ((0,), 35), ((1,), 10), ((0, 1, 2), 5), ((2,), 4), ((0, 3), 1))
DAY = datetime.timedelta(days=1)


def vocabulary() -> list[str]:
    """Indonesian words of the shipped texts, the most frequent first."""
    counts: Counter = Counter()
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        counts.update(re.findall(r"[a-z]{3,}", json.loads(line)["text"].lower()))
    return [word for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


class Scale:
    """Fills the database; ``say`` hears how far it is."""

    def __init__(self, say=lambda words: None):
        self.say = say
        self.random = random.Random(SEED)  # noqa: S311  load data, not a secret
        self.end = datetime.datetime.combine(dates.today(), datetime.time(3), tzinfo=datetime.UTC)

    @transaction.atomic
    def fill(self, *, posts=0, metrics=0, feedback=0, users=0):
        """Add that many rows of each kind to whatever is there; units, people and accounts as needed."""
        self._stage(users)
        self._posts(posts)
        self._metrics(metrics)
        self._feedback(feedback)
        self._reset_sequences()

    # --- who and where ------------------------------------------------------------------------------

    def _stage(self, users):
        self.units = list(Unit.objects.order_by("pk"))
        if not self.units:
            self.units = Unit.objects.bulk_create(
                Unit(code=f"SKALA{n}", name=f"Dinas Skala {n}", abbreviation=f"Skala {n}", type="dinas")
                for n in range(60)
            )
        first = User.objects.filter(username__startswith="skala").count()
        self._people(first, max(users, 0 if first else 2 * len(self.units)))
        self.people = {}
        rows = Membership.objects.filter(user__username__startswith="skala").select_related("user")
        for row in rows.order_by("pk"):
            self.people.setdefault(row.unit_id, []).append(row.user)
        self.segment = Segment.objects.get_or_create(name="Segmen skala", unit=None)[0]
        self._accounts()

    def _people(self, first, count):
        nobody = make_password(None)  # nobody signs in with a password
        people = [
            User(username=f"skala{first + n}", name=f"Pengelola Skala {first + n}", password=nobody)
            for n in range(count)
        ]
        people = User.objects.bulk_create(people, batch_size=BATCH)
        start = datetime.date(2020, 1, 6)
        places = [(user, self.units[n // 2 % len(self.units)]) for n, user in enumerate(people)]
        Membership.objects.bulk_create(
            [
                Membership(user=user, unit=unit, kind=MembershipKind.STAFF, starts_on=start)
                for user, unit in places
            ],
            batch_size=BATCH,
        )
        decrees = {}
        for unit in {unit for _, unit in places}:
            head = OfficeHolder.objects.filter(
                unit=unit, office="kepala"
            ).first() or OfficeHolder.objects.create(
                office="kepala",
                unit=unit,
                title=f"Kepala {unit.name}"[:120],
                name="Kepala Skala",
                starts_on=start,
            )
            decrees[unit] = Decree.objects.create(
                unit=unit, number=f"480/skala/{first}", decided_on=start, signer=head, starts_on=start,
                file="keputusan/skala.pdf", file_sha256="0" * 64, recorded_by=people[0], recorded_at=self.end,
            )  # fmt: skip
        roles = itertools.cycle((Role.PETUGAS, Role.PEJABAT))
        Appointment.objects.bulk_create(
            [Appointment(decree=decrees[unit], user=user, role=next(roles)) for user, unit in places],
            batch_size=BATCH,
        )

    def _accounts(self):
        wanted = []
        for unit in self.units:
            custodian = self._of(unit)[0]
            for platform in PLATFORMS:
                handle = f"skala_{unit.pk}_{platform[:2]}"
                wanted.append(
                    Account(
                        unit=unit, pasted=handle, platform=platform, handle=handle, key=f"{platform}:{handle}",
                        canonical_url=f"https://www.{platform}.com/{handle}/", media_type=MediaType.MEDIA_SHARING,
                        purpose="Akun untuk uji beban", custodian=custodian, evidence="skala", is_example=True,
                        status=AccountStatus.ACTIVE, proposed_at=self.end, proposed_by=custodian,
                        decided_at=self.end, decided_by=custodian,
                    )
                )  # fmt: skip
        known = set(Account.objects.filter(handle__startswith="skala_").values_list("handle", flat=True))
        Account.objects.bulk_create(
            [account for account in wanted if account.handle not in known], batch_size=500
        )
        self.accounts = {}
        for account in Account.objects.filter(handle__startswith="skala_").order_by("pk"):
            self.accounts.setdefault(account.unit_id, []).append(account)

    def _of(self, unit):
        """Two people of ``unit``: one writes, one approves."""
        people = self.people.get(unit.pk) or next(iter(self.people.values()))
        return people if len(people) > 1 else people * 2

    # --- what is said -------------------------------------------------------------------------------

    def _texts(self) -> list[tuple[str, str, str]]:
        """(title, text, stems) with words as frequent and as rare as in real messages."""
        words = vocabulary()
        weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
        made = []
        for _ in range(TEXTS):
            text = " ".join(self.random.choices(words, cum_weights=weights, k=self.random.randint(18, 45)))
            title = " ".join(text.split()[:5]).capitalize()
            made.append((title, text, stems_of(title, text)))
        return made

    def _shares(self, parts, length) -> list:
        """``length`` values in the shares of ``parts``; two lists of coprime lengths do not move together."""
        return self.random.choices([value for value, _ in parts], [weight for _, weight in parts], k=length)

    def _posts(self, count):
        if not count:
            return
        texts = self._texts()
        kinds = [
            self._shares(STATES, 4096), self._shares(CATEGORIES, 4093), self._shares(THEMES, 4091),
            self._shares(TARGETS, 4079),
        ]  # fmt: skip
        first = max(_highest(Post), _highest(Version)) + 1
        step = datetime.timedelta(days=365 * YEARS) / count
        for start in range(0, count, BATCH):
            numbers = range(start, min(start + BATCH, count))
            posts, versions, targets, segments, proofs = [], [], [], [], []
            for n in numbers:
                moment = self.end - step * (count - n) + datetime.timedelta(microseconds=n % 999_983)
                status, category, theme, places = (shares[n % len(shares)] for shares in kinds)
                said = (*texts[n * 7919 % TEXTS], category, theme)
                post, version = self._post(first + n, said, status, moment, n)
                accounts = [self.accounts[post.unit_id][place] for place in places]
                posts.append(post)
                versions.append(version)
                targets += [
                    Post.accounts.through(post_id=post.pk, account_id=account.pk) for account in accounts
                ]
                segments.append(Post.segments.through(post_id=post.pk, segment_id=self.segment.pk))
                if post.published_at:
                    account = accounts[0]
                    proofs.append(
                        Publication(
                            post=post, account=account, url=f"{account.canonical_url}p/{post.pk}/",
                            published_at=post.published_at, recorded_by_id=post.author_id, recorded_at=moment,
                        )
                    )  # fmt: skip
            Post.objects.bulk_create(posts)
            Version.objects.bulk_create(versions)
            Post.accounts.through.objects.bulk_create(targets)
            Post.segments.through.objects.bulk_create(segments)
            Publication.objects.bulk_create(proofs)
            if start % (50 * BATCH) == 0:
                self.say(f"{start} dari {count} pesan")

    def _post(self, pk, words, status, moment, n) -> tuple[Post, Version]:
        title, text, stems, category, theme = words
        second = PostCategory.ACTIVITIES if category != PostCategory.ACTIVITIES and n % 3 == 0 else ""
        if status in EDITABLE and n % 4 == 0:
            category = second = ""  # not chosen yet
        unit = self.units[(n * n + n) % len(self.units)]
        author, approver = self._of(unit)[:2]
        said = {
            "title": title, "text": text, "category": category, "second_category": second, "theme": theme,
            "source_kind": SourceKind.OFFICIAL, "source": "Kepala dinas",
            "kip_class": KipClass.ALWAYS,
        }  # fmt: skip
        content = content_of(said, [self.segment], [])
        version = Version(
            pk=pk, post_id=pk, number=1, content=content, content_hash=content_hash(content), editor=author,
            created_at=moment,
        )  # fmt: skip
        times: dict = {}
        if status not in (Status.DRAFT,):
            times |= {"submitted_at": moment, "submitted_by": author}
        if status in (Status.PUBLISHED, Status.WITHDRAWN, Status.APPROVED, Status.SCHEDULED):
            times |= {
                "approved_at": moment,
                "approved_by": approver,
                "approved_version_id": pk,
                "tiers_passed": 1,
            }
        if status in (Status.PUBLISHED, Status.WITHDRAWN):
            times |= {"published_at": moment, "published_by": author, "scheduled_for": moment}
        if status == Status.WITHDRAWN:
            times |= {"withdrawn_at": moment, "withdrawn_by": author, "withdrawn_reason": "Uji beban"}
        if status == Status.SCHEDULED:
            times["scheduled_for"] = self.end + DAY * (1 + n % 60)
        if status == Status.EXPIRED:
            times["expired_at"] = moment
        post = Post(
            pk=pk, unit=unit, author=author, status=status, created_at=moment, updated_at=moment,
            stems=stems,
            current_version_id=pk, **said, **times,
        )  # fmt: skip
        return post, version

    # --- how far it reached, what came back ---------------------------------------------------------------

    def _metrics(self, count):
        accounts = [account for rows in self.accounts.values() for account in rows]
        last = dates.today()
        rows = (
            Measurement(
                account=accounts[n % len(accounts)], metric=Metric.FOLLOWERS, value=1000 + n % 5000,
                starts_on=(day := last - DAY * (n // len(accounts))), ends_on=day, source="Uji beban",
                recorded_by=self.people[accounts[n % len(accounts)].unit_id][0], recorded_at=self.end,
            )
            for n in range(count)
        )  # fmt: skip
        _in_batches(Measurement, rows)

    def _feedback(self, count):
        words = vocabulary()
        rows = (
            Item(
                unit=(unit := self.units[n % len(self.units)]), account=self.accounts[unit.pk][n % len(PLATFORMS)],
                kind=ItemKind.values[n % 4], topic=words[n % 200], sentiment=Sentiment.values[n % 3],
                text=" ".join(words[(n + k * 31) % len(words)] for k in range(12)),
                received_at=(moment := self.end - DAY * YEARS * 365 * ((n + 1) / (count + 1))),
                logged_at=moment, logged_by=self._of(unit)[0], updated_at=moment,
            )
            for n in range(count)
        )  # fmt: skip
        _in_batches(Item, rows)

    def _reset_sequences(self):
        """Keys were given by hand: let PostgreSQL go on after them."""
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Post, Version]):
                cursor.execute(statement)


def _highest(model) -> int:
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _in_batches(model, rows: Iterator):
    while batch := list(itertools.islice(rows, BATCH)):
        model.objects.bulk_create(batch, ignore_conflicts=True)

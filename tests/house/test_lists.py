"""The list, its pages and its search find what a look at every single message finds, on both databases."""

import datetime
import itertools
import random
from types import SimpleNamespace

import pytest
from django.db.models import F
from django.http import QueryDict

from klaten_medsos import dates
from klaten_medsos.demo.scale import Scale
from klaten_medsos.paging import COUNTED, page_by_key
from klaten_medsos.regulation import PostCategory, Theme
from opd.models import Membership, MembershipKind, User
from posts import listed
from posts.listing import SORTS, Found
from posts.models import Listed, Post
from posts.search import stems_of, terms_of
from posts.views.listing import _read
from posts.workflow import Status

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
MESSAGES = 300
SIZE = 33


@pytest.fixture(scope="module")
def built(lasting):
    return lasting(fill)


@pytest.fixture
def many(built, settings):
    return built.copy_for(settings)


def fill():
    """Messages of few units in every state, then changed in every way that matters to the lists."""
    chance = random.Random(4)  # noqa: S311
    Scale().fill(posts=MESSAGES, users=8)
    units = list(Post.objects.values_list("unit", flat=True).order_by("unit").distinct()[:3])
    accounts = {
        unit: list(
            Post.accounts.through.objects.filter(post__unit=unit).values_list("account", flat=True).distinct()
        )
        for unit in units
    }
    posts = list(Post.objects.order_by("pk"))
    for post in posts:
        Post.objects.filter(pk=post.pk).update(unit=(unit := chance.choice(units)))
        if chance.random() < 0.5:
            post.accounts.set(chance.sample(accounts[unit], chance.randint(0, len(accounts[unit]))))
    some = [post.pk for post in chance.sample(posts, 120)]
    Post.objects.filter(pk__in=some[:40], status=Status.DRAFT).update(theme=Theme.ECONOMY)
    Post.objects.filter(pk__in=some[40:80], published_at__isnull=False).update(
        published_at=F("published_at") - datetime.timedelta(days=400)
    )
    # the same moment many times over: pages must not lose a row among equals
    Post.objects.filter(pk__in=some[80:]).update(updated_at=posts[0].updated_at)
    Post.accounts.through.objects.filter(post__in=some[:30]).delete()
    desk = User.objects.create(username="meja.contoh", name="Meja Contoh")
    Membership.objects.create(
        user=desk, unit_id=units[0], kind=MembershipKind.DISKOMINFO, starts_on=datetime.date(2020, 1, 6)
    )
    officer, both = User.objects.filter(username__startswith="skala").order_by("pk")[:2]
    for user, theirs in ((officer, units[:1]), (both, units[1:])):
        Membership.objects.filter(user=user).delete()
        user.appointments.all().delete()
        for unit in theirs:
            Membership.objects.create(
                user=user, unit_id=unit, kind=MembershipKind.STAFF, starts_on=datetime.date(2020, 1, 6)
            )
    people = [User.objects.get(pk=user.pk) for user in (desk, officer, both)]
    read = Post.objects.prefetch_related("accounts").order_by("pk")
    return SimpleNamespace(
        people=people, units=units, accounts=sum(accounts.values(), []), posts=list(read), chance=chance
    )


def matches(post, user, wanted):
    """Whether the message belongs in the list, said without any database."""
    came_out = post.status in (Status.PUBLISHED, Status.WITHDRAWN) and post.published_at is not None
    words = set(stems_of(post.title, post.text, post.source).split())
    field = SORTS.get(wanted.get("urut"), "updated_at")
    return all(
        (
            user.standing.sees_everything or post.unit_id in user.standing.units,
            "status" not in wanted or post.status == wanted["status"],
            "tema" not in wanted or post.theme == wanted["tema"],
            "kategori" not in wanted or wanted["kategori"] in (post.category, post.second_category),
            "unit" not in wanted or post.unit_id == wanted["unit"],
            "akun" not in wanted or wanted["akun"] in [account.pk for account in post.accounts.all()],
            "tahun" not in wanted or (came_out and dates.to_wib(post.published_at).year == wanted["tahun"]),
            "q" not in wanted or (terms_of(wanted["q"]) and set(terms_of(wanted["q"])) <= words),
            "q" in wanted or "tahun" in wanted or getattr(post, field) is not None,
        )
    )


def in_order(posts, wanted):
    field = "published_at" if "tahun" in wanted else SORTS.get(wanted.get("urut"), "updated_at")
    key = (lambda p: p.pk) if "q" in wanted else (lambda p: (getattr(p, field), p.pk))
    return [post.pk for post in sorted(posts, key=key, reverse=True)]


def pages(found):
    """All pages from the first to the last, then back again from the last to the first."""
    page = page_by_key(found.walk, QueryDict(""), size=SIZE)
    forwards = [page]
    while page.next:
        page = page_by_key(found.walk, QueryDict(page.next), size=SIZE)
        forwards.append(page)
    backwards = [page]
    while page.previous:
        page = page_by_key(found.walk, QueryDict(page.previous), size=SIZE)
        backwards.insert(0, page)
    return forwards, backwards


def questions(many):
    """Filters alone, in all pairs that can be asked, and at random in threes and more."""
    words = [term for post in many.posts[:3] for term in post.title.split()]
    year = dates.today().year
    choices = {
        "status": Status.values, "tema": Theme.values, "kategori": PostCategory.values,
        "unit": many.units, "akun": many.accounts, "tahun": [year, year - 1, year - 3],
        "urut": ["terbit", "jadwal"], "q": words,
    }  # fmt: skip
    asked = [(), *((name,) for name in choices), *itertools.combinations(choices, 2)]
    asked += [many.chance.sample(sorted(choices), many.chance.randint(3, 5)) for _ in range(40)]
    for names in asked:
        yield {name: many.chance.choice(choices[name]) for name in names}


def test_every_filter_and_page_shows_what_a_look_at_every_message_finds(many):
    shown = 0
    for wanted in questions(many):
        for user in many.people:
            expected = in_order([post for post in many.posts if matches(post, user, wanted)], wanted)
            found = Found(user, wanted)
            assert [post.pk for post in found.messages()] == expected, (user, wanted)
            forwards, backwards = pages(found)
            for way in (forwards, backwards):
                assert [pk for page in way for pk in page.pks] == expected, (user, wanted)
            assert {(page.number, page.has_more) for page in forwards} == {
                (min(len(expected), COUNTED), len(expected) > COUNTED)
            }
            shown += len(expected)
    assert shown > 5 * MESSAGES


def test_the_lists_of_the_accounts_repeat_the_messages_however_they_were_written(many):
    kept = Listed.objects.order_by("post", "account").values_list("post", "account", *listed.COLUMNS)
    links = Post.accounts.through.objects.order_by("post", "account")
    expected = links.values_list("post", "account", *(f"post__{name}" for name in listed.COLUMNS))
    assert list(kept) == list(expected) and len(kept) > 100


def test_a_page_shows_nothing_that_may_not_be_seen_even_if_an_index_were_wrong(many):
    _, officer, _ = many.people
    others = [post.pk for post in many.posts if post.unit_id not in officer.standing.units]
    own = [post.pk for post in many.posts if post.unit_id in officer.standing.units]
    assert [post.pk for post in _read(officer, [others[0], own[1], own[0]])] == [own[1], own[0]]

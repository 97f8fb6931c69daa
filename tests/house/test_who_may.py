"""Who may open what: every address × every person, nothing leaks, nothing changes by looking, no junk breaks it."""

import hashlib

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from tests.house import addresses
from tests.house.world import CANARY

pytestmark = pytest.mark.django_db
ADDRESSES = dict(addresses.walk())
# the one page that may stand in a frame, where its policy says
FRAMED = ("public:badge", "X-Frame-Options")
# sessions; and notes of who read what is sensitive: reading them is the point
NOT_OURS = {"sessions.session", "usersessions.usersession", "opd.sensitiveread", "opd.sensitiveread_subjects"}
# sent by the browser itself, without a token: writes a line to the log, changes no record
WITHOUT_TOKEN = {"csp_report"}
JUNK = (
    {"tahun": "99999"}, {"year": "99999"}, {"tahun": "abc"}, {"halaman": "-1"}, {"halaman": "9" * 30}, {"unit": "9" * 30},
    {"q": "\x00"}, {"q": "ꦏ😀" * 50}, {"urut": "--password"}, {"status": "<script>"}, {"next": "//evil.example"},
    {"x" * 50: "y" * 3000},
)  # fmt: skip


def sign_in(world, person) -> Client:
    client = Client(raise_request_exception=True)
    if world.people[person]:
        client.force_login(world.people[person])
    return client


def everything_recorded() -> str:
    """A hash over every row of every table of ours."""
    total = hashlib.sha256()
    for model in apps.get_models():
        if model._meta.label_lower not in NOT_OURS:
            total.update(repr(list(model._base_manager.order_by("pk").values())).encode())
    return total.hexdigest()


def test_every_address_has_a_name_and_a_row_and_every_row_an_address():
    assert "" not in {name.split(":")[-1] for name in ADDRESSES}
    assert set(ADDRESSES) == set(addresses.table())


@pytest.mark.parametrize("person", addresses.PEOPLE)
def test_each_person_gets_what_the_table_says_whole_and_looking_changes_nothing(world, person):
    client, table = sign_in(world, person), addresses.table()
    before, wrong, pages_of_work = everything_recorded(), [], 0
    for name, pattern in ADDRESSES.items():
        response = client.get(reverse(name, kwargs=world.arguments(name, pattern)))
        allowed = table[name][person]
        if response.status_code not in allowed:
            wrong.append(f"{name}: {response.status_code}, the table says {allowed}")
        if response.status_code == 200 and person in ("anonim", "sari", "joko"):
            body = b"".join(response) if response.streaming else response.content
            if CANARY.encode() in body:
                wrong.append(f"{name} shows {person} what is not theirs")
        for header in ("Content-Security-Policy", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy"):
            if header not in response.headers and (name, header) != FRAMED:
                wrong.append(f"{name} lacks {header}")
        if (
            person != "anonim"
            and response.status_code == 200
            and "no-store" not in response.headers["Cache-Control"]
        ):
            wrong.append(f"{name} may be cached: {response.headers['Cache-Control']}")
        if is_of_the_work(response) and person != "anonim":
            pages_of_work += 1
            page = response.content.decode()
            wrong += [f"{name} for {person} lacks {part}" for part in frame() if part not in page]
    assert wrong == []
    assert pages_of_work > 25 or person == "anonim"
    assert everything_recorded() == before


def is_of_the_work(response) -> bool:
    used = {str(template.name) for template in response.templates}
    return "base.html" in used and not any("base_public.html" in name for name in used)


def frame() -> tuple[str, ...]:
    """What every page of the work keeps, whatever a view calls the things it shows: its search, bell and way."""
    return (
        'class="top-search"',
        f'href="{reverse("notices:list")}"',
        'aria-label="Menu utama"',
        'class="menu-who"',
    )


def test_no_post_passes_without_its_token(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["budi"])
    before = everything_recorded()
    passed = []
    for name, pattern in ADDRESSES.items():
        response = client.post(reverse(name, kwargs=world.arguments(name, pattern)), {"x": "1"})
        if response.status_code not in (403, 405) and name not in WITHOUT_TOKEN:
            passed.append((name, response.status_code))
    assert passed == []
    assert everything_recorded() == before


@pytest.mark.parametrize("person", ["budi", "sari", "dewi"])
def test_empty_and_wrong_posts_are_answered_never_broken(world, person):
    client, broken = sign_in(world, person), []
    hostile = {
        "text": "nul\x00",
        "pk": "9" * 30,
        "year": "99999",
        "version": "x",
        "unit": "-1",
        "category": "kelima",
    }
    for name, pattern in ADDRESSES.items():
        if name.startswith(("account_", "mfa_", "usersessions")):
            continue
        for data in ({}, hostile):
            response = client.post(reverse(name, kwargs=world.arguments(name, pattern)), data)
            if response.status_code >= 500:
                broken.append((name, data, response.status_code))
    assert broken == []


@pytest.mark.parametrize("person", ["anonim", "budi", "dewi"])
def test_junk_in_the_query_is_answered_never_broken(world, person):
    client, broken = sign_in(world, person), []
    for name, pattern in ADDRESSES.items():
        if name == "health:ready":
            continue
        # pages of one object read no filters: a few kinds of junk are enough there
        for query in JUNK[:3] if "pk>" in pattern else JUNK:
            status = client.get(reverse(name, kwargs=world.arguments(name, pattern)), query).status_code
            if status >= 500:
                broken.append((name, query, status))
    assert broken == []


def test_unknown_objects_do_not_exist_for_anyone(world):
    client = sign_in(world, "operator")
    for name, pattern in ADDRESSES.items():
        # passkeys are asked for only after a confirmation
        if "pk>" in pattern and "post" not in name and not name.startswith("mfa_"):
            wanted = world.arguments(name, pattern) | {"pk": 10**9}
            if "unit_pk" in wanted:
                wanted["unit_pk"] = 10**9
            if "unit_pk>" in pattern and "<int:pk>" not in pattern:
                del wanted["pk"]
            assert client.get(reverse(name, kwargs=wanted)).status_code in (404, 405), name

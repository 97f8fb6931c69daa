"""Messages are found by their words in any form, alike on PostgreSQL and on SQLite, newest first."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from posts import actions
from posts.models import Post
from posts.search import stems_of, terms_of
from posts.search.index import put_away, put_back
from posts.search.stems import MOST_TERMS
from posts.tests.stage import draft

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


def found(words):
    return [post.title for post in Post.objects.all().matching(words)]


@pytest.fixture
def three(stage):
    for title, text in (
        ("Publikasi", "Dinas memublikasikan kebijakan pelayanan terbaru bagi warga Prambanan."),
        ("Posyandu", "Ibu-ibu mengikuti pelayanan posyandu, cegah stunting sejak dini! 😀"),
        ("Jalan", "Perbaikan jalan Klaten–Jatinom dimulai 5 Mei 2026, sumber @dpupr_klaten #KlatenBersinar."),
    ):
        draft(stage, title=title, text=text)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("pelayanan", ["Posyandu", "Publikasi"]),
        ("melayani", ["Posyandu", "Publikasi"]),
        ("MEMPUBLIKASIKAN", ["Publikasi"]),
        ("kebijakan prambanan", ["Publikasi"]),
        ("prambanan kebijakan", ["Publikasi"]),
        ("prambanan posyandu", []),
        ("klatenbersinar", ["Jalan"]),
        ("dpupr_klaten", ["Jalan"]),
        ("2026", ["Jalan"]),
        ("ｓｔｕｎｔｉｎｇ", ["Posyandu"]),
        ("diperbaiki", ["Jalan"]),
        ("tidakadakatainibabarblas", []),
    ],
)
def test_a_message_is_found_by_its_words_in_any_form(three, words, titles):
    assert found(words) == titles


@pytest.mark.parametrize(
    "words", ["", "yang di dan", "!!! ??? --", '"\'"', "a", "*", "NEAR(", "😀", ")(", "' OR 1=1 --"]
)
def test_a_question_without_a_word_finds_nothing_and_breaks_nothing(three, words):
    assert found(words) == []


@pytest.mark.parametrize(
    "words",
    [
        'pelayanan" OR "jalan',
        "pelayanan | jalan",
        "pelayanan & !jalan",
        "stems:pelayanan",
        "pelayanan:*",
        "-pelayanan",
    ],
)
def test_signs_of_a_search_language_are_only_signs(three, words):
    assert set(found(words)) <= {"Posyandu", "Publikasi"}


def test_what_was_changed_is_found_as_it_is_now(three):
    post = Post.objects.get(title="Posyandu")
    actions.edit_post(
        post=post, revision=post.revision, by=post.author, text="Imunisasi campak di balai desa."
    )
    assert found("stunting") == [] and found("imunisasi") == ["Posyandu"]


def test_a_search_stays_within_what_one_may_see(three, sari):
    assert not Post.objects.visible_to(sari).matching("pelayanan").exists()


def test_a_search_goes_with_filters_counts_and_pages(three, stage):
    posts = Post.objects.visible_to(stage.budi).filter(status="draf", unit=stage.unit).matching("pelayanan")
    assert posts.count() == 2 and [post.title for post in posts[:1]] == ["Posyandu"]
    assert posts.select_related("unit").filter(pk__lt=posts[0].pk).get().title == "Publikasi"


def test_sqlite_gets_its_triggers_back_after_a_table_was_made_anew(three, stage):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL changes a table in place")
    put_away()
    assert found("posyandu") == ["Posyandu"]  # nothing to migrate, nothing put away
    put_away(plan=["a migration"])
    draft(stage, title="Terlewat", text="Embung baru diresmikan.")
    assert found("embung") == []
    put_back()
    assert found("embung") == ["Terlewat"]


@given(st.text(max_size=300))
def test_whatever_a_message_says_can_be_looked_up_again(text):
    stems = set(stems_of(text).split())
    assert set(terms_of(text)) <= stems and len(terms_of(text)) <= MOST_TERMS
    assert stems_of(text) == stems_of(text.upper()) or not text.isascii()


def test_a_search_in_one_unit_finds_only_its_messages(three, stage, dinkes):
    assert [p.title for p in Post.objects.all().matching("pelayanan", [stage.unit.pk])] == [
        "Posyandu",
        "Publikasi",
    ]
    assert [p.title for p in Post.objects.all().matching("pelayanan", [stage.unit.pk, dinkes.pk])] == [
        "Posyandu", "Publikasi",
    ]  # fmt: skip
    assert not Post.objects.all().matching("pelayanan", [dinkes.pk]).exists()

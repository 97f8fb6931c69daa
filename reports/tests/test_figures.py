"""Figures equal the lists they are counted from; what is missing stays missing."""

import datetime
import json

import pytest
from django.utils import timezone

from accounts.models import Account
from feedback.models import Item
from klaten_medsos import dates
from metrics.models import Measurement
from posts.models import Post, Publication, Version
from reports.content import report_content
from reports.drawing import draw
from reports.export import figure_rows
from reports.figures import figures_for
from reports.figures.feedback import received
from reports.figures.messages import published
from reports.tests.stories import YEAR

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
WIB = dates.WIB


@pytest.fixture
def account(disbudporapar, budi, dewi):
    return make_account(disbudporapar, budi, dewi, "@dinas.contoh")


def make_account(unit, by, decided_by, handle, **extra):
    at = datetime.datetime(2024, 5, 1, tzinfo=datetime.UTC)
    values = {
        "unit": unit, "pasted": handle, "platform": "instagram", "handle": handle, "key": f"instagram:{handle}",
        "canonical_url": "https://instagram.com/contoh", "media_type": "media_sharing", "purpose": "Wisata",
        "custodian": by, "evidence": "bio", "status": "aktif", "proposed_at": at, "proposed_by": by,
        "decided_at": at, "decided_by": decided_by,
    } | extra  # fmt: skip
    return Account.objects.create(**values)


def make_post(unit, author, reviewer, at, category="kegiatan", account=None, **extra):
    post = Post.objects.create(
        unit=unit, title="Pesan", text="Isi", category=category, source="Agenda", author=author,
        created_at=at, updated_at=at, **extra,
    )  # fmt: skip
    version = Version.objects.create(
        post=post, number=1, content={}, content_hash="0" * 64, editor=author, created_at=at
    )
    Post.objects.filter(pk=post.pk).update(
        status="terbit", current_version=version, approved_version=version, approved_at=at,
        approved_by=reviewer, tiers_passed=1, published_at=at, published_by=author,
    )  # fmt: skip
    if account:
        Publication.objects.create(
            post=post, account=account, url="https://instagram.com/p/1", published_at=at, recorded_by=author,
            recorded_at=at,
        )  # fmt: skip
    return post


def make_item(unit, by, at, **extra):
    values = {"kind": "keluhan", "text": "Jalan rusak di depan rumah saya", "topic": "Jalan", "logged_at": at}
    return Item.objects.create(unit=unit, received_at=at, logged_by=by, **(values | extra))


def measure(account, by, metric, value, start, end=None):
    return Measurement.objects.create(
        account=account, metric=metric, value=value, starts_on=start, ends_on=end or start, source="dasbor",
        recorded_by=by, recorded_at=timezone.now(),
    )  # fmt: skip


def test_a_message_at_2330_wib_on_31_december_counts_for_that_year_and_the_next_hour_does_not(
    disbudporapar, budi, ratna
):
    make_post(disbudporapar, budi, ratna, datetime.datetime(2025, 12, 31, 23, 30, tzinfo=WIB))
    make_post(disbudporapar, budi, ratna, datetime.datetime(2026, 1, 1, 0, 30, tzinfo=WIB))
    this, following = (figures_for(disbudporapar, year)["b"] for year in (2025, 2026))
    assert (this["total"], this["months"][11]) == (1, 1)
    assert (following["total"], following["months"][0]) == (1, 1)


def test_the_table_of_huruf_b_equals_the_list_of_messages_exactly(disbudporapar, dinkes, budi, ratna, sari):
    for month in range(1, 13):
        for number, category in enumerate(("kegiatan", "isu_aktual", "potensi", "kebijakan")):
            for _ in range((month + number) % 3):
                at = datetime.datetime(2025, month, 1, 0, 5, tzinfo=WIB)
                make_post(disbudporapar, budi, ratna, at, category)
    make_post(dinkes, sari, ratna, datetime.datetime(2025, 3, 1, tzinfo=WIB))
    figures = figures_for(disbudporapar, 2025)["b"]
    assert figures["total"] == published(disbudporapar, 2025).count() == sum(figures["months"])
    assert figures["total"] == sum(row["total"] for row in figures["categories"])
    for row in figures["categories"]:
        for month, count in enumerate(row["months"], start=1):
            start, end = dates.month_range(2025, month)
            listed = [p for p in published(disbudporapar, 2025) if start <= p.published_at < end]
            assert count == sum(dict(zip("abcd", ("kegiatan", "isu_aktual", "potensi", "kebijakan")))[row["letter"]]
                                == p.category for p in listed)  # fmt: skip


def test_an_account_without_a_reading_has_no_figure_rather_than_zero(account, budi):
    figures = figures_for(account.unit, YEAR)
    line = figures["c"]["accounts"][0]
    assert (line["first"], line["last"], line["growth"], figures["c"]["total_last"]) == (None,) * 4
    assert figures["e"]["shares"] == {"total": None, "coverage": {"with": 0, "of": 1}}
    measure(account, budi, "pengikut", 0, datetime.date(2025, 6, 1))
    line = figures_for(account.unit, YEAR)["c"]["accounts"][0]
    assert (line["last"], line["growth"]) == ({"on": "2025-06-01", "value": 0}, None)


def test_growth_is_the_last_reading_of_the_year_minus_the_first(account, budi):
    for day, value in (((2024, 12, 31), 5), ((2025, 1, 2), 200), ((2025, 7, 1), 240), ((2025, 12, 30), 260)):
        measure(account, budi, "pengikut", value, datetime.date(*day))
    figures = figures_for(account.unit, YEAR)["c"]
    line = figures["accounts"][0]
    assert (line["first"]["value"], line["last"]["value"], line["growth"]) == (200, 260, 60)
    assert (line["growth_percent"], figures["label"]) == (30.0, "bukan orang unik")


def test_overlapping_periods_of_shares_are_not_counted_twice(account, budi):
    measure(account, budi, "dibagikan", 100, datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))
    measure(account, budi, "dibagikan", 10, datetime.date(2025, 3, 1), datetime.date(2025, 3, 31))
    assert figures_for(account.unit, YEAR)["e"]["shares"]["total"] == 100


def test_comments_equal_the_list_and_hold_no_words_of_citizens(disbudporapar, budi):
    at = datetime.datetime(2025, 5, 1, 8, tzinfo=WIB)
    make_item(disbudporapar, budi, at)
    make_item(
        disbudporapar, budi, at, status="dijawab", answer="Terima kasih", answered_by=budi,
        answered_at=at + datetime.timedelta(hours=48),
    )  # fmt: skip
    make_item(
        disbudporapar, budi, at, status="dijawab", answer="Maaf", answered_by=budi, topic=" jalan ",
        answered_at=at + datetime.timedelta(hours=48, seconds=1),
    )  # fmt: skip
    make_item(
        disbudporapar, budi, at, status="disaring", filter_reason="spam", filtered_at=at, filtered_by=budi
    )
    figures = figures_for(disbudporapar, YEAR)
    assert figures["d"]["total"] == received(disbudporapar, YEAR).count() == 4
    response = figures["d"]["response"]
    assert (response["needed"], response["in_time"], response["percent"]) == (3, 1, 33.33)
    assert figures["d"]["topics"][0]["count"] == 4
    assert "rumah saya" not in json.dumps(figures)


def test_nothing_to_answer_is_missing_and_not_a_hundred_per_cent(disbudporapar):
    assert figures_for(disbudporapar, YEAR)["d"]["response"]["percent"] is None


def test_forwarded_items_count_for_the_sender_and_are_closed_when_answered(disbudporapar, dinkes, budi):
    at = datetime.datetime(2025, 5, 1, 8, tzinfo=WIB)
    sent = {"forwarded_to": dinkes, "forwarded_at": at, "forwarded_by": budi}
    make_item(disbudporapar, budi, at, status="diteruskan", **sent)
    make_item(disbudporapar, budi, at, status="dijawab", answered_at=at, answered_by=budi, **sent)
    figures = figures_for(disbudporapar, YEAR)["f"]
    assert (figures["forwarded"], figures["closed"]) == (2, 1)
    assert figures_for(dinkes, YEAR)["f"]["received"] == 2


def test_days_covered_by_decrees_are_counted_once(disbudporapar, budi, tono):
    figures = figures_for(disbudporapar, 2021)["a"]
    assert (figures["days"], figures["days_covered"]) == (365, {"pejabat": 365, "petugas": 365})
    assert figures_for(disbudporapar, 2022)["a"]["days_covered"]["pejabat"] == 0


def test_a_closed_account_counts_for_the_years_in_which_it_was_official(account, budi):
    Account.objects.filter(pk=account.pk).update(
        status="ditutup", retired_at=datetime.datetime(2025, 2, 1, tzinfo=WIB), retired_by=budi
    )
    totals = [figures_for(account.unit, year)["a"]["account_total"] for year in (2023, 2024, 2025, 2026)]
    assert totals == [0, 1, 1, 0]


def test_figures_are_json_and_every_chart_can_be_drawn(story, account, budi, ratna):
    make_post(story.unit, budi, ratna, datetime.datetime(2025, 3, 1, tzinfo=WIB), account=account)
    make_item(story.unit, budi, datetime.datetime(2025, 5, 1, 8, tzinfo=WIB))
    measure(account, budi, "pengikut", 20, datetime.date(2025, 6, 1))
    figures = figures_for(story.unit, YEAR)
    assert json.loads(json.dumps(figures)) == figures
    assert ("b", "total", 1) in set(figure_rows(figures))
    content = json.loads(json.dumps(report_content(story.filled())))
    drawn = [draw(chart) for section in content["sections"] for chart in section["charts"]]
    assert len(drawn) >= 5
    assert [section["letter"] for section in content["sections"]] == list("abcdefg")


@pytest.mark.parametrize("year", [2019, 99999, "abc", 2101])
def test_a_year_outside_the_regulation_is_refused(disbudporapar, year):
    with pytest.raises(dates.InvalidDate):
        figures_for(disbudporapar, year)

"""The calendar: the right day in WIB, numbers instead of a flood, overlaps, silent weeks and the private feed."""

import datetime
import threading

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.exceptions import NotAllowed, RuleBroken
from posts import actions as posts
from posts.calendar import actions, coherence
from posts.calendar.ical import feed_of
from posts.calendar.reading import lay_out, month_days, week_days
from posts.models import FeedLink, Post
from posts.tests.stage import HOUR, approved, draft, published, waiting
from posts.workflow import Status
from tests.cast import appoint, make_person

pytestmark = pytest.mark.django_db
WIB = dates.WIB


def planned(stage, moment, make=draft, **changes):
    post = make(stage, **changes)
    Post.objects.filter(pk=post.pk).update(scheduled_for=moment)
    return post


def days_of(user, day):
    return {
        each.day: each
        for each in lay_out(Post.objects.visible_to(user), month_days(day), month=day.month)
        if each.total
    }


def test_half_past_eleven_on_new_years_eve_stands_on_the_old_year(stage):
    published(stage, published_at=datetime.datetime(2025, 12, 31, 23, 30, tzinfo=WIB))
    published(stage, published_at=datetime.datetime(2026, 1, 1, 0, 0, tzinfo=WIB))
    held = days_of(stage.budi, datetime.date(2025, 12, 1))
    assert [entry.time for entry in held[datetime.date(2025, 12, 31)].entries] == ["23.30"]
    assert [entry.time for entry in held[datetime.date(2026, 1, 1)].entries] == ["00.00"]
    assert held[datetime.date(2026, 1, 1)].is_outside


def test_a_message_stands_on_the_day_it_came_out_and_before_that_where_it_is_meant(stage):
    moment = datetime.datetime(2026, 3, 5, 9, 0, tzinfo=WIB)
    post = planned(stage, moment)
    assert Post.objects.get(pk=post.pk).calendar_day == datetime.date(2026, 3, 5)
    out = published(stage, published_at=datetime.datetime(2026, 3, 7, 1, 0, tzinfo=WIB))
    Post.objects.filter(pk=out.pk).update(scheduled_for=moment)
    assert Post.objects.get(pk=out.pk).calendar_day == datetime.date(2026, 3, 7)


def test_what_was_rejected_or_put_away_stands_nowhere_but_what_was_withdrawn_did_come_out(stage):
    moment = dates.now() + 48 * HOUR
    rejected = planned(stage, moment, waiting)
    posts.reject_post(post=rejected, version=rejected.current_version, note="Tidak perlu.", by=stage.ratna)
    away = planned(stage, moment)
    posts.abandon_post(post=away, reason="Batal.", by=stage.budi)
    out = published(stage)
    posts.withdraw_post(post=out, reason="Keliru.", by=stage.ratna)
    found = {post.pk: post.calendar_day for post in Post.objects.all()}
    assert found == {rejected.pk: None, away.pk: None, out.pk: dates.today()}


def test_what_waits_past_its_time_is_shown_as_expired(stage):
    post = planned(stage, dates.now() - HOUR, waiting)
    day = dates.local_date(dates.now() - HOUR)
    (entry,) = days_of(stage.budi, day)[day].entries
    assert (entry.pk, entry.pill.label) == (post.pk, "Kedaluwarsa")


def test_a_full_month_is_told_in_numbers(stage):
    day = datetime.date(2026, 5, 6)
    at = datetime.datetime(2026, 5, 6, 9, 0, tzinfo=WIB)
    for _ in range(3):
        planned(stage, at)
    each = {d.day: d for d in lay_out(Post.objects.all(), month_days(day), month=5, most=2)}[day]
    assert (each.entries, each.more, each.counts) == ([], 3, [("draf", 3)])
    each = {d.day: d for d in lay_out(Post.objects.all(), month_days(day), month=5, per_day=2)}[day]
    assert (len(each.entries), each.more) == (2, 1)


def test_a_month_is_whole_weeks_from_monday_and_a_week_is_seven_days():
    days = month_days(datetime.date(2026, 11, 25))
    assert (days[0], days[-1], len(days)) == (datetime.date(2026, 10, 26), datetime.date(2026, 12, 6), 42)
    assert len(month_days(datetime.date(2027, 2, 10))) == 28
    assert week_days(datetime.date(2026, 11, 25))[0] == datetime.date(2026, 11, 23)


@pytest.mark.parametrize("view", ["bulan", "minggu", "daftar", "hari"])
def test_every_view_asks_as_many_queries_for_ten_messages_as_for_one(client, stage, view):
    client.force_login(stage.budi)
    address = reverse("posts:calendar") + f"?tampilan={view}"
    counts = []
    for many in (1, 9):
        for _ in range(many):
            planned(stage, dates.now() + HOUR / 60)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("status=draf", True), ("status=terbit", False), ("kategori=potensi", True), ("kategori=kegiatan", False),
        ("tema=ekonomi", False), ("akun={instagram}", True), ("akun={facebook}", False), ("akun=999999", True),
        ("status=ngawur", True), ("tampilan=ngawur", True),
    ],
)  # fmt: skip
def test_filters_narrow_and_what_cannot_be_read_is_left_out(client, stage, query, shown):
    planned(stage, dates.now() + HOUR / 60)
    client.force_login(stage.budi)
    query = query.format(instagram=stage.instagram.pk, facebook=stage.facebook.pk)
    page = client.get(f"{reverse('posts:calendar')}?{query}").content.decode()
    assert ("Festival Rowo Jombor" in page) is shown


@pytest.mark.parametrize(
    "day", ["2026-13-40", "kemarin", "0001-01-01", "9999-12-31", "2019-12-31", "2100-12-31", ""]
)
def test_a_day_that_cannot_be_read_opens_today(client, stage, day):
    client.force_login(stage.budi)
    for view in ("bulan", "minggu", "hari", "daftar"):
        page = client.get(reverse("posts:calendar"), {"tanggal": day, "tampilan": view})
        assert page.status_code == 200 and page.context["day"] == dates.today()


def test_the_edges_of_our_years_open(client, stage):
    client.force_login(stage.budi)
    for day in ("2020-01-01", "2099-12-31"):
        assert client.get(reverse("posts:calendar"), {"tanggal": day}).status_code == 200


def test_another_unit_sees_nothing_and_diskominfo_names_the_unit(client, stage, sari, dewi):
    planned(stage, dates.now() + HOUR / 60)
    client.force_login(sari)
    assert "Festival" not in client.get(reverse("posts:calendar")).content.decode()
    client.force_login(dewi)
    assert "Disbudporapar" in client.get(reverse("posts:calendar")).content.decode()


# --- coherence ------------------------------------------------------------------------------------


def piece(pk, unit, day, title="", category="", theme="", segments=()):
    return coherence.Piece(
        pk, unit, f"U{unit}", title, datetime.date(2026, 5, day), category, theme, frozenset(segments),
        coherence.topic_words(title),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"title": "Vaksin gratis lansia"}, {"title": "Vaksin lansia gratis di balai"}, "topik gratis, lansia, vaksin"),
        ({"title": "Vaksin gratis lansia"}, {"title": "Pasar gratis murah"}, None),
        ({"theme": "ekonomi"}, {"theme": "ekonomi"}, "tema ekonomi"),
        ({"theme": "ekonomi"}, {"theme": "infrastruktur"}, None),
        ({"segments": ["Petani"], "category": "potensi"}, {"segments": ["Petani"], "category": "kegiatan"}, None),
        (
            {"segments": ["Petani"], "category": "potensi"}, {"segments": ["Petani"], "category": "potensi"},
            "segmen Petani pada kategori yang sama",
        ),
        ({"title": "Jadwal layanan Mei"}, {"title": "Jadwal layanan Mei"}, None),
    ],
)  # fmt: skip
def test_what_makes_two_messages_meet(one, other, why):
    found = coherence.overlaps([piece(1, 1, 4, **one), piece(2, 2, 6, **other)])
    assert [pair.reasons for pair in found] == ([(why,)] if why else [])


def test_the_audience_of_most_messages_makes_no_meeting():
    many = [piece(n, n, 4, category="potensi", segments=["Umum"]) for n in range(6)]
    assert coherence.overlaps(many) == []
    few = [*many, piece(7, 7, 4, category="kebijakan", segments=["Petani"])]
    few.append(piece(8, 8, 5, category="kebijakan", segments=["Petani"]))
    assert len(coherence.overlaps(few)) == 1


def test_a_weekend_is_no_holiday_but_a_holiday_is_named():
    days = {
        day.day: day.holiday for day in lay_out(Post.objects.none(), month_days(datetime.date(2026, 12, 1)))
    }
    assert days[datetime.date(2026, 12, 25)] and not days[datetime.date(2026, 12, 26)]


def test_messages_far_apart_or_of_one_unit_do_not_meet():
    assert coherence.overlaps([piece(1, 1, 4, theme="ekonomi"), piece(2, 2, 8, theme="ekonomi")]) == []
    assert coherence.overlaps([piece(1, 1, 4, theme="ekonomi"), piece(2, 1, 4, theme="ekonomi")]) == []


def test_a_unit_learns_that_its_message_meets_another_without_its_title(client, stage, sari, dewi):
    planned(stage, dates.now() + 24 * HOUR, theme="ekonomi")
    nurse = make_person("nina", "Nina Contoh", stage.other)
    appoint(stage.other, {nurse: "pejabat"})
    other = posts.draft_post(
        unit=stage.other, title="Rahasia dapur", text="Pasar murah", category="kegiatan", theme="ekonomi", by=sari,
        segments=[stage.segment], accounts=[stage.others_account],
    )  # fmt: skip
    client.force_login(stage.budi)
    url = reverse("posts:coherence")
    Post.objects.filter(pk=other.pk).update(scheduled_for=dates.now() + 24 * HOUR)
    assert client.get(url).context["overlaps"] == []  # a draft of another unit is nobody's business
    from opd.sop import parameters

    other.refresh_from_db()
    posts.submit_post(post=other, by=sari, checklist=parameters().checklist)
    posts.approve_post(post=other, version=other.current_version, by=nurse)
    page = client.get(url)
    assert len(page.context["overlaps"]) == 1
    assert "tema ekonomi" in page.content.decode() and "Rahasia dapur" not in page.content.decode()
    client.force_login(dewi)
    assert "Rahasia dapur" in client.get(url).content.decode()


def test_a_silent_week_names_the_unit_that_said_nothing(stage, sari):
    today = datetime.date(2026, 11, 25)
    published(stage, published_at=datetime.datetime(2026, 11, 16, 9, 0, tzinfo=WIB))
    weeks = coherence.silent_weeks(Post.objects.all(), None, today)
    silent = {week.first: [unit.abbreviation for unit in week.silent] for week in weeks}
    assert silent[datetime.date(2026, 11, 16)] == ["Dinkes"]
    assert silent[datetime.date(2026, 11, 9)] == ["Dinkes", "Disbudporapar"]
    assert len(weeks) == coherence.WEEKS_BACK + coherence.WEEKS_AHEAD + 1


def test_a_draft_does_not_fill_a_week(stage):
    planned(stage, datetime.datetime(2026, 11, 24, 9, 0, tzinfo=WIB))
    weeks = coherence.silent_weeks(Post.objects.all(), {stage.unit.pk}, datetime.date(2026, 11, 25))
    assert [unit.abbreviation for week in weeks if week.first.day == 23 for unit in week.silent] == [
        "Disbudporapar"
    ]


# --- the feed -------------------------------------------------------------------------------------


def test_the_feed_is_well_formed_and_in_wib_and_names_nobody(stage):
    published(stage, published_at=datetime.datetime(2026, 11, 1, 23, 30, tzinfo=WIB))
    planned(
        stage, datetime.datetime(2026, 12, 1, 9, 0, tzinfo=WIB),
        title="Judul; panjang, dengan \\ dan emoji 🎉 " + "é" * 100,
    )  # fmt: skip
    raw = feed_of(Post.objects.all(), today=datetime.date(2026, 11, 25))
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")) and b"\n" not in raw.replace(b"\r\n", b"")
    assert b"Budi" not in raw and b"Ratna" not in raw and b"budi" not in raw
    calendar = icalendar.Calendar.from_ical(raw)
    assert calendar["version"] == "2.0" and calendar["prodid"]
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Jakarta"
    first, second = sorted(calendar.walk("VEVENT"), key=lambda event: event["dtstart"].dt)
    assert first["dtstart"].params["TZID"] == "Asia/Jakarta"
    assert first["dtstart"].dt.isoformat() == "2026-11-01T23:30:00+07:00"
    assert (first["status"], second["status"]) == ("CONFIRMED", "TENTATIVE")
    assert "Judul; panjang, dengan \\ dan emoji 🎉" in second["summary"]
    assert len({event["uid"] for event in (first, second)}) == 2


def test_a_title_cannot_smuggle_lines_into_the_feed(stage):
    post = planned(stage, dates.now() + HOUR)
    Post.objects.filter(pk=post.pk).update(title="A\r\nBEGIN:VALARM\r\nACTION:AUDIO")
    calendar = icalendar.Calendar.from_ical(feed_of(Post.objects.all()))
    assert not list(calendar.walk("VALARM")) and len(list(calendar.walk("VEVENT"))) == 1


def test_a_link_reads_as_its_owner_until_it_is_revoked(client, stage, sari):
    planned(stage, dates.now() + HOUR)
    link, token = actions.make_feed_link(by=stage.budi, label="Ponsel")
    url = reverse("posts:feed", args=[token])
    answer = client.get(url)
    assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/calendar")
    assert b"Festival" in answer.content and "no-store" in answer.headers["Cache-Control"]
    assert token not in str(FeedLink.objects.values().get()).replace(link.token_sha256, "")
    _, other = actions.make_feed_link(by=sari)
    assert b"Festival" not in client.get(reverse("posts:feed", args=[other])).content
    with pytest.raises(NotAllowed):
        actions.revoke_feed_link(link=link, by=sari)
    actions.revoke_feed_link(link=link, by=stage.budi)
    assert client.get(url).status_code == 404


def test_a_link_of_somebody_who_may_no_longer_sign_in_opens_nothing(client, stage):
    _, token = actions.make_feed_link(by=stage.budi)
    stage.budi.is_active = False
    stage.budi.save()
    assert client.get(reverse("posts:feed", args=[token])).status_code == 404


def test_a_link_whose_owner_left_the_unit_shows_nothing_of_it(client, stage):
    planned(stage, dates.now() + HOUR)
    _, token = actions.make_feed_link(by=stage.budi)
    yesterday = dates.today() - datetime.timedelta(days=1)
    stage.budi.memberships.update(ends_on=yesterday)
    for appointment in stage.budi.appointments.all():
        appointment.decree.ends_on = yesterday
        appointment.decree.save()
    assert b"Festival" not in client.get(reverse("posts:feed", args=[token])).content


def test_the_link_is_shown_once_and_there_are_at_most_five(client, stage):
    client.force_login(stage.budi)
    url = reverse("posts:feed_links")
    page = client.post(url, {"label": "Ponsel"})
    assert ".ics" in page.content.decode() and ".ics" not in client.get(url).content.decode()
    for _ in range(actions.MOST_LINKS - 1):
        client.post(url, {"label": ""})
    assert client.post(url, {"label": ""}).status_code == 422
    with pytest.raises(RuleBroken):
        actions.make_feed_link(by=stage.budi)
    link = FeedLink.objects.first()
    client.post(reverse("posts:feed_revoke", args=[link.pk]))
    assert client.post(url, {"label": ""}).status_code == 200


def test_the_private_link_is_a_door_like_others_with_a_limit(client, stage, settings):
    settings.PUBLIC_PER_MINUTE = 3
    _, token = actions.make_feed_link(by=stage.budi)
    answers = [client.get(reverse("posts:feed", args=[name])) for name in (token, "salah", token, token)]
    assert [answer.status_code for answer in answers] == [200, 404, 200, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_of_many_links_asked_for_at_once_no_more_than_five_are_given(stage):
    gate, told = threading.Barrier(12), []

    def ask():
        try:
            gate.wait(30)
            actions.make_feed_link(by=stage.budi)
            told.append("ada")
        except RuleBroken:
            told.append("cukup")
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert (told.count("ada"), told.count("cukup")) == (actions.MOST_LINKS, 12 - actions.MOST_LINKS)
    assert FeedLink.objects.filter(revoked_at=None).count() == actions.MOST_LINKS


def test_nobody_revokes_anothers_link_by_its_number(client, stage, sari):
    link, _ = actions.make_feed_link(by=stage.budi)
    client.force_login(sari)
    assert client.post(reverse("posts:feed_revoke", args=[link.pk])).status_code == 404


def test_the_states_that_stand_on_the_calendar_have_words():
    from posts.calendar.reading import IN_WORDS

    assert set(IN_WORDS) == set(Status) - {Status.REJECTED}


def test_an_approved_message_with_a_time_is_confirmed_in_the_feed(stage):
    post = approved(stage)
    posts.schedule_post(post=post, scheduled_for=dates.now() + 5 * HOUR, by=stage.budi)
    (event,) = icalendar.Calendar.from_ical(feed_of(Post.objects.all())).walk("VEVENT")
    assert event["status"] == "CONFIRMED" and event["summary"].startswith("Disbudporapar: ")

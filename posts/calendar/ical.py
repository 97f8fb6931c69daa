"""The calendar as an iCalendar feed (RFC 5545), in WIB and without a person's name."""

import datetime
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event, Timezone, TimezoneStandard

from klaten_medsos import dates
from klaten_medsos.regulation import PostCategory
from posts.workflow import Status, pill_at

BACK, AHEAD = datetime.timedelta(days=60), datetime.timedelta(days=365)
MOST = 1000
LENGTH = datetime.timedelta(minutes=15)
SENT = {Status.PUBLISHED: "CONFIRMED", Status.SCHEDULED: "CONFIRMED", Status.WITHDRAWN: "CANCELLED"}


def feed_of(posts, today=None) -> bytes:
    """``posts`` (already narrowed to what the owner may read) of the last weeks and the coming year."""
    today = today or dates.today()
    calendar = Calendar()
    calendar.add("prodid", "-//Pemerintah Kabupaten Klaten//Portal Medsos//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Pesan Medsos Klaten")
    calendar.add("x-wr-timezone", "Asia/Jakarta")
    calendar.add("refresh-interval", datetime.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add_component(_wib())
    rows = (
        posts.on_calendar(today - BACK, today + AHEAD)
        .order_by("calendar_day", "pk")
        .values_list(
            "pk",
            "title",
            "unit__abbreviation",
            "category",
            "status",
            "published_at",
            "scheduled_for",
            "updated_at",
        )
    )
    for row in rows[:MOST]:
        calendar.add_component(_event(*row))
    return calendar.to_ical()


def _wib():
    """Jakarta's rule, so that no reader needs a table of its own."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "Asia/Jakarta")
    standard.add("dtstart", datetime.datetime(1970, 1, 1))  # noqa: DTZ001 (local by definition)
    standard.add("tzoffsetfrom", datetime.timedelta(hours=7))
    standard.add("tzoffsetto", datetime.timedelta(hours=7))
    standard.add("tzname", "WIB")
    zone.add_component(standard)
    return zone


def _event(pk, title, unit, category, status, published_at, scheduled_for, updated_at):
    start = dates.to_wib(published_at or scheduled_for)
    state = pill_at(status, scheduled_for).label
    event = Event()
    event.add("uid", f"pesan-{pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", updated_at.astimezone(datetime.UTC))
    event.add("last-modified", updated_at.astimezone(datetime.UTC))
    event.add("dtstart", start)
    event.add("dtend", start + LENGTH)
    event.add("summary", f"{unit}: {title}")
    words = [f"Status: {state}"]
    if category:
        words.append(f"Kategori: {PostCategory(category).label} ({PostCategory(category).citation})")
    event.add("description", "\n".join(words))
    event.add("url", f"{settings.SITE_URL}/pesan/{pk}/")
    event.add("categories", [state])
    event.add("status", SENT.get(status, "TENTATIVE"))
    event.add("transp", "TRANSPARENT")
    return event

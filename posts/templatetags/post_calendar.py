"""The days of the calendar, joined here rather than looped over in the template: six weeks of them, each with
its messages, are most of what the page costs."""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from klaten_medsos.numbers import format_number
from klaten_medsos.templatetags.portal import icon

register = template.Library()
_DAY = (
    '<li class="cal-day{}">\n<h2><a href="{}"><span class="cal-number" aria-hidden="true">{}</span>'
    '<span class="cal-words">{}</span></a>{}</h2>\n{}{}{}</li>'
)
_ENTRY = (
    '<a class="cal-entry {}" href="{}{}{}">{}<span><span class="cal-time">{}</span> {}{}'
    '<span class="sr-only">, {}</span></span></a>\n'
)
_TODAY = SafeString(' <span class="cal-mark">hari ini</span>')


@register.simple_tag
def calendar_days(days, shows_unit):
    """The ``<li>`` of each of ``days`` (pairs of a ``Day`` and its address)."""
    return format_html_join("", _DAY, (_day(day, address, shows_unit) for day, address in days))


def _day(day, address, shows_unit) -> tuple:
    return (
        _css(day),
        address,
        day.day.day,
        day.words,
        _TODAY if day.is_today else "",
        format_html('<p class="cal-holiday">{}</p>\n', day.holiday) if day.holiday else "",
        _entries(day.entries, shows_unit) if day.entries else "",
        format_html('<p><a class="cal-more" href="{}">{}</a></p>\n', address, _more(day)) if day.more else "",
    )


def _entries(entries, shows_unit):
    before, _, after = reverse("posts:detail", args=[0]).rpartition("0")  # one address for all messages
    return format_html_join(
        "",
        _ENTRY,
        (
            (
                entry.pill.tone, before, entry.pk, after, icon(entry.pill.icon), entry.time,
                format_html("<b>{}</b> ", entry.unit) if shows_unit else "", entry.title, entry.pill.label,
            )
            for entry in entries
        ),
    )  # fmt: skip


def _css(day) -> str:
    held = (
        (day.is_outside, " outside"), (day.is_today, " today"), (day.holiday, " holiday"), (not day.total, " none"),
    )  # fmt: skip
    return "".join(name for holds, name in held if holds)


def _more(day) -> str:
    """What is not shown, in numbers."""
    if day.entries:
        return f"{format_number(day.more)} lagi"
    return ", ".join(f"{format_number(count)} {words}" for words, count in day.counts)

"""The frame of a page for its templates."""

from functools import lru_cache

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from klaten_medsos.frame import frame_of

from .portal import icon

register = template.Library()
_EXTRA, _HERE = SafeString(' class="extra"'), SafeString(' aria-current="page"')


@register.simple_tag(takes_context=True)
def frame(context):
    """The ``Frame`` of this page. ``base.html`` names it ``frame`` for every template that extends it.

    Read from the request the page answers, which stands beside the context and which no view can name away.
    """
    return frame_of(getattr(context, "request", None))


@register.simple_tag
def nav_entries(entries):
    """The ``<li>`` of each ``Entry`` of the navigation beside the page."""
    return _nav_entries(tuple(entries))


@lru_cache(maxsize=128)
def _nav_entries(entries):
    """Joined once: who is shown the same entries is shown the same words."""
    return format_html_join(
        "",
        '\n<li{}><a href="{}"{}>{}<span>{}</span></a></li>',
        (
            (_EXTRA if one.extra else "", one.url, _HERE if one.active else "", icon(one.icon), one.label)
            for one in entries
        ),
    )


@register.simple_tag
def foot_entries(entries):
    """The same at the foot of the page, words alone."""
    return _foot_entries(tuple(entries))


@lru_cache(maxsize=128)
def _foot_entries(entries):
    return format_html_join("", '<li><a href="{}">{}</a></li>', ((one.url, one.label) for one in entries))

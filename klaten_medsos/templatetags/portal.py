"""Small words of the templates: icons, pills, dates, numbers, the law's quiet links, sorting and paging.

What stands in table rows is built here rather than included, so that fifty rows stay cheap.
Icon names are the ``<symbol>`` ids of ``static/img/icons.svg``; ``ALIASES`` knows a few more.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlencode

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from klaten_medsos import dates, numbers
from klaten_medsos.regulation import Citation

register = template.Library()

SPRITE = Path(__file__).resolve().parents[2] / "static" / "img" / "icons.svg"
ICONS = frozenset(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text()))
ALIASES = {  # names used by heroicons, which some of us think in
    "archive-box": "archive",
    "arrow-right": "forward",
    "arrow-uturn-left": "undo",
    "building-library": "unit",
    "check-badge": "seal",
    "document-text": "report",
    "exclamation-triangle": "alert",
    "funnel": "filter",
    "inbox": "feedback",
    "lock-closed": "lock",
    "paper-airplane": "send",
    "x-circle": "cross-circle",
    "x-mark": "cross",
}
TONES = {
    "neutral": "dot",
    "info": "info",
    "warning": "clock",
    "success": "check-circle",
    "danger": "cross-circle",
    "seal": "seal",
}
MISSING = "data tidak ada"


@cache
def _sprite():
    return static("img/icons.svg")


def _symbol(name, fallback="dot"):
    name = ALIASES.get(name, name)
    return f"{_sprite()}#{name if name in ICONS else fallback}"


@register.filter
def letter(position):
    """a for 0, b for 1 …: how a Keputusan counts its considerations."""
    return "abcdefghijklmnopqrstuvwxyz"[position % 26]


@register.simple_tag
def icon(name, label=""):
    """An icon of the sprite; silent for screen readers unless ``label`` says what it means."""
    return _icon(name, label)


# typed: a word that is safe as it is and the same word unescaped are two things
@lru_cache(maxsize=1024, typed=True)
def _icon(name, label):
    href = _symbol(name)
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, href)
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}"/></svg>', href)


@register.simple_tag
def pill(state, tone="", icon=""):
    """A state in a word with an icon. ``state``: words, an object with ``label``/``tone``/``icon``, or a
    record whose model names its ``flow`` (see ``klaten_medsos.workflow``)."""
    if flow := getattr(state, "flow", None):
        value = flow.states(getattr(state, flow.field))
        style, words = flow.style(value), value.label
        tone, icon = tone or style.tone, icon or style.icon
    else:
        words = getattr(state, "label", state)
        tone = tone or getattr(state, "tone", "")
        icon = icon or getattr(state, "icon", "")
    return _pill(words, tone if tone in TONES else "neutral", icon)


@lru_cache(maxsize=1024, typed=True)
def _pill(words, tone, icon):
    return format_html(
        '<span class="pill {}"><svg class="icon" aria-hidden="true"><use href="{}"/></svg>{}</span>',
        tone,
        _symbol(icon, TONES[tone]),
        words,
    )


def _or_missing(value, show):
    if value is None or value == "":
        return format_html('<span class="missing">{}</span>', MISSING)
    return show(value)


@register.filter
def missing(value):
    """The value itself, or "data tidak ada": what nobody measured is never shown as zero."""
    return _or_missing(value, lambda known: known)


@register.filter
def number(value):
    return _or_missing(value, numbers.format_number)


@register.filter
def percent(value):
    return _or_missing(value, numbers.format_percent)


@register.filter
def date_id(value):
    return _or_missing(value, dates.format_date)


@register.filter
def datetime_id(value):
    return _or_missing(value, dates.format_datetime)


@register.simple_tag
def when(value):
    """A date or moment inside ``<time>``, so that machines read it too."""
    if value is None or value == "":
        return missing(value)
    if hasattr(value, "hour"):
        exact = timezone.localtime(value) if timezone.is_aware(value) else value
        words = dates.format_datetime(value)
        return format_html('<time datetime="{}">{}</time>', exact.isoformat("T", "minutes"), words)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), dates.format_date(value))


@register.filter
def mask_nip(value):
    """Only the last three digits of a NIP: enough to tell two people apart, too little to misuse."""
    digits = re.sub(r"\D", "", str(value or ""))
    return _or_missing(digits, lambda known: f"•••• {known[-3:]}")


def pasal_anchor(citation):
    """The anchor of a citation on the page with the text; what cannot be read whole leads to its Pasal."""
    if isinstance(citation, Citation):
        return citation.anchor
    try:
        return Citation.parse(str(citation)).anchor
    except ValueError:
        found = re.match(r"\s*Pasal (\d+)\b", str(citation))
        return Citation(int(found[1])).anchor if found else ""


@register.simple_tag
def pasal(citation):
    """A quiet link to the article's text; plain words where that page is not served."""
    return _pasal(citation if isinstance(citation, str) else str(citation)) if citation else ""


@lru_cache(maxsize=1024, typed=True)
def _pasal(citation):
    try:
        address = f"{reverse('regulation')}#{pasal_anchor(citation)}"
    except NoReverseMatch:
        return format_html('<span class="pasal">{}</span>', citation)
    return format_html('<a class="pasal" href="{}">{}</a>', address, citation)


@register.simple_tag
def crumbs(*parts):
    """Breadcrumbs from label, address, label, address, …, last label. An address is a URL name or a path."""
    items = []
    for label, address in zip(parts[::2], [*parts[1::2], ""], strict=False):
        items.append((label, _address(address)))
    return _crumb_list(items)


def _address(name):
    name = str(name or "")
    if not name or name.startswith(("/", "?", "#")):
        return name
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _crumb_list(items):
    rows = format_html_join(
        "",
        "<li>{}</li>",
        (
            (
                format_html('<a href="{}">{}</a>', url, label)
                if url
                else format_html("<span>{}</span>", label),
            )
            for label, url in items
        ),
    )
    return format_html('<nav class="crumbs" aria-label="Jejak halaman"><ol>{}</ol></nav>', rows)


@register.simple_tag
def breadcrumb_list(items):
    """The same from a list of (label, url); an empty url is the page itself."""
    return _crumb_list(items or [])


def _with_query(context, **changes):
    """The current GET parameters with ``changes`` (None removes one), as ``?…``."""
    request = context.get("request")
    query = request.GET.copy() if request else {}
    pairs = [(k, v) for k in query for v in query.getlist(k) if k not in changes]
    pairs += [(k, v) for k, v in changes.items() if v is not None]
    return "?" + urlencode(pairs)


@register.simple_tag(takes_context=True)
def sort_header(context, label, key, css="", parameter="urut"):
    """``<th>`` that sorts by ``key``: ascending first, then descending; filters stay, paging starts anew."""
    request = context.get("request")
    now = request.GET.get(parameter, "") if request else ""
    state = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    following = f"-{key}" if state == "ascending" else key
    return format_html(
        '<th scope="col" class="{}" aria-sort="{}"><a class="sort" href="{}">{}{}</a></th>',
        css,
        state,
        _with_query(context, **{parameter: following, "halaman": None}),
        label,
        icon({"ascending": "up", "descending": "down"}.get(state, "sort")),
    )


@register.inclusion_tag("components/pagination.html", takes_context=True)
def portal_pagination(context, page, noun="baris", parameter="halaman"):
    """Numbered pages of a Django ``Page``, keeping every other GET parameter."""
    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)

    def address(n):
        return _with_query(context, **{parameter: n})

    return {
        "page": page,
        "noun": noun,
        "links": [(n, address(n) if isinstance(n, int) else "") for n in elided],
        "previous_url": address(page.previous_page_number()) if page.has_previous() else "",
        "next_url": address(page.next_page_number()) if page.has_next() else "",
    }


@register.simple_tag
def field(bound: BoundField):
    """Label, help, Pasal, input and error of one field."""
    return bound.as_field_group()


@register.simple_tag
def filter_fields(form):
    """The fields of a filter form: label and input, joined here because every list shows them."""
    return format_html_join(
        "",
        '<div class="field field-{}"><div class="label-row"><label for="{}">{}</label></div>{}</div>',
        ((bound.widget_type, bound.id_for_label, bound.label, bound) for bound in form.visible_fields()),
    )


@register.inclusion_tag("components/errors.html")
def form_errors(form):
    """The error summary of ``form``, linking to the fields."""
    return {"form": form}


@register.filter
def optional(bound):
    """Whether the person may leave this field empty (and should be told so).

    A field of a draft that is asked for later says so by ``asked_later = True``: it is not called optional.
    """
    if bound.field.required or bound.field.disabled or getattr(bound.field, "asked_later", False):
        return False
    return bound.widget_type != "checkbox"

"""The rows of the list of messages, joined here: in a template loop they would cost as much as the whole page."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from klaten_medsos.templatetags.portal import pill

register = template.Library()
_ROW = (
    '<tr>\n<td data-label="Judul kerja"><a href="{}">{}</a></td>\n<td data-label="Status">{}</td>\n'
    '<td data-label="Kategori">{}</td>\n<td data-label="{}">{}</td>\n'
    '<td data-label="Diubah">{}</td>\n<td data-label="Terbit">{}</td>\n</tr>'
)
_NOT_CHOSEN = SafeString('<span class="muted">belum dipilih</span>')
_NOT_OUT = SafeString('<span class="muted">belum</span>')


@register.simple_tag
def post_rows(rows, shows_unit):
    """The ``<tr>`` of each ``Row``; the fourth column is the unit or the author."""
    label = "Unit" if shows_unit else "Penulis"
    return format_html_join(
        "",
        _ROW,
        (
            (
                row.url, row.title, pill(row.state), row.category or _NOT_CHOSEN, label, row.whose, row.updated,
                row.published or _NOT_OUT,
            )
            for row in rows
        ),
    )  # fmt: skip

"""Any list of the desk as a file: its columns in words, its filters and its search applied."""

import datetime

from django.contrib import messages
from django.contrib.admin.utils import display_for_field, label_for_field, lookup_field
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from klaten_medsos import dates
from klaten_medsos.sheets import WRITERS

MOST_ROWS = 20_000


def download_of(request, model_admin, changelist, kind):
    """The rows of ``changelist`` as ``kind``; too many are refused with a word how to narrow them."""
    opts = model_admin.opts
    rows = list(changelist.queryset[: MOST_ROWS + 1])
    if len(rows) > MOST_ROWS:
        messages.error(
            request,
            f"Daftar ini memuat lebih dari {MOST_ROWS} baris. Persempit dengan filter atau pencarian, lalu ekspor lagi.",
        )
        return redirect(reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"))
    model_admin.note_export(request, rows)
    columns = [name for name in changelist.list_display if name != "action_checkbox"]
    headers = [str(label_for_field(name, model_admin.model, model_admin)) for name in columns]
    filename = f"{opts.verbose_name_plural.replace(' ', '-')}-{dates.today().isoformat()}.{kind}"
    body = [[_cell(name, row, model_admin) for name in columns] for row in rows]
    return WRITERS[kind](filename, headers, body)


def _cell(name, row, model_admin):
    """What the list shows in column ``name`` of ``row``, as a plain value."""
    try:
        field, _, value = lookup_field(name, row, model_admin)
    except ObjectDoesNotExist:
        return ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime.datetime):
        return dates.to_wib(value).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, int | float | datetime.date):
        return value
    if isinstance(value, SafeString):
        return strip_tags(value)
    if isinstance(field, models.Field) and field.choices:
        return str(display_for_field(value, field, ""))
    return str(value)

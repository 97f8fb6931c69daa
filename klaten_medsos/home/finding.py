"""Finding one thing in the portal: units, accounts, messages, feedback and reports the reader may see."""

import re
from dataclasses import dataclass

from django import forms
from django.db.models import Q

from accounts.models import Account
from feedback.models import Item
from klaten_medsos.forms import PortalForm
from opd.models import Unit
from posts.models import Post
from reports.models import Report

FIRST = 10


class SearchForm(PortalForm):
    q = forms.CharField(
        label="Kata yang dicari",
        min_length=2,
        max_length=100,
        help_text="Nama unit, akun, judul pesan, pokok isu atau tahun laporan.",
        error_messages={
            "required": "Ketik kata yang dicari.",
            "min_length": "Ketik sedikitnya dua huruf.",
            "max_length": "Ketik paling banyak 100 huruf.",
        },
    )


@dataclass(frozen=True)
class Group:
    """The first hits of one kind; ``rows`` are (title, detail, url), ``has_more`` says there are others."""

    label: str
    rows: list
    has_more: bool


def _group(label, queryset, row):
    found = list(queryset[: FIRST + 1])
    return Group(label, [row(obj) for obj in found[:FIRST]], len(found) > FIRST)


def find(user, words) -> list[Group]:
    """Groups with hits for ``words``, in the order of the work. Five queries, whatever is found."""
    units = Unit.objects.visible_to(user).matching(words).order_by("name")
    of_unit = Q(unit__name__icontains=words) | Q(unit__abbreviation__icontains=words)
    accounts = Account.objects.visible_to(user).filter(
        Q(handle__icontains=words) | Q(canonical_url__icontains=words) | Q(purpose__icontains=words)
    )
    own = () if user.standing.sees_everything else user.standing.units
    posts = Post.objects.visible_to(user).matching(words, own).defer("text", "stems")
    items = Item.objects.visible_to(user).filter(Q(topic__icontains=words) | Q(text__icontains=words))
    year = re.search(r"\b(20[0-9]{2})\b", words)
    reports = Report.objects.visible_to(user).filter(of_unit | Q(year=int(year[1])) if year else of_unit)
    groups = [
        _group("Unit", units, lambda unit: (unit.name, unit.get_type_display(), unit.get_absolute_url())),
        _group(
            "Akun",
            accounts.select_related("unit"),
            lambda account: (
                str(account),
                f"{account.unit.abbreviation}, {account.get_status_display()}",
                account.get_absolute_url(),
            ),
        ),
        _group(
            "Pesan",
            posts.select_related("unit"),
            lambda post: (
                post.title,
                f"{post.unit.abbreviation}, {post.get_status_display()}",
                post.get_absolute_url(),
            ),
        ),
        _group(
            "Masukan",
            items.select_related("unit"),
            lambda item: (
                item.topic,
                f"{item.unit.abbreviation}, {item.get_status_display()}",
                item.get_absolute_url(),
            ),
        ),
        _group(
            "Laporan",
            reports.select_related("unit"),
            lambda report: (
                f"Laporan {report.unit.abbreviation} tahun {report.year}",
                report.get_status_display(),
                report.get_absolute_url(),
            ),
        ),
    ]
    return [group for group in groups if group.rows]

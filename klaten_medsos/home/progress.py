"""How the year stands, for each role: a few figures with their definitions, never a missing one as zero."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from accounts import radar
from accounts.models import Account
from accounts.statistics import matrix_of_kabupaten, media_counts
from accounts.workflow import Status as AccountStatus
from feedback.models import Item
from feedback.workflow import Status as ItemStatus
from klaten_medsos import dates
from klaten_medsos.numbers import format_number, format_percent
from opd.models import Unit
from posts.models import Post
from reports.models import Report
from reports.obligations import units_owing
from reports.workflow import Status as ReportStatus


@dataclass(frozen=True)
class Figure:
    """One tile: ``value`` already in words, or None where there is nothing to measure; ``note`` defines it."""

    label: str
    value: str | None
    note: str
    url: str = ""


@dataclass(frozen=True)
class Progress:
    """A heading and its figures."""

    title: str
    figures: list


def progress_of(user) -> list[Progress]:
    """The parts that concern ``user``, from their own unit to the kabupaten. A constant number of queries."""
    standing, year = user.standing, dates.today().year
    parts = []
    if standing.units:
        parts.append(_of_units(standing.units, year))
    if standing.is_diskominfo or standing.is_head_of_diskominfo:
        parts.append(_of_diskominfo(year))
    if standing.is_bupati_office:
        parts.append(_of_bupati_office(year - 1))
    return parts


def _of_units(unit_ids, year):
    published = Post.objects.filter(unit__in=unit_ids).came_out().for_year(year).count()
    items = (
        Item.objects.filter(unit__in=unit_ids)
        .for_year(year)
        .exclude(status=ItemStatus.FILTERED)
        .aggregate(all=Count("pk"), answered=Count("pk", filter=Q(status=ItemStatus.ANSWERED)))
    )
    share = format_percent(100 * items["answered"] / items["all"]) if items["all"] else None
    official = radar.sweep_of(unit_ids)
    reports = list(Report.objects.filter(unit__in=unit_ids, year=year - 1))
    owed = Unit.objects.filter(pk__in=unit_ids).reporting().count()
    figures = [
        Figure(
            "Pesan terbit", format_number(published), f"Terbit sejak 1 Januari {year}.", reverse("posts:list")
        ),
        Figure(
            "Masukan terjawab",
            share,
            f"{items['answered']} dari {items['all']} masukan {year}, tanpa yang disaring.",
            reverse("feedback:list"),
        ),
        Figure(
            "Akun resmi",
            format_number(len(official)),
            "Sudah diverifikasi Diskominfo.",
            reverse("accounts:list"),
        ),
        _radar(official),
    ]
    if owed:
        state = ", ".join(report.get_status_display() for report in reports) or "Belum dibuka"
        figures.append(Figure(f"Laporan {year - 1}", state, "Pasal 19 ayat (1).", reverse("reports:list")))
    return Progress(f"Tahun {year} di unit Anda", figures)


def _radar(seen):
    """How many official accounts need a look (Pasal 16); missing where there is none to look at."""
    worried = sum(bool(sighting.blips) for sighting in seen)
    return Figure(
        "Akun perlu perhatian",
        format_number(worried) if seen else None,
        f"Dari {len(seen)} akun resmi, menurut radar.",
        reverse("accounts:radar"),
    )


def _spread():
    """Segments of the kabupaten no official account serves (Pasal 9), and the accounts by kind (Pasal 18)."""
    official = Account.objects.filter(status=AccountStatus.ACTIVE)
    kinds = ", ".join(
        f"{format_number(each.count)} {each.label.lower()}" for each in media_counts(official) if each.count
    )
    return Figure(
        "Segmen belum dilayani",
        format_number(len(matrix_of_kabupaten(official).unserved)),
        f"Akun resmi menurut jenis: {kinds}." if kinds else "Belum ada akun resmi.",
        reverse("accounts:statistics"),
    )


def _of_diskominfo(year):
    waiting = Account.objects.filter(status=AccountStatus.PROPOSED).count()
    reports = Report.objects.aggregate(
        signed=Count("pk", filter=Q(status=ReportStatus.SIGNED)),
        received=Count("pk", filter=Q(status=ReportStatus.RECEIVED)),
    )
    without = Unit.objects.active().reporting().with_decree().filter(has_decree=False).count()
    published = Post.objects.came_out().for_year(year).count()
    return Progress(
        "Yang menunggu di kabupaten",
        [
            Figure(
                "Usulan akun",
                format_number(waiting),
                "Menunggu verifikasi.",
                reverse("admin:accounts_account_changelist") + f"?status__exact={AccountStatus.PROPOSED}",
            ),
            _radar(radar.sweep(Account.objects.all())),
            _spread(),
            Figure(
                "Laporan diperiksa",
                format_number(reports["signed"]),
                "Disahkan pejabat, menunggu Diskominfo.",
                reverse("reports:list"),
            ),
            Figure(
                "Laporan diteruskan",
                format_number(reports["received"]),
                "Diterima, menunggu Kepala Diskominfo.",
                reverse("reports:list"),
            ),
            Figure(
                "Tanpa Keputusan",
                format_number(without),
                "Perangkat Daerah tanpa penunjukan yang berlaku hari ini.",
                reverse("opd:unit_list") + "?keputusan=belum",
            ),
            Figure("Pesan terbit", format_number(published), f"Seluruh unit sejak 1 Januari {year}."),
        ],
    )


def _of_bupati_office(year):
    """Reports over ``year``; those not yet before the Bupati are only counted (Pasal 19 ayat 2)."""
    owing = units_owing(year).count()
    counts = Report.objects.filter(year=year).aggregate(
        forwarded=Count("pk", filter=Q(status=ReportStatus.FORWARDED)),
        evaluated=Count("pk", filter=Q(status=ReportStatus.EVALUATED)),
    )
    outstanding = max(0, owing - counts["forwarded"] - counts["evaluated"])
    listing = reverse("reports:list")
    return Progress(
        f"Laporan tahun {year}",
        [
            Figure(
                "Menunggu evaluasi",
                format_number(counts["forwarded"]),
                "Diteruskan Kepala Diskominfo.",
                listing,
            ),
            Figure("Selesai dievaluasi", format_number(counts["evaluated"]), "Evaluasi ditetapkan.", listing),
            Figure(
                "Belum sampai",
                format_number(outstanding),
                f"Dari {owing} Perangkat Daerah yang wajib melapor.",
            ),
        ],
    )

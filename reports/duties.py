"""What waits for a person among reports and evaluations."""

from django.db.models import Count
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.duties import Duty
from opd.models import Unit
from reports.deadlines import due_on
from reports.models import Report
from reports.workflow import EDITABLE, Status


def duties_for(user) -> list[Duty]:
    """Own unit's report of last year, and what Diskominfo, its head and the Bupati's office must decide.

    At most three queries, however many reports there are.
    """
    standing, duties = user.standing, []
    if standing.units:
        duties += _of_units(standing)
    if standing.is_diskominfo or standing.is_head_of_diskominfo or standing.is_bupati_office:
        duties += _of_offices(standing)
    return duties


def _of_units(standing):
    year, today = dates.today().year - 1, dates.today()
    due = due_on(year)
    tone = "danger" if today > due else "warning" if (due - today).days <= 14 else "info"
    reports = {report.unit_id: report for report in Report.objects.filter(unit__in=standing.units, year=year)}
    for unit in Unit.objects.filter(pk__in=standing.units).reporting().active():
        report = reports.get(unit.pk)
        if report is None:
            yield Duty(
                f"Buka laporan tahun {year}", "Pasal 19 ayat (1)", reverse("reports:list"), due, tone,
                f"Laporan {unit.abbreviation} belum dibuka.",
            )  # fmt: skip
        elif report.status in EDITABLE:
            returned = report.status == Status.RETURNED
            yield Duty(
                f"{'Perbaiki' if returned else 'Lengkapi dan ajukan'} laporan tahun {year}",
                "Pasal 19 ayat (3)",
                reverse("reports:detail", args=[report.pk]),
                due,
                "danger" if tone == "danger" else "warning" if returned else tone,
                "Ada catatan pengembalian." if returned else "",
            )
        elif report.status == Status.SUBMITTED and unit.pk in standing.pejabat_of:
            yield Duty(
                f"Sahkan laporan tahun {year}", "Pasal 19 ayat (1)",
                reverse("reports:detail", args=[report.pk]), due, tone,
                "Petugas telah mengajukannya kepada Anda.",
            )  # fmt: skip


def _of_offices(standing):
    waiting = dict(Report.objects.order_by().values_list("status").annotate(count=Count("pk")))
    lists = [
        (standing.is_diskominfo, Status.SIGNED, "Periksa {} laporan yang disahkan", "Pasal 19 ayat (2)"),
        (
            standing.is_head_of_diskominfo,
            Status.RECEIVED,
            "Teruskan {} laporan kepada Bupati",
            "Pasal 19 ayat (2)",
        ),
        (standing.is_bupati_office, Status.FORWARDED, "Evaluasi {} laporan", "Pasal 20 ayat (1)"),
    ]
    for holds, status, title, citation in lists:
        if holds and (count := waiting.get(status)):
            yield Duty(
                title.format(count), citation, f"{reverse('reports:list')}?tahun=semua&status={status}"
            )

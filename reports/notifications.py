"""Who is told what about reports; once per person and occasion."""

from klaten_medsos import dates
from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import MembershipKind, Role, User


def _appointed(unit):
    """The unit's petugas and pejabat of today."""
    return [*User.objects.appointed(unit, Role.PETUGAS), *User.objects.appointed(unit, Role.PEJABAT)]


def _tell(kind, people, report, subject, body, *, path=""):
    notify(
        kind, people, on=report, occasion=f"putaran-{report.round}", subject=subject, body=body,
        path=path or report.get_absolute_url(),
    )  # fmt: skip


def report_submitted(report):
    pejabat = User.objects.appointed(report.unit, Role.PEJABAT).exclude(pk=report.submitted_by_id)
    _tell(
        Kind.REPORT_SUBMITTED,
        pejabat,
        report,
        f"Laporan tahun {report.year} menunggu pengesahan Anda",
        f"{report.submitted_by} mengajukan laporan {report.unit} tahun {report.year}. Baca lalu sahkan, atau "
        "kembalikan dengan catatan.",
    )


def report_signed(report):
    _tell(
        Kind.REPORT_SIGNED,
        User.objects.with_membership(MembershipKind.DISKOMINFO),
        report,
        f"Laporan {report.unit.abbreviation} tahun {report.year} menunggu pemeriksaan",
        f"{report.unit} menyampaikan laporan tahun {report.year} (Pasal 19 ayat (2)).",
    )


def report_returned(report, by):
    people = [report.last_editor, report.submitted_by, *_appointed(report.unit)]
    _tell(
        Kind.REPORT_RETURNED,
        [person for person in people if person and person.pk != by.pk],
        report,
        f"Laporan tahun {report.year} dikembalikan untuk diperbaiki",
        f"Laporan {report.unit} tahun {report.year} dikembalikan. Catatannya ada pada tiap huruf di halaman "
        "laporan.",
    )


def report_received(report):
    _tell(
        Kind.REPORT_RECEIVED,
        User.objects.head_of_diskominfo(),
        report,
        f"Laporan {report.unit.abbreviation} tahun {report.year} siap diteruskan kepada Bupati",
        f"Laporan {report.unit} tahun {report.year} diterima dengan nomor {report.receipt_number}.",
    )


def report_forwarded(report):
    _tell(
        Kind.REPORT_FORWARDED,
        User.objects.with_membership(MembershipKind.BUPATI_OFFICE),
        report,
        f"Laporan {report.unit.abbreviation} tahun {report.year} menunggu evaluasi",
        f"Kepala Diskominfo meneruskan laporan {report.unit} tahun {report.year} kepada Bupati.",
    )


def evaluation_final(evaluation):
    report = evaluation.report
    _tell(
        Kind.EVALUATION_FINAL,
        _appointed(report.unit),
        report,
        f"Evaluasi laporan tahun {report.year} telah ditetapkan",
        f"Bupati menetapkan evaluasi atas laporan {report.unit} tahun {report.year}. Rekomendasinya harus "
        f"dijawab dalam laporan tahun {report.year + 1} (Pasal 20 ayat (2)).",
        path=evaluation.get_absolute_url(),
    )


def report_due(unit, people, *, year, due, days, occasion, path) -> int:
    """Remind ``people`` of ``unit`` that the report over ``year`` is not handed in; how many were told."""
    day = dates.format_date(due)
    if days >= 0:
        subject = f"Laporan tahun {year} jatuh tempo {day}"
        body = f"Laporan {unit} tahun {year} harus disampaikan paling lambat {day}, {days} hari lagi."
    else:
        subject = f"Laporan tahun {year} sudah melewati tenggat"
        body = f"Laporan {unit} tahun {year} seharusnya disampaikan paling lambat {day}."
    body += " Laporan yang sudah diajukan masih menunggu pengesahan pejabat (Pasal 19)."
    return notify(Kind.REPORT_DUE, people, on=unit, occasion=occasion, subject=subject, body=body, path=path)

"""The parameters of an SOP in the words of an officer, and what differs between two versions."""

from collections.abc import Callable
from dataclasses import dataclass

from klaten_medsos import dates
from opd.sop import Sop


@dataclass(frozen=True)
class Parameter:
    """One parameter: its ``label``, one line of ``help``, and how its value is told, line by line."""

    label: str
    help: str
    lines: Callable


def _count(noun: str) -> Callable:
    return lambda value: [f"{value} {noun}"]


def _days_before(days) -> list[str]:
    return [", ".join(f"H-{day}" for day in sorted(days, reverse=True))]


def _yes(words: str, otherwise: str) -> Callable:
    return lambda value: [words if value else otherwise]


def shifts_words(shifts) -> str:
    """ "07.30–12.00, 13.00–16.00", or "tutup"."""
    return ", ".join(f"{start}–{end}" for start, end in shifts) or "tutup"


def _week(hours) -> list[str]:
    return [f"{name}: {shifts_words(shifts)}" for name, shifts in zip(dates.WEEKDAYS, hours, strict=True)]


PARAMETERS = {
    "approval_tiers": Parameter(
        "Jenjang persetujuan pesan",
        "Berapa pejabat yang berbeda menyetujui sebelum pesan boleh terbit.",
        _count("jenjang"),
    ),
    "checklist": Parameter(
        "Daftar periksa peninjau", "Satu butir per baris; dijawab pejabat saat menyetujui pesan.", list
    ),
    "escalation_hours": Parameter(
        "Batas tunggu persetujuan",
        "Sesudah sekian jam layanan, pesan yang menunggu disampaikan kepada pejabat pengganti.",
        _count("jam layanan"),
    ),
    "after_review_working_days": Parameter(
        "Tinjauan sesudah jalur darurat",
        "Pesan yang terbit lewat jalur darurat ditinjau paling lambat sekian hari kerja kemudian.",
        _count("hari kerja"),
    ),
    "amplification_days": Parameter(
        "Batas tugas amplifikasi", "Unit menyebarkan pesan bersama dalam sekian hari.", _count("hari")
    ),
    "service_hours": Parameter(
        "Jam layanan",
        "Jam buka tiap hari; boleh terbagi, misalnya 07.30–12.00, 13.00–16.00. Kosong berarti tutup.",
        _week,
    ),
    "first_response_hours": Parameter(
        "Batas tanggapan pertama",
        "Masukan warga ditanggapi dalam sekian jam sejak diterima (48 jam = 2×24 jam).",
        _count("jam"),
    ),
    "report_deadline_month": Parameter(
        "Bulan batas laporan",
        "Bulan pada tahun sesudah tahun laporan. Perbup sendiri tidak menyebut tanggal.",
        lambda month: [dates.MONTHS[month - 1]],
    ),
    "report_deadline_day": Parameter(
        "Tanggal batas laporan",
        "Bila bulan itu lebih pendek, dipakai hari terakhirnya.",
        lambda day: [f"tanggal {day}"],
    ),
    "deadline_shift": Parameter(
        "Bila jatuh pada hari libur",
        "Arah batas laporan bergeser bila bukan hari kerja.",
        lambda shift: [
            "mundur ke hari kerja berikutnya" if shift == "mundur" else "maju ke hari kerja sebelumnya"
        ],
    ),
    "reminder_days_before": Parameter(
        "Pengingat laporan", "Hari sebelum batas laporan, dipisah koma, misalnya 14, 7, 3, 1.", _days_before
    ),
    "decree_notice_days": Parameter(
        "Pengingat Keputusan penunjukan",
        "Hari sebelum Keputusan berakhir, dipisah koma, misalnya 30, 7, 1.",
        _days_before,
    ),
    "requires_acknowledgement": Parameter(
        "Pernyataan membaca SOP",
        "Bila diwajibkan, pejabat dan petugas menyatakan telah membaca sebelum dapat mengajukan.",
        _yes("wajib", "tidak wajib"),
    ),
    "acknowledgement_grace_days": Parameter(
        "Masa tenggang pernyataan",
        "Selama sekian hari sejak berlaku, mengajukan masih dapat tanpa pernyataan.",
        _count("hari"),
    ),
    "inactivity_days": Parameter(
        "Batas akun tidak aktif", "Akun tanpa pesan selama sekian hari ditandai tidak aktif.", _count("hari")
    ),
    "account_review_months": Parameter(
        "Jarak tinjauan akun", "Data akun ditinjau ulang setiap sekian bulan.", _count("bulan")
    ),
    "requires_account_two_factor": Parameter(
        "Verifikasi dua langkah pada akun",
        "Bila diwajibkan, akun tanpa verifikasi dua langkah ditandai berisiko.",
        _yes("wajib", "tidak wajib"),
    ),
}
GROUPS = (  # heading, article, parameters in the order of the work
    (
        "Persetujuan dan penyebaran pesan",
        "Pasal 10 huruf d",
        (
            "approval_tiers",
            "checklist",
            "escalation_hours",
            "after_review_working_days",
            "amplification_days",
        ),
    ),
    ("Layanan dan tanggapan", "Pasal 10 huruf f", ("service_hours", "first_response_hours")),
    (
        "Laporan tahunan",
        "Pasal 19 ayat (1)",
        ("report_deadline_month", "report_deadline_day", "deadline_shift", "reminder_days_before"),
    ),
    (
        "Pengelola",
        "Pasal 11",
        ("decree_notice_days", "requires_acknowledgement", "acknowledgement_grace_days"),
    ),
    (
        "Akun",
        "Pasal 10 huruf b",
        ("inactivity_days", "account_review_months", "requires_account_two_factor"),
    ),
)


def told(sop: Sop) -> list[tuple[str, str, list[tuple[str, list[str]]]]]:
    """What an SOP says: (heading, article, [(label, lines)]) in the order of ``GROUPS``."""
    return [
        (heading, article, [(PARAMETERS[name].label, _lines(sop, name)) for name in names])
        for heading, article, names in GROUPS
    ]


def _lines(sop, name) -> list[str]:
    return list(PARAMETERS[name].lines(getattr(sop, name)))


@dataclass(frozen=True)
class Change:
    """One parameter that differs: only the lines that went and the lines that came."""

    label: str
    before: list[str]
    after: list[str]


def differences(old: Sop, new: Sop) -> list[Change]:
    """Every parameter whose words differ from ``old`` to ``new``; empty when they say the same."""
    found = []
    for _, _, names in GROUPS:
        for name in names:
            before, after = _lines(old, name), _lines(new, name)
            if before != after:
                gone = [line for line in before if line not in after]
                come = [line for line in after if line not in before]
                # the same lines in another order: say both orders
                found.append(
                    Change(PARAMETERS[name].label, *((gone, come) if gone or come else (before, after)))
                )
    return found

"""What an SOP must make sense of before it can be in force: plain functions, no database (Pasal 16)."""

from klaten_medsos import dates
from klaten_medsos.exceptions import Incomplete, Problem, RuleBroken
from opd.sop import Sop

# name: (lowest, highest, words); what lies outside is a slip of the pen, not a policy
BOUNDS = {
    "report_deadline_month": (1, 12, "Bulan batas laporan"),
    "report_deadline_day": (1, 31, "Tanggal batas laporan"),
    "acknowledgement_grace_days": (0, 180, "Masa tenggang pernyataan membaca"),
    "approval_tiers": (1, 3, "Jenjang persetujuan"),
    "escalation_hours": (1, 240, "Batas tunggu persetujuan"),
    "after_review_working_days": (1, 30, "Batas tinjauan jalur darurat"),
    "amplification_days": (1, 90, "Batas amplifikasi"),
    "first_response_hours": (1, 720, "Batas tanggapan pertama"),
    "inactivity_days": (7, 366, "Batas akun tidak aktif"),
    "account_review_months": (1, 60, "Jarak tinjauan akun"),
}
DAY_LISTS = {
    "reminder_days_before": "Hari pengingat laporan",
    "decree_notice_days": "Hari pengingat Keputusan penunjukan",
}
MOST_DAYS, LONGEST_NOTICE = 10, 366
MOST_ITEMS, LONGEST_ITEM = 20, 200


def problems_of(sop: Sop) -> list[Problem]:
    """Everything that cannot stand, each with the name of its parameter; empty when the SOP makes sense."""
    found = []
    for name, (lowest, highest, words) in BOUNDS.items():
        value = getattr(sop, name)
        if type(value) is not int or not lowest <= value <= highest:
            found.append(Problem(name, f"{words} diisi bilangan bulat {lowest} sampai {highest}."))
    for name, words in DAY_LISTS.items():
        days = getattr(sop, name)
        if not days or len(days) > MOST_DAYS or any(type(day) is not int for day in days):
            found.append(Problem(name, f"{words} diisi satu sampai {MOST_DAYS} bilangan."))
        elif any(not 1 <= day <= LONGEST_NOTICE for day in days) or len(set(days)) < len(days):
            found.append(Problem(name, f"{words} diisi 1 sampai {LONGEST_NOTICE}, masing-masing satu kali."))
    if sop.deadline_shift not in ("mundur", "maju"):
        found.append(Problem("deadline_shift", "Pilih apakah batas waktu mundur atau maju."))
    for name in ("requires_acknowledgement", "requires_account_two_factor"):
        if type(getattr(sop, name)) is not bool:
            found.append(Problem(name, "Pilih ya atau tidak."))
    return [*found, *_checklist_problems(sop), *_hours_problems(sop)]


def _checklist_problems(sop):
    items = sop.checklist
    if not items or len(items) > MOST_ITEMS:
        yield Problem("checklist", f"Daftar periksa memuat satu sampai {MOST_ITEMS} butir.")
    elif any(not isinstance(item, str) or not 0 < len(item.strip()) <= LONGEST_ITEM for item in items):
        yield Problem("checklist", f"Setiap butir daftar periksa memuat 1 sampai {LONGEST_ITEM} karakter.")
    elif len({item.casefold() for item in items}) < len(items):
        yield Problem("checklist", "Satu butir daftar periksa tertulis dua kali.")


def _hours_problems(sop):
    try:
        dates.check_service_hours(sop.service_hours)
    except (ValueError, TypeError):
        yield Problem(
            "service_hours",
            "Jam layanan belum dapat dibaca: isi sedikitnya satu hari, akhir sesudah awal, dan tidak tumpang tindih.",
        )


def check_sop(sop: Sop) -> None:
    """Raise ``Incomplete`` with every problem of the parameters at once."""
    if problems := problems_of(sop):
        raise Incomplete(
            "Ketentuan SOP belum lengkap: " + " ".join(problem.message for problem in problems),
            problems,
            citation="Pasal 16",
        )


def check_sop_dates(*, number: str, decided_on, effective_on, today) -> None:
    """A version has a number, was decided, and takes effect today or later: never in the past."""
    if not number.strip():
        raise RuleBroken("Nomor Keputusan Kepala Diskominfo belum diisi.", citation="Pasal 16")
    if decided_on > today:
        raise RuleBroken(
            "Tanggal penetapan belum tiba.", fix="Catat SOP setelah Keputusannya ditandatangani."
        )
    if decided_on.year < dates.FIRST_REPORTABLE_YEAR:
        raise RuleBroken(
            "Tanggal penetapan mendahului Perbup Klaten 4/2020.", fix="Periksa tahunnya.", citation="Pasal 22"
        )
    if effective_on < today:
        raise RuleBroken(
            "SOP tidak dapat berlaku surut: yang sudah tercatat tetap dinilai menurut SOP pada harinya.",
            fix=f"Isi tanggal mulai berlaku {dates.format_date(today)} atau sesudahnya.",
            citation="Pasal 16",
        )
    if effective_on.year > today.year + 2:
        raise RuleBroken("Tanggal mulai berlaku terlalu jauh.", fix="Periksa tahunnya.")

"""What the regulation and the civil service ask of decrees, offices and units: plain functions, no database."""

import datetime
from collections.abc import Iterable

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken
from opd import ranks

Period = tuple[datetime.date, datetime.date | None]

EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)
ONE_DAY = datetime.timedelta(days=1)
SCAN_KINDS = ("pdf", "jpg", "png")  # how a signed decree may be handed in


# --- decrees (Pasal 10 huruf c and 11) ---------------------------------------------------------------


def check_decree(*, number: str, decided_on, starts_on, ends_on, people, today) -> None:
    """A decree says its number and dates and appoints somebody; ``RuleBroken`` says what is missing."""
    if not number.strip():
        raise RuleBroken("Nomor Keputusan belum diisi.", citation="Pasal 11")
    for day in (decided_on, starts_on, ends_on):
        if day is not None and not EARLIEST <= day <= LATEST:
            raise RuleBroken(f"Tanggal {day.isoformat()} tidak wajar.", fix="Periksa tahunnya.")
    if decided_on > today:
        raise RuleBroken(
            "Tanggal penetapan Keputusan belum tiba.", fix="Catat Keputusan setelah ditandatangani."
        )
    if ends_on is not None and ends_on < starts_on:
        raise RuleBroken("Akhir masa berlaku mendahului awalnya.", fix="Tukar kedua tanggal itu.")
    if not people:
        raise RuleBroken(
            "Keputusan belum menunjuk siapa pun.",
            fix="Pilih sedikitnya satu pejabat atau petugas.",
            citation="Pasal 11",
        )


def check_early_end(*, starts_on, current_end, ends_on, reason: str) -> None:
    """The new last day lies within the period, and a reason is given."""
    if not reason.strip():
        raise RuleBroken("Alasan belum diisi.", fix="Tulis mengapa Keputusan diakhiri lebih awal.")
    if ends_on < starts_on:
        raise RuleBroken(
            "Hari terakhir mendahului awal masa berlaku.",
            fix=f"Pilih tanggal sejak {dates.format_date(starts_on)}.",
        )
    if ends_on > LATEST or (current_end is not None and ends_on > current_end):
        raise RuleBroken(
            "Hari terakhir harus mendahului akhir masa berlaku sekarang.",
            fix="Untuk memperpanjang, catat Keputusan baru.",
        )


def check_reason(reason: str, longest: int = 300) -> str:
    """The reason in one line; ``RuleBroken`` when it is missing or too long."""
    reason = " ".join(reason.split())
    if not reason:
        raise RuleBroken("Alasan belum diisi.", fix="Tulis alasannya dalam satu kalimat.")
    if len(reason) > longest:
        raise RuleBroken(f"Alasan terlalu panjang: paling banyak {longest} karakter.")
    return reason


def check_deputy(*, starts_on, ends_on, power: Period, others: Iterable[Period]) -> None:
    """A deputy's days lie within the pejabat's own power (Pasal 11) and no other deputy has them."""
    if ends_on < starts_on:
        raise RuleBroken("Hari terakhir mendahului hari mulai.", fix="Tukar kedua tanggal itu.")
    if not (_covers(power, starts_on) and _covers(power, ends_on)):
        first, last = power
        until = f"sampai {dates.format_date(last)}" if last else "tanpa batas akhir"
        raise RuleBroken(
            "Masa pengganti melampaui masa penunjukan pejabat yang digantikan.",
            fix=f"Penunjukannya berlaku sejak {dates.format_date(first)} {until}.",
            citation="Pasal 11",
        )
    if any(overlap((starts_on, ends_on), other) for other in others):
        raise RuleBroken(
            "Pada masa itu sudah ada pejabat pengganti lain.",
            fix="Akhiri dahulu penggantian yang tercatat, atau pilih tanggal lain.",
        )


def _covers(period: Period, day: datetime.date) -> bool:
    start, end = period
    return start <= day and (end is None or day <= end)


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day; an open end lasts for ever."""
    first = max(one[0], other[0])
    return all(end is None or first <= end for _, end in (one, other))


def period_warnings(new: Period, others: Iterable[Period]) -> list[str]:
    """Warnings about how ``new`` lies among the unit's other decrees: overlap, or days without one.

    They stop nobody: a unit may hold two decrees at once, but should know that it does.
    """
    others = sorted(others, key=lambda period: period[0])
    start, end = new
    found = []
    for other_start, other_end in others:
        first = max(start, other_start)
        last = min((day for day in (end, other_end) if day is not None), default=None)
        if last is None:
            found.append(f"Tumpang tindih dengan Keputusan lain sejak {dates.format_date(first)}.")
        elif first <= last:
            found.append(f"Tumpang tindih dengan Keputusan lain {dates.format_range(first, last)}.")
    before = [other_end for other_start, other_end in others if other_start < start and other_end is not None]
    eve = start - ONE_DAY
    if before and max(before) < eve and not any(_covers(other, eve) for other in others):
        gap = dates.format_range(max(before) + ONE_DAY, eve)
        found.append(f"Tidak ada Keputusan yang berlaku {gap}.")
    after = [other_start for other_start, _ in others if end is not None and other_start > end]
    if end is not None and after and min(after) > end + ONE_DAY:
        gap = dates.format_range(end + ONE_DAY, min(after) - ONE_DAY)
        if not any(_covers(other, end + ONE_DAY) for other in others):
            found.append(f"Tidak ada Keputusan yang berlaku {gap}.")
    return list(dict.fromkeys(found))


def due_occasion(days_left: int, notice_days: Iterable[int]) -> int | None:
    """Which reminder is due with ``days_left`` to go: the nearest threshold already reached.

    Level-triggered: at 25 days the one of 30 is due, even if nobody ran on day 30; at 7 only the one of 7,
    never again the older. ``None`` before the first threshold and after the end.
    """
    if days_left < 0:
        return None
    return min((threshold for threshold in notice_days if days_left <= threshold), default=None)


# --- offices (Pasal 1 angka 3 to 5) -------------------------------------------------------------------


def check_rank(*, grade: str, rank: str, nip: str) -> str:
    """The pangkat that belongs to ``grade``; ``RuleBroken`` when golongan, pangkat and NIP disagree.

    Both are optional. A PNS has a pangkat for each golongan, a PPPK a golongan only; positions 13 and 14 of
    the NIP tell which of the two a person is.
    """
    rank = " ".join(rank.split())
    if not grade:
        return rank
    is_pppk = grade in ranks.PPPK
    if nip and is_pppk != (nip[12:14] > "12"):
        raise RuleBroken(
            f"Golongan {grade} milik {'PPPK' if is_pppk else 'PNS'}, tetapi NIP-nya bukan.",
            fix="Periksa golongan dan NIP.",
        )
    if is_pppk:
        if rank:
            raise RuleBroken(
                "PPPK memiliki golongan tetapi tidak memiliki pangkat.", fix="Kosongkan pangkat."
            )
        return ""
    if rank and not ranks.same_rank(rank, ranks.PNS[grade]):
        raise RuleBroken(
            f"Pangkat golongan {grade} adalah {ranks.PNS[grade]}.", fix="Kosongkan atau samakan."
        )
    return ranks.PNS[grade]


def vacancies(periods: Iterable[Period], until: datetime.date) -> list[tuple[datetime.date, datetime.date]]:
    """The days between the first period and ``until`` that none of them covers, as ``(first, last)``."""
    found: list[tuple[datetime.date, datetime.date]] = []
    covered: datetime.date | None = None
    for start, end in sorted(periods, key=lambda period: period[0]):
        if covered is not None and start > covered + ONE_DAY:
            found.append((covered + ONE_DAY, min(start - ONE_DAY, until)))
        if end is None:
            return [gap for gap in found if gap[0] <= until]
        covered = end if covered is None else max(covered, end)
    if covered is not None and covered < until:
        found.append((covered + ONE_DAY, until))
    return [gap for gap in found if gap[0] <= until]


# --- units (Pasal 1 angka 6) --------------------------------------------------------------------------


def check_renaming(*, name: str, abbreviation: str, current: str, starts_on, last_change, basis: str) -> None:
    """A new name has a day after the last change and a basis, and is really another."""
    if not EARLIEST <= starts_on <= LATEST:
        raise RuleBroken(f"Tanggal {starts_on.isoformat()} tidak wajar.", fix="Periksa tahunnya.")
    if not name or not abbreviation:
        raise RuleBroken("Nama dan singkatan baru belum diisi.")
    if name == current:
        raise RuleBroken("Nama baru sama dengan nama sekarang.", fix="Isi nama yang berubah.")
    if not basis:
        raise RuleBroken("Dasar perubahan nama belum diisi.", fix="Sebut peraturan atau suratnya.")
    if last_change is not None and starts_on <= last_change:
        raise RuleBroken(
            f"Nama unit ini terakhir berubah {dates.format_date(last_change)}.",
            fix="Pilih tanggal sesudahnya.",
        )


def check_succession(*, unit, successors, effective_on, basis: str) -> None:
    """A unit ends into one or more other units that are active on the first day without it."""
    if not EARLIEST <= effective_on <= LATEST:
        raise RuleBroken(f"Tanggal {effective_on.isoformat()} tidak wajar.", fix="Periksa tahunnya.")
    if not successors:
        raise RuleBroken("Unit penerus belum dipilih.", fix="Pilih sedikitnya satu unit.")
    if not basis:
        raise RuleBroken("Dasar penggabungan atau pemecahan belum diisi.", fix="Sebut peraturannya.")
    if unit.active_to is not None:
        raise RuleBroken(f"{unit.name} sudah diakhiri per {dates.format_date(unit.active_to)}.")
    if unit.active_from is not None and effective_on <= unit.active_from:
        raise RuleBroken("Tanggal itu mendahului hari pertama unit ini.", fix="Pilih tanggal sesudahnya.")
    for successor in successors:
        if successor.pk == unit.pk:
            raise RuleBroken("Unit tidak dapat meneruskan dirinya sendiri.", fix="Pilih unit lain.")
        begun = successor.active_from is None or successor.active_from <= effective_on
        if not begun or (successor.active_to is not None and successor.active_to < effective_on):
            raise RuleBroken(
                f"{successor.name} tidak aktif pada {dates.format_date(effective_on)}.",
                fix="Catat dahulu unit penerusnya dengan tanggal aktif yang sesuai.",
            )

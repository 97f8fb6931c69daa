"""What the regulation and the civil service ask of decrees and numbers: plain functions, no database."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken

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
    return list(dict.fromkeys(found))


def due_occasion(days_left: int, notice_days: Iterable[int]) -> int | None:
    """Which reminder is due with ``days_left`` to go: the nearest threshold already reached.

    Level-triggered: at 25 days the one of 30 is due, even if nobody ran on day 30; at 7 only the one of 7,
    never again the older. ``None`` before the first threshold and after the end.
    """
    if days_left < 0:
        return None
    return min((threshold for threshold in notice_days if days_left <= threshold), default=None)


# --- NIP ---------------------------------------------------------------------------------------------

_BLANKS = re.compile(r"[\s\u00a0\u200b-\u200d\u2060\ufeff-]+")
_PREFIX = re.compile(r"^'?\s*(?:nip\s*[.:]?)?\s*", re.IGNORECASE)
_ADULT, _UNUSUAL_PNS, _UNUSUAL_PPPK, _IMPOSSIBLE = 18, 58, 60, 66
_OLDEST_BIRTH, _FIRST_PPPK = 1930, 2019


@dataclass(frozen=True)
class Nip:
    """A NIP of a PNS or NI of a PPPK: 18 digits; ``warning`` (Indonesian) when it should be looked at."""

    digits: str
    warning: str = ""

    @property
    def formal(self) -> str:
        """As signature blocks print it: 19850317 201001 1 004."""
        d = self.digits
        return f"{d[:8]} {d[8:14]} {d[14]} {d[15:]}"


def _bad_nip(message: str, fix: str = "Salin 18 angka NIP dari kartu pegawai.") -> RuleBroken:
    return RuleBroken(message, fix=fix)


def normalise_nip(text: str, on: datetime.date | None = None) -> Nip:
    """Read a NIP however it was pasted; ``RuleBroken`` says what is wrong with it.

    Positions 13 and 14 are the month of appointment of a PNS (01-12) or the contract code of a PPPK (21-29).
    ``on`` is the day the number is judged on. The message never repeats the number: it is personal data.
    """
    on = on or dates.today()
    digits = _BLANKS.sub("", _PREFIX.sub("", str(text).strip(), count=1))
    if not digits:
        raise _bad_nip("NIP belum diisi.")
    if not re.fullmatch(r"[0-9]+", digits):
        raise _bad_nip("NIP hanya terdiri atas angka 0 sampai 9.")
    if len(digits) == 16:
        raise _bad_nip("Ini tampaknya NIK, bukan NIP.", "NIK tidak boleh disimpan di portal. Isi NIP.")
    if len(digits) != 18:
        raise _bad_nip(f"NIP terdiri atas 18 angka, yang diisi {len(digits)}.")
    try:
        born = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise _bad_nip("Tanggal lahir dalam NIP tidak ada dalam kalender.") from None
    if born.year < _OLDEST_BIRTH:
        raise _bad_nip("Tahun lahir dalam NIP tidak wajar.")
    year, code = int(digits[8:12]), int(digits[12:14])
    is_pns, is_pppk = 1 <= code <= 12, 21 <= code <= 29
    if not (is_pns or is_pppk):
        raise _bad_nip("Angka ke-13 dan 14 NIP bukan bulan pengangkatan dan bukan kode PPPK.")
    if digits[14] not in "12":
        raise _bad_nip("Angka ke-15 NIP harus 1 atau 2.")
    if digits[15:] == "000":
        raise _bad_nip("Nomor urut NIP 000 tidak ada; mungkin rusak karena lembar sebar.")
    if (year, code if is_pns else 1) > (on.year, on.month if is_pns else 12):
        raise _bad_nip("Pengangkatan dalam NIP berada di masa depan.")
    age = _age_at(born, year, code) if is_pns else year - born.year
    if not _ADULT <= age < _IMPOSSIBLE:
        raise _bad_nip("Usia saat pengangkatan dalam NIP tidak mungkin.")
    warning = ""
    if is_pppk and year < _FIRST_PPPK:
        warning = "Kode PPPK dengan tahun pengangkatan sebelum 2019."
    elif age >= (_UNUSUAL_PPPK if is_pppk else _UNUSUAL_PNS):
        warning = f"Diangkat pada usia {age} tahun."
    return Nip(digits, f"{warning} Mohon diperiksa kembali." if warning else "")


def _age_at(born: datetime.date, year: int, month: int) -> int:
    """Full years on the last day of the month: appointments begin on its first, birthdays may fall in it."""
    return year - born.year - (month < born.month)

"""The number of a civil servant (NIP of a PNS, NI of a PPPK): read as pasted, judged digit by digit."""

import datetime
import re
from dataclasses import dataclass

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken

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

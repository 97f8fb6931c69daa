"""What the regulation asks of means and money: plain functions, no database (Pasal 17, 21)."""

import re
from collections.abc import Mapping

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.regulation import Facility as Kind

COMPUTERS = (Kind.COMPUTER, Kind.NOTEBOOK, Kind.NETBOOK, Kind.TABLET)
MOST_RUPIAH = 10**13  # far beyond the APBD of the kabupaten: a slip of the pen
ACCOUNT_CODE = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,7}")


def gaps(good: Mapping[str, int]) -> list[str]:
    """What Pasal 17 asks for and the unit lacks, from how many of each kind are in good order.

    A computer of any kind, electricity, and internet by modem, wi-fi or smartphone.
    """
    found = []
    if not any(good.get(kind.value) for kind in COMPUTERS):
        found.append("Tidak ada komputer, notebook, netbook atau tablet yang baik.")
    if not good.get(Kind.ELECTRICITY.value):
        found.append("Tidak ada jaringan listrik yang baik.")
    if not good.get(Kind.INTERNET.value) and not good.get(Kind.SMARTPHONE.value):
        found.append("Tidak ada jaringan internet (modem, wi-fi) ataupun telepon seluler cerdas yang baik.")
    return found


def check_budget_line(*, year, programme, activity, account_code, ceiling, realised, today) -> None:
    """A line names its place in the DPA and sane amounts; realisasi beyond the pagu is flagged, not refused."""
    if not dates.FIRST_REPORTABLE_YEAR <= year <= today.year + 1:
        raise RuleBroken(
            f"Tahun anggaran diisi {dates.FIRST_REPORTABLE_YEAR} sampai {today.year + 1}.",
            citation="Pasal 22" if year < dates.FIRST_REPORTABLE_YEAR else "",
        )
    for words, value in (("Program", programme), ("Kegiatan", activity)):
        if not value.strip():
            raise RuleBroken(f"{words} belum diisi.", fix="Salin dari DPA unit.", citation="Pasal 21")
    if not ACCOUNT_CODE.fullmatch(account_code):
        raise RuleBroken(
            "Kode rekening hanya angka dan titik.",
            fix="Salin dari DPA, misalnya 5.1.02.02.01.0061.",
            citation="Pasal 21",
        )
    if not 0 < ceiling <= MOST_RUPIAH:
        raise RuleBroken("Pagu harus lebih dari nol dan wajar.", fix="Periksa jumlah angkanya.")
    if realised is not None and not 0 <= realised <= MOST_RUPIAH:
        raise RuleBroken("Realisasi tidak boleh negatif dan harus wajar.", fix="Periksa jumlah angkanya.")


def same_name(typed: str, name: str) -> bool:
    """Whether somebody re-typed the name: spaces, commas, full stops and capitals aside."""
    plain = [re.sub(r"[\s.,’'`-]+", "", part).casefold() for part in (typed, name)]
    return plain[0] == plain[1] and bool(plain[0])

"""Pangkat and golongan of the civil service: a PNS has both, a PPPK a golongan only (FACTS of BKN)."""

import re

PNS = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
PPPK = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip
CHOICES = [
    ("PNS", [(grade, f"{grade} – {rank}") for grade, rank in PNS.items()]),
    ("PPPK", [(grade, f"Golongan {grade}") for grade in PPPK]),
]
_LEVEL_ONE = re.compile(r"\b(tingkat|tk)\.?\s*(i|1)\b", re.IGNORECASE)


def same_rank(one: str, other: str) -> bool:
    """Whether two spellings mean one pangkat: “Pembina Tk. I” is “Pembina Tingkat I”."""
    return _plain(one) == _plain(other)


def _plain(rank: str) -> str:
    return " ".join(_LEVEL_ONE.sub("tingkat i", rank).casefold().split())


def read_grade(text: str) -> str:
    """A golongan as typed (“iv/b”, “IV b”, “Golongan IX”), the way we write it; "" when it is none."""
    plain = re.sub(r"golongan|gol\.?", "", text, flags=re.IGNORECASE).strip()
    if found := re.fullmatch(r"([IVX]{1,5})\s*[/.\s-]?\s*([a-e])?", plain, re.IGNORECASE):
        grade = found[1].upper() + (f"/{found[2].lower()}" if found[2] else "")
        return grade if grade in PNS or grade in PPPK else ""
    return ""

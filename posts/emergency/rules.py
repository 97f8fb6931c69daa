"""What is demanded of the roster and of the emergency lane: plain functions, no database, no request."""

import re
from enum import StrEnum

from klaten_medsos.exceptions import Incomplete, Problem, RuleBroken
from klaten_medsos.regulation import Duty as Task
from klaten_medsos.regulation import Element, PostCategory
from posts.channels import FILM_ONLY, limits_of, shortfalls

CITATION = f"{PostCategory.CURRENT_ISSUE.citation} dan {Task.COUNTERING_RUMOURS.citation}"
LONGEST_SHIFT = 31
SEEN = ("jpg", "png", "mp4")  # what is looked at, not read
CATEGORY = {
    "isu": PostCategory.CURRENT_ISSUE,
    "klarifikasi_isu": PostCategory.CURRENT_ISSUE,
    "klarifikasi_kebijakan": PostCategory.POLICY,
}
PHONE = re.compile(r"\+?[0-9][0-9 \-]{7,18}")
FIELD_WORDS = {
    "text": "Isi pesan",
    "source": "Sumber",
    "accounts": "Akun tujuan",
    "kind": "Jenis",
    "alt": "Media",
}


def check_shift(phone: str, starts_on, ends_on, today):
    """Somebody can be rung, and a shift has an end in sight; raises ``Incomplete``."""
    problems = []
    if not PHONE.fullmatch(phone.strip()):
        problems.append(Problem("Telepon", "Tulis nomor yang dapat dihubungi, misalnya 0812 3456 7890."))
    if ends_on < starts_on:
        problems.append(Problem("Sampai", "Hari terakhir mendahului hari pertama."))
    elif (ends_on - starts_on).days >= LONGEST_SHIFT:
        problems.append(Problem("Sampai", f"Satu giliran paling lama {LONGEST_SHIFT} hari."))
    if ends_on < today:
        problems.append(Problem("Sampai", "Giliran ini sudah lewat."))
    if problems:
        raise Incomplete("Giliran piket belum dapat dicatat.", problems, fix="Perbaiki isian yang ditandai.")


def category_of(kind: str) -> PostCategory:
    """Only isu aktual and clarifications go by the emergency lane; raises ``RuleBroken``."""
    if kind not in CATEGORY:
        raise RuleBroken(
            "Jalur darurat hanya untuk isu aktual atau klarifikasi.",
            fix="Pesan lain ditulis sebagai draf dan diajukan kepada pejabat.",
            citation=CITATION,
        )
    return CATEGORY[kind]


def check_no_blocking(blocking):
    """Nobody stands beside to answer for a finding that blocks, so the text is mended; raises ``Incomplete``."""
    if blocking:
        raise Incomplete(
            "Pemeriksa isi menandai bagian yang tidak boleh terbit lewat jalur darurat.",
            [
                Problem(FIELD_WORDS["text"], f"{found.reason} {found.fix}".strip(), found.pasal)
                for found in blocking
            ],
            fix="Perbaiki teksnya, atau ajukan lewat jalur biasa.",
            citation="Pasal 15",
        )


def check_outcome(outcome: str, note: str, known):
    """The look afterwards has a result, and a reason unless all is well; raises ``RuleBroken``."""
    if outcome not in known:
        raise RuleBroken("Pilih hasil tinjauan.", fix="Sesuai, perlu dikoreksi, atau harus ditarik.")
    if outcome != "sesuai" and not note.strip():
        raise RuleBroken("Tulis apa yang harus diperbaiki.", fix="Satu kalimat yang jelas sudah cukup.")


class Lane(StrEnum):
    """What an account takes by the emergency lane."""

    TEXT = "teks"
    WITH_PICTURE = "gambar"
    CLOSED = "tertutup"


def lane_of(platform: str) -> Lane:
    """A bare text goes out there, a text under a picture, or more than is made in an emergency (a title, a film)."""
    if platform in FILM_ONLY or shortfalls(platform, "Contoh"):
        return Lane.CLOSED
    return Lane.WITH_PICTURE if limits_of(platform).needs_media else Lane.TEXT


def carries_text(platform: str) -> bool:
    """Whether a bare text can go out there."""
    return lane_of(platform) == Lane.TEXT


def check_carried(accounts, has_picture: bool):
    """Each of ``accounts`` takes the message as it is; raises ``Incomplete`` naming each that does not."""
    problems = []
    for account in accounts:
        lane = lane_of(account.platform)
        if lane == Lane.CLOSED:
            problems.append(
                f"{account} meminta lebih dari teks dan gambar; terbitkan di sana lewat jalur biasa."
            )
        elif lane == Lane.WITH_PICTURE and not has_picture:
            problems.append(
                f"{account} tidak menerima teks saja; lampirkan gambar dengan teks alternatifnya, atau lepaskan akun ini."
            )
    if problems:
        raise Incomplete(
            "Pesan ini belum dapat dimuat di akun yang dipilih.",
            [Problem(FIELD_WORDS["accounts"], words, Element.MEDIA.citation) for words in problems],
            fix="Lampirkan gambar, atau pilih akun lain.",
            citation=Element.MEDIA.citation,
        )


def title_of(text: str) -> str:
    """A working title from the first line of the text."""
    first = " ".join(next((line for line in text.splitlines() if line.strip()), "").split())
    return first if len(first) <= 80 else first[:79].rsplit(" ", 1)[0] + "…"

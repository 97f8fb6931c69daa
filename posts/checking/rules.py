"""What an entry of the lexicon must look like. Plain functions, no database."""

import re

from klaten_medsos.exceptions import RuleBroken

WORD = re.compile(r"[\w'’-]+\*?", re.UNICODE)
NUMBER = re.compile(r"(?:\+?62|0)[\d .\-()]{6,18}\d")
SHORTEST_STEM = 3
LONGEST_REASON = 300


def check_pattern(pattern: str, *, is_number: bool) -> None:
    """A word, a phrase, or a telephone number; no expressions, so that no entry can make the check slow."""
    if is_number:
        if not NUMBER.fullmatch(pattern):
            raise RuleBroken(
                "Nomor layanan ini tidak dikenali.", fix="Tulis nomor telepon, misalnya 0811-2645-000.",
                citation="Pasal 15",
            )  # fmt: skip
        return
    words = pattern.split()
    if not words or not all(WORD.fullmatch(word) for word in words):
        raise RuleBroken(
            "Leksikon hanya menerima huruf, angka dan spasi; tanda * hanya di akhir kata.",
            fix="Tulis kata atau frasanya apa adanya, misalnya “coblos gambar*”.",
            citation="Pasal 15",
        )
    if max(len(word.rstrip("*")) for word in words) < SHORTEST_STEM:
        raise RuleBroken(
            f"Kata sependek ini akan menandai hampir semua pesan; paling sedikit {SHORTEST_STEM} huruf.",
            fix="Pilih kata atau frasa yang lebih khas.",
            citation="Pasal 15",
        )


def check_tried(entry) -> None:
    """Nothing goes live that was not tried over the last drafts first, exactly as it stands."""
    if entry.impact is None:
        raise RuleBroken(
            "Entri ini belum diuji dampaknya atas draf terakhir.",
            fix="Jalankan uji dampak, baca hasilnya, lalu berlakukan.",
            citation="Pasal 15",
        )


def check_reason(reason: str) -> None:
    if not 10 <= len(reason.strip()) <= LONGEST_REASON:
        raise RuleBroken(
            "Alasan belum ditulis dengan cukup jelas.",
            fix=f"Tulis alasannya, sepuluh sampai {LONGEST_REASON} karakter.",
            citation="Pasal 15",
        )

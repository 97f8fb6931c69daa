"""What an item must hold: plain functions, no database."""

import re

from klaten_medsos.exceptions import RuleBroken

# sixteen digits in a row, with or without separators: a citizen's NIK has no place in our log
NIK = re.compile(r"(?<!\d)(?:\d[ .\-]?){15}\d(?!\d)")


def check_item(text, topic, received_at, now):
    """Text and topic are there, the time has passed, and no identity number of a citizen is kept (UU 27/2022)."""
    if not text.strip() or not topic.strip():
        raise RuleBroken(
            "Isi dan pokok isu harus terisi.",
            fix="Ringkas apa yang disampaikan warga.",
            citation="Pasal 10 huruf e",
        )
    if NIK.search(text):
        raise RuleBroken(
            "Isi memuat 16 angka seperti NIK. Data pribadi warga tidak dicatat di sini.",
            fix="Hapus atau samarkan nomor itu.",
            citation="Pasal 15 huruf g",
        )
    if received_at > now:
        raise RuleBroken("Waktu diterima ada di masa depan.", fix="Periksa tanggal dan jamnya.")


def check_answer(answer, answered_at, received_at, now):
    if not answer.strip():
        raise RuleBroken(
            "Jawaban belum diisi.", fix="Salin jawaban yang Anda berikan.", citation="Pasal 10 huruf f"
        )
    if not received_at <= answered_at <= now:
        raise RuleBroken(
            "Waktu jawaban harus setelah masukan diterima dan tidak di masa depan.",
            fix="Periksa tanggal dan jamnya.",
            citation="Pasal 10 huruf f",
        )


def check_forward(item_unit, to):
    if item_unit == to:
        raise RuleBroken(
            "Masukan sudah ada pada unit itu.", fix="Pilih unit lain.", citation="Pasal 10 huruf g"
        )

"""What a figure must be before it may stand in a report: plain functions, no database."""

from klaten_medsos.dates import FIRST_REPORTABLE_YEAR
from klaten_medsos.exceptions import RuleBroken
from metrics.models import LEVELS, Metric

LARGEST = 10**12


def check_measurement(metric, value, starts_on, ends_on, source, today):
    """Period, value and source make sense (Pasal 19 ayat 3 huruf c–f; Pasal 4 huruf a: faktual)."""
    if ends_on < starts_on:
        raise RuleBroken("Tanggal akhir mendahului tanggal awal.", fix="Tukar kedua tanggal itu.")
    if ends_on > today:
        raise RuleBroken(
            "Angka hanya dapat dicatat untuk waktu yang sudah lewat.",
            fix="Pilih tanggal paling lambat hari ini.",
        )
    if starts_on.year < FIRST_REPORTABLE_YEAR:
        raise RuleBroken(
            "Kewajiban melapor berlaku sejak 2020.", fix="Pilih tanggal mulai 2020.", citation="Pasal 22"
        )
    if starts_on.year != ends_on.year:
        raise RuleBroken(
            "Satu angka tidak boleh melintasi pergantian tahun, karena laporan disusun per tahun.",
            fix="Pecah menjadi dua periode.",
            citation="Pasal 19 ayat (1)",
        )
    if metric in LEVELS and starts_on != ends_on:
        raise RuleBroken(
            f"{Metric(metric).label} dibaca pada satu hari, bukan sepanjang periode.",
            fix="Isi tanggal pembacaan yang sama pada kedua kolom.",
            citation="Pasal 19 ayat (3) huruf c",
        )
    if not 0 <= value <= LARGEST:
        raise RuleBroken("Angka di luar kewajaran.", fix="Periksa kembali angka yang Anda baca.")
    if not source.strip():
        raise RuleBroken(
            "Sumber angka belum diisi.", fix="Tulis dari mana angka itu dibaca.", citation="Pasal 4 huruf a"
        )

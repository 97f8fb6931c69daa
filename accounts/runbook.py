"""What to do when someone else holds an account, in order, with the hours each step should take.

The hours are the portal's advice; the regulation names none.
"""

import datetime
from dataclasses import dataclass

from django.db import models


class Step(models.TextChoices):
    """The steps of the way back."""

    REPORT = "lapor", "Laporkan ke platform"
    WARN = "umumkan", "Peringatkan warga"
    TAKE_BACK = "ambil_alih", "Ambil kembali akun"
    CHANGE = "ganti_sandi", "Ganti sandi dan keluarkan semua perangkat"
    CHECK = "periksa", "Periksa kiriman, pesan, dan iklan"
    TELL = "kabarkan", "Kabarkan pemulihan kepada warga"


@dataclass(frozen=True)
class Guidance:
    """``hours`` after the report by which the step should be done, and how to do it."""

    hours: int
    how: str


GUIDANCE = {
    Step.REPORT: Guidance(
        1, "Pakai halaman bantuan “akun diretas” milik platform; simpan nomor laporannya pada catatan."
    ),
    Step.WARN: Guidance(
        4, "Umumkan lewat akun resmi lain, situs dinas, dan Diskominfo: jangan menanggapi akun ini dahulu."
    ),
    Step.TAKE_BACK: Guidance(
        24, "Pulihkan lewat surel atau telepon dinas yang tercatat; mintalah bantuan Diskominfo bila gagal."
    ),
    Step.CHANGE: Guidance(
        24,
        "Sandi baru yang panjang, verifikasi dua langkah baru, cabut semua perangkat, admin, dan aplikasi.",
    ),
    Step.CHECK: Guidance(
        48, "Hapus kiriman asing, baca pesan yang terkirim, hentikan iklan, dan simpan tangkapan layarnya."
    ),
    Step.TELL: Guidance(
        72,
        "Sampaikan apa yang terjadi, sejak kapan sampai kapan, dan bahwa akun telah kembali dikelola dinas.",
    ),
}


def due_at(step: Step, opened_at: datetime.datetime) -> datetime.datetime:
    """When ``step`` should be done at the latest."""
    return opened_at + datetime.timedelta(hours=GUIDANCE[step].hours)

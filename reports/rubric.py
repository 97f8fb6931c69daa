"""The rubric the portal ships until one is set by Keputusan: weights of 100, one version per year."""

from typing import NamedTuple

from django.db import transaction

from reports.models import Indicator, Rubric


class Item(NamedTuple):
    """An indicator of the shipped rubric; ``rule`` names the function of ``reports.scoring``."""

    name: str
    weight: int
    rule: str
    citation: str
    may_not_apply: bool = False


GOVERNANCE = "A. Kelembagaan dan kepatuhan"
CONTENT = "B. Isi pesan"
AUDIENCE = "C. Khalayak"
ENGAGEMENT = "D. Keterlibatan"
RESPONSE = "E. Ketanggapan"
ETHICS = "F. Etika, mutu dan keamanan"
IMPROVEMENT = "G. Perbaikan"

DEFAULT: dict[str, list[Item]] = {
    GOVERNANCE: [
        Item("Keputusan penunjukan berlaku sepanjang tahun", 5, "decree_days", "Pasal 11"),
        Item("Data akun lengkap", 5, "accounts_complete", "Pasal 10 huruf b"),
        Item("Laporan disampaikan tepat waktu", 5, "on_time", "Pasal 19 ayat (1)"),
        Item("Laporan memuat huruf a sampai g", 5, "completeness", "Pasal 19 ayat (3)"),
    ],
    CONTENT: [
        Item("Keteraturan: minggu yang memuat pesan", 8, "cadence", "Pasal 14 huruf a"),
        Item("Pesan berkategori dan bersumber", 5, "sourced", "Pasal 12"),
        Item("Tema program daerah disampaikan", 4, "themes", "Pasal 14 huruf b"),
        Item("Klarifikasi isu yang tidak jelas", 3, "", "Pasal 14 huruf c", may_not_apply=True),
    ],
    AUDIENCE: [
        Item("Pertumbuhan pengikut", 8, "growth", "Pasal 19 ayat (3) huruf c"),
        Item("Jangkauan dibanding pengikut", 7, "reach", "Pasal 9"),
    ],
    ENGAGEMENT: [
        Item("Interaksi per pesan", 9, "engagement", "Pasal 4 huruf c"),
        Item("Sharing per pesan", 6, "shares", "Pasal 19 ayat (3) huruf e"),
    ],
    RESPONSE: [
        Item("Masukan dijawab dalam batas waktu", 12, "answered", "Pasal 10 huruf f"),
        Item("Masukan diteruskan dan tuntas", 8, "closed", "Pasal 10 huruf g", may_not_apply=True),
    ],
    ETHICS: [
        Item("Tanpa pelanggaran etika; keterangan gambar dan sumber tersedia", 5, "", "Pasal 15"),
    ],
    IMPROVEMENT: [
        Item("Rekomendasi tahun lalu selesai", 5, "recommendations_done", "Pasal 20 ayat (2)", True),
    ],
}


@transaction.atomic
def rubric_for(year) -> Rubric:
    """The newest rubric for reports over ``year``; the shipped one is stored when there is none yet."""
    rubric = Rubric.objects.filter(year=year).order_by("-version").first()
    if rubric is not None:
        return rubric
    rubric, created = Rubric.objects.get_or_create(
        year=year, version=1, defaults={"title": f"Rubrik evaluasi laporan tahun {year}"}
    )
    if created:
        items = [(aspect, item) for aspect, listed in DEFAULT.items() for item in listed]
        Indicator.objects.bulk_create(
            Indicator(rubric=rubric, order=order, aspect=aspect, **item._asdict())
            for order, (aspect, item) in enumerate(items, start=1)
        )
    return rubric

"""The text of a Keputusan: the kabupaten's wording with a unit's own names filled in.

Placeholders are a closed list and are filled by plain replacement, so a text can reach nothing else.
"""

import re
from dataclasses import dataclass

from klaten_medsos import dates
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.pdf_text import clean_text
from opd.models import Role

ORDINALS = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH",
    "KESEBELAS", "KEDUA BELAS",
)  # fmt: skip
PLACEHOLDERS = {
    "unit": "nama Perangkat Daerah pada tanggal Keputusan",
    "singkatan": "singkatannya",
    "jabatan": "jabatan penanda tangan, misalnya Kepala Dinas Kesehatan",
    "masa": "masa berlaku, misalnya 1 Januari s.d. 31 Desember 2026",
    "mulai": "hari pertama berlaku",
    "sampai": "hari terakhir berlaku, atau “dicabut”",
    "tahun": "tahun Keputusan",
}
FIELDS = ("title", "considering", "recalling", "dictums", "copies")
_PLACE = re.compile(r"\{([^{}]*)\}")
LONGEST_LINE = 5_000
_DOTS = "…………………"


@dataclass(frozen=True)
class TemplateText:
    """The parts of a Keputusan as typed, with placeholders; one paragraph a line."""

    title: str
    considering: str
    recalling: str
    dictums: str
    copies: str = ""


BUILT_IN = TemplateText(
    title="Penunjukan Pejabat dan Petugas Pengelola Media Sosial {unit}",
    considering=(
        "bahwa untuk melaksanakan ketentuan Pasal 10 huruf c dan Pasal 11 Peraturan Bupati Klaten Nomor 4 Tahun 2020 "
        "tentang Pedoman Pengelolaan Media Sosial di Lingkungan Pemerintah Kabupaten Klaten, perlu menunjuk Pejabat "
        "dan petugas yang mengelola media sosial {unit};\n"
        "bahwa pegawai yang namanya tercantum dalam Lampiran Keputusan ini dipandang mampu dan memenuhi syarat untuk "
        "melaksanakan tugas tersebut;\n"
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan "
        "{jabatan};"
    ),
    recalling=(
        "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik (Lembaran Negara Republik Indonesia "
        "Tahun 2008 Nomor 61, Tambahan Lembaran Negara Republik Indonesia Nomor 4846);\n"
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2009 "
        "Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038);\n"
        "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan (Lembaran Negara Republik Indonesia Tahun "
        "2014 Nomor 292, Tambahan Lembaran Negara Republik Indonesia Nomor 5601);\n"
        "Peraturan Bupati Klaten Nomor 4 Tahun 2020 tentang Pedoman Pengelolaan Media Sosial di Lingkungan Pemerintah "
        "Kabupaten Klaten;"
    ),
    dictums=(
        "Menunjuk pegawai yang namanya tercantum dalam Lampiran Keputusan ini sebagai Pejabat dan petugas pengelola "
        "media sosial {unit}.\n"
        "Pejabat sebagaimana dimaksud dalam Diktum KESATU memeriksa dan menyetujui pesan, menganalisis masukan "
        "khalayak, dan merekomendasikan tindak lanjut.\n"
        "Petugas sebagaimana dimaksud dalam Diktum KESATU menyusun dan mengunggah pesan, memantau percakapan, dan "
        "menanggapi khalayak.\n"
        "Pejabat dan petugas menaati etika dan standar operasional prosedur pengelolaan media sosial serta menyampaikan "
        "laporan paling sedikit satu kali dalam satu tahun kepada Bupati melalui Kepala Dinas Komunikasi dan "
        "Informatika.\n"
        "Segala biaya yang timbul akibat ditetapkannya Keputusan ini dibebankan pada Dokumen Pelaksanaan Anggaran "
        "{unit}.\n"
        "Keputusan ini mulai berlaku pada tanggal {mulai} sampai dengan {sampai}."
    ),
    copies="Bupati Klaten;\nKepala Dinas Komunikasi dan Informatika Kabupaten Klaten;\nYang bersangkutan.",
)


def lines_of(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def check_text(text: TemplateText) -> None:
    """Every part is there and every placeholder is one we fill; ``RuleBroken`` names what is not."""
    for field in ("title", "considering", "recalling", "dictums"):
        if not lines_of(getattr(text, field)):
            raise RuleBroken("Tentang, menimbang, mengingat dan diktum wajib diisi.")
    for field in FIELDS:
        for line in lines_of(getattr(text, field)):
            unknown = [name for name in _PLACE.findall(line) if name not in PLACEHOLDERS]
            if unknown or "{" in _PLACE.sub("", line) or "}" in _PLACE.sub("", line):
                known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
                raise RuleBroken(
                    f"Tanda isian {{{unknown[0][:30] if unknown else '…'}}} tidak dikenal.",
                    fix=f"Pakai: {known}.",
                )
            if len(line) > LONGEST_LINE:
                raise RuleBroken("Satu baris naskah terlalu panjang: paling banyak 5.000 karakter.")
    if len(lines_of(text.dictums)) > len(ORDINALS):
        raise RuleBroken(f"Diktum paling banyak {len(ORDINALS)}.", fix="Gabungkan beberapa diktum.")


def content_of(draft) -> dict:
    """Everything the paper of ``draft`` says, for the preview and the PDF alike; names are those of its date."""
    day, unit, signer = draft.day, draft.unit, draft.signer
    text = draft.template or BUILT_IN
    naming = unit.naming_on(day)
    values = {
        "unit": naming.name,
        "singkatan": naming.abbreviation,
        "jabatan": signer.full_title,
        "masa": draft.period,
        "mulai": dates.format_date(draft.starts_on),
        "sampai": dates.format_date(draft.ends_on) if draft.ends_on else "dicabut",
        "tahun": str(day.year),
    }

    def fill(line):
        return clean_text(_PLACE.sub(lambda found: values[found[1]], line))

    people = list(draft.people.select_related("user"))
    number = draft.number or _DOTS
    if str(day.year) not in number:
        number = f"{number} TAHUN {day.year}"
    return {
        "letterhead": {
            "government": "PEMERINTAH KABUPATEN KLATEN",
            "unit": naming.name.upper(),
            "address": " ".join(part for part in (unit.address, unit.postal_code) if part),
            "phone": unit.phone,
            "fax": unit.fax,
            "email": unit.email,
            "website": unit.website,
            "has_logo": bool(unit.logo),
        },
        "office": signer.full_title.upper(),
        "number": clean_text(number.upper()),
        "title": fill(" ".join(lines_of(text.title))).upper(),
        "considering": [fill(line) for line in lines_of(text.considering)],
        "recalling": [fill(line) for line in lines_of(text.recalling)],
        "dictums": list(zip(ORDINALS, (fill(line) for line in lines_of(text.dictums)), strict=False)),
        "copies": [fill(line) for line in lines_of(text.copies)],
        "decided_on": dates.format_date(draft.decided_on) if draft.decided_on else _DOTS,
        "signer": {
            "title": signer.full_title.upper(),
            "name": clean_text(signer.name),
            "rank": signer.rank_words,
            "nip": signer.formal_nip,
        },
        "people": [
            {"name": clean_text(row.user.name), "nip": row.user.nip, "role": Role(row.role).label}
            for row in people
        ],
        "unit": {"name": naming.name, "abbreviation": naming.abbreviation},
    }

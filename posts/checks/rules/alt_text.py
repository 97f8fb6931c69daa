"""Pictures a screen reader cannot tell (Pasal 4 huruf b, Pasal 13 huruf d; WCAG 1.1.1)."""

import re

from ..findings import Severity
from .base import Span, rule

GENERIC = re.compile(
    r"(?:ini )?(?:foto|gambar|image|img|picture|pic|photo|poster|pamflet|flyer|infografis|"
    r"dokumentasi|dok|screenshot|tangkapan layar|grafik|banner|"
    r"gbr|ilustrasi|slide|caption|alt|alt text|teks alternatif|tidak ada|none|null|untitled|"
    r"desain|feed|konten|unggahan|kegiatan|-|n/?a|lampiran|media|file|cover|thumbnail|logo|"
    r"dokumentasi kegiatan|foto kegiatan|foto bersama|gambar kegiatan|"
    r"foto dokumentasi)(?:[ _\-]?\(?\d+\)?)?(?: (?:kegiatan|saja|ini|terlampir|di atas|"
    r"berikut))?\W*"
)
FILE = re.compile(
    r"\S*(?:img|dsc|dcim|screenshot|whatsapp image|photo|foto|pxl|image|"
    r"scan)?[\w\-. ()]*\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?|svg)|(?:img|dsc|pxl|dscn|p|vid|"
    r"wa|whatsapp image|screenshot|image|photo|picsart)[_\- ]?\d[\w\-. ()]*"
)
INFOGRAPHIC = re.compile(
    r"\b(?:infografis|poster|grafik|tabel|jadwal|alur|slide|flyer|pamflet)\b|cek gambar|"
    r"lihat gambar|di gambar"
)
MINIMUM = 8


def useful(alt):
    """True if an alternative text tells something."""
    words = " ".join(str(alt or "").lower().split())
    return len(words) >= MINIMUM and not GENERIC.fullmatch(words) and not FILE.fullmatch(words)


@rule(
    "AT01-alt",
    flag="alt_teks",
    reason="Gambar tidak memiliki teks alternatif yang menjelaskan isinya bagi pembaca layar.",
    fix="Tulis satu kalimat tentang isi gambar: siapa, sedang apa, di mana.",
    confidence=0.97,
)
def find_alt(doc):
    """Images with an empty, generic or file-name alternative text; a warning for infographics."""
    for item in doc.media:
        if item.get("type") == "image" and not useful(item.get("alt")):
            yield Span(0, 0, severity=Severity.WARN if INFOGRAPHIC.search(doc.norm) else None)
            return

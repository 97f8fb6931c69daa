"""Personal data of named people in plain words: children, money, plates (Pasal 15 d, g)."""

import re

from ..people import people
from .base import Span, in_sentence, rule
from .personal_life import HOME, PRIVACY, PUBLIC_PLACE, TOLD, scope

VULNERABLE = re.compile(
    r"\b(?:yatim|piatu|stunting|gizi (?:buruk|kurang)|korban|hilang|dicari|disabilitas|berkebutuhan khusus|"
    r"putus sekolah|dirawat|dirujuk|sakit|bantuan|santunan|penerima|khitan\w*|sunat\w*|"
    r"dibully|dirundung|dicabuli|kabur|pelaku|terlantar|telantar|miskin|tidak mampu|pelanggaran|menunggak|"
    r"hamil|imunisasi|titip)\b"
)
HONOUR = re.compile(
    r"\b(?:juara|medali|emas|perak|perunggu|olimpiade|finalis|lomba|prestasi|terpilih|paskibra\w*|duta|"
    r"mewakili|pentas|menari|atlet|dalang|penyanyi|pemenang)\b"
)
SCHOOL = re.compile(
    r"\b(?:siswa|siswi|murid|pelajar|kelas [1-9ivx]+|sdn?|smpn?|sman?|smkn?|tk|paud|mi|mts|man|sekolah di|"
    r"slb)\b"
)
SMALL_AGE = re.compile(
    r"\b(?:usia|umur|berusia|berumur)? ?(?:[1-9]|1[0-7]) ?(?:tahun|thn|th|bulan)\b|\(\d{1,2}\)"
)
PARENT = re.compile(
    r"\b(?:anak|putra|putri|anake|anaknya|cucu) (?:dari )?(?:pak|bu|bapak|ibu|pasangan|mbah|almarhum)\b"
)
MONEY = re.compile(
    r"\b(?:gaji(?:nya)?|utang(?:nya)?|hutang(?:nya)?|tunggakan(?:nya)?|menunggak|cicilan(?:nya)?|saldo(?:nya)?|"
    r"pinjaman(?:nya)?|penghasilan(?:nya)?|kredit macet|nilai agunan)\b"
    r"[^.!?\n]{0,40}(?:rp ?\d[\d.,]*(?: ?(?:juta|ribu|jt|rb))?|\d[\d.,]* ?(?:juta|jt|ribu|rb|bulan|kali))"
)
PLATE = re.compile(r"\b(?:ad|ab|b|h|k|aa|r|g|l|n|d) ?\d{3,4} ?[a-z]{2,3}\b")
OWNER = re.compile(
    r"\b(?:milik|pemilik\w*|sopir\w*|pengemudi\w*|atas nama|a\.?n\.?|punya|dikendarai|pengendara\w*)\b"
)
BORN = re.compile(
    r"\b(?:lahir|kelahiran)(?: di)?(?: \w+)?,? (?P<day>\d{1,2}) (?:januari|februari|maret|april|mei|juni|juli|"
    r"agustus|september|oktober|november|desember) (?P<year>(?:19[4-9]|20[0-2])\d)\b"
)
REGISTERED = re.compile(
    r"\b(?:penerima|peserta|daftar|warga|nik|ibu kandung|alamat|rekam|pemohon|calon|siswa|pasien|lulus|lolos|"
    r"nomor|belum)\b"
)
HAMLET = re.compile(
    r"\b(?:dukuh|dusun|dk\.?|dsn\.?|kampung|perum\w*|gang|gg\.?|rumah (?:sebelah|depan|belakang|pojok|"
    r"cat))\b [a-z]+"
)
FAMILY = re.compile(r"\b(?:perceraian|bercerai|gugatan cerai|selingkuh\w*|hamil di luar nikah|kdrt|mandul)\b")


def found(doc, pattern):
    """Matches with the span of their sentence and the people named there."""
    for match in pattern.finditer(doc.norm):
        start, end = doc.sentence_span(doc.sentence_at(match.start()))
        if not PRIVACY.search(doc.norm, start, end):
            yield match, start, end, people(doc, start, end)


@rule(
    "PD16-anak-sekolah",
    flag="data_pribadi",
    reason="Anak disebut dengan nama beserta sekolah, usia, atau orang tuanya.",
    fix="Cukup tulis 'seorang siswa'; hapus nama, sekolah, dan orang tuanya.",
    confidence=0.82,
)
def find_pupil(doc):
    """A named child with school, age or parent where it is not being honoured."""
    for index in range(len(doc.breaks)):
        start, end = doc.sentence_span(index)
        signs = [bool(pattern.search(doc.norm, start, end)) for pattern in (SCHOOL, SMALL_AGE, PARENT)]
        if not any(signs) or HONOUR.search(doc.norm, start, end) or PRIVACY.search(doc.norm, start, end):
            continue
        weak = VULNERABLE.search(doc.norm, max(0, scope(doc, start, reach=1)[0]), end)
        if sum(signs) < 2 and not weak:
            continue
        for name in people(doc, start, end):
            lead = doc.norm[max(0, name[0] - 30) : name[1]]
            near = any(
                0 <= match.start() - name[1] < 45
                for pattern in (SCHOOL, SMALL_AGE, PARENT)
                for match in pattern.finditer(doc.norm, name[1], end)
            )
            child = re.search(
                r"\b(?:anak|siswa|siswi|balita|bayi|ananda|adik|murid|bernama|atas nama|bocah)\b", lead
            )
            adult = re.search(r"\b(?:guru|kepala|bu|ibu|pak|bapak|wali kelas|orang tua)\b", lead)
            if near and (child or (weak and not adult)):
                yield Span(*name)
                break


@rule(
    "PD17-keuangan",
    flag="data_pribadi",
    reason="Gaji, utang, atau tunggakan seseorang yang disebut namanya.",
    fix="Hapus nama atau angkanya.",
    confidence=0.82,
)
def find_money(doc):
    """Money matters of a named person."""
    for match, _start, _end, names in found(doc, MONEY):
        near = [name for name in names if abs(name[0] - match.start()) < 60]
        if near:
            yield Span(min(near[0][0], match.start()), max(near[0][1], match.end()))


@rule(
    "PD18-pelat",
    flag="data_pribadi",
    reason="Pelat nomor kendaraan yang menunjuk pemilik atau pengemudinya.",
    fix="Hapus pelat nomornya atau samarkan sebagian.",
    confidence=0.78,
)
def find_plate(doc):
    """A number plate beside its owner."""
    for match, start, end, names in found(doc, PLATE):
        if OWNER.search(doc.norm, start, end) and names:
            yield Span(*match.span())


@rule(
    "PD19-lahir",
    flag="data_pribadi",
    reason="Tanggal lahir lengkap seorang warga yang disebut namanya.",
    fix="Hapus tanggal lahirnya.",
    confidence=0.82,
)
def find_birth(doc):
    """A birth date in a list of recipients or applicants."""
    for match, start, end, names in found(doc, BORN):
        if names and REGISTERED.search(doc.norm, start, end) and not HONOUR.search(doc.norm, start, end):
            yield Span(*match.span())


@rule(
    "PD20-rumah",
    flag="data_pribadi",
    reason="Tempat tinggal seorang warga yang disebut namanya.",
    fix="Cukup sebut desa atau kecamatan.",
    confidence=0.8,
)
def find_house(doc):
    """'Di rumahnya, Dukuh …' of a named person who is ill, alone, accused or on a list."""
    for match, start, end, names in found(doc, HAMLET):
        lead = doc.norm[max(start, match.start() - 60) : match.start()]
        home = HOME.search(lead) or re.search(r"\brumah(?:nya)?\b", lead)
        if not (home and names) or PUBLIC_PLACE.search(lead[-40:]) or TOLD.search(doc.norm, start, end):
            continue
        before = scope(doc, match.start(), reach=1)[0]
        weak = VULNERABLE.search(doc.norm, before, end) or in_sentence(
            doc, doc.sentence_at(match.start()), "health", "suffer", reach=1
        )
        if weak or re.search(
            r"\b(?:ambil|diambil|minta|hubungi|temui|kontak|antar|datangi|pelapor|saksi|seorang diri|sendiri|"
            r"sendirian|sebatang kara)\b",
            doc.norm[before:end],
        ):
            yield Span(*match.span())


@rule(
    "PD21-rumah-tangga",
    flag="data_pribadi",
    reason="Urusan rumah tangga seseorang yang disebut namanya.",
    fix="Hapus nama atau urusannya.",
    confidence=0.8,
)
def find_family(doc):
    """Divorce and the like of a named private person."""
    for match, _start, _end, names in found(doc, FAMILY):
        if any(abs(name[0] - match.start()) < 60 for name in names):
            yield Span(*match.span())

"""Party politics on an official account (Pasal 15 huruf d, Pasal 5 huruf f; netralitas ASN)."""

import re

from .base import Span, cover, guarded, hits, matches, pairs, rule, sentence_of

REASON = "Ajakan atau keberpihakan kepada calon, nomor urut, atau partai."
FIX = "Hapus kalimat ini. Akun resmi hanya memuat tahapan dan aturan pemilu tanpa memihak."
NUMBER = re.compile(
    r"\b(?!memilih (?:satu|dua|tiga|empat|lima) [a-z])"
    r"(?:pilih|memilih|pilihlah|coblos|nyoblos|mencoblos|contreng|tusuk|dukung|menangkan|"
    r"milih|pilihan|ingat|pilihen|coblosen)\b"
    r"(?:\W+(?:saja|aja|yang|si|pasangan|paslon|calon|gambar|kotak|untuk|angka|wae|partai|"
    r"kertas|urutan|kolom)){0,3}"
    r"\W+(?:(?:nomor|nomer|no|nmr)\W{0,2}(?:urut\W{0,2})?|#)?(?:0?[1-9]|1\d|2[0-4]|satu|dua|"
    r"tiga|empat|lima|siji|loro|telu)(?!\d)"
    r"(?!\s*(?:kali|orang|buah|jenis|rb|ribu|hari|menu|paket|huruf|,\d|\.\d|%|persen|jam|anak|"
    r"desa|lokasi|dari|di antara|jurusan|jalur|kelompok|lubang|tema|"
    r"hadiah|pilihan|cara|metode|layanan|sekolah|produk|motif|warna|karya|foto|buku|judul|lagu|mainan|benih|bibit|"
    r"varietas|jadwal|sesi|hewan|gambar|resep|menu|kursi|kamar|kelas|jalur|bidang|rute))"
)
URUT = re.compile(
    r"\b(?:nomor|no|nomer)\.? urut \W{0,2}(?:0?[1-9]|1\d|satu|dua|tiga|empat)\b|"
    r"\bpaslon (?:nomor |no\.? )?(?:0?[1-9]|satu|dua|tiga)\b|\b(?:1|2|3|satu|dua|tiga|siji|"
    r"loro) (?:jari|driji) untuk\b|"
    r"\b(?:ingat|jangan lupa|eling)\w*\b[^.!?\n]{0,30}\bnomor(?:nya|e)? (?:\d|satu|dua|tiga|"
    r"berapa|itu|besok)|"
    r"\bingat nomornya\b|\bcoblos (?:kumis|pecinya|senyumnya|fotonya|gambarnya|gambar)\b|"
    r"\b(?:salam )?(?:dua|2|satu|1|tiga|3) jari\b(?=[^.!?\n]{0,40}(?:menang|perubahan|lanjut|"
    r"calon|bupati|kita))"
)
HASHTAG = re.compile(
    r"#\w*(?:lanjutkan|pilih|menangkan|coblos|ganti(?:bupati|presiden|gubernur)|dukung|"
    r"2periode|duaperiode|bersama(?:pak|bu|mas)|for(?:bupati|gubernur|klaten1)|salam\d ?jari|"
    r"tim\d|nomor\d|timses)\w*"
)
HASHTAG_OK = re.compile(
    r"#(?:pilihsehat|pilihproduk|pilihlokal|pilihan|pilkada|pemilu|dukungumkm|dukungproduk|"
    r"dukunglokal|lanjutkan(?:tradisi|budaya|gotong)|pilahpilih|dukunganak|dukungasi|"
    r"pilihsekolah|pilihsampah|dukungp)"
)
PERSON_VOTE = re.compile(
    r"\b(?:pilih|memilih|milih|dukung|mendukung|menangkan|lanjutkan|coblos|"
    r"sengkuyung)\b\W+(?:(?:terus|kembali|lagi|saja)\W+)?"
    r"(?:beliau|dia|pak|bu|mas|mbak|gus|kang|bapak|ibu|pasangan|petahana|"
    r"incumbent)\b(?=[^.!?\n]{0,50}\b(?:lagi|kembali|periode|bupati|gubernur|tahun depan|2029|"
    r"20\d\d|pilkada|pilbup|menang|memimpin|pemimpin|bilik|tps|setuju|calon)\b)"
)
FUTURE_TERM = re.compile(
    r"\b(?:(?:satu|1|dua|2) periode(?: lagi)?|lanjut(?:kan)? (?:dua|2|satu) periode|(?:pimpin|"
    r"memimpin|jadi|bupati|gubernur) (?:klaten )?(?:lagi|kembali|sekali lagi)"
    r"|(?:kalau|jika|asal|asalkan|bila|yen|nek) [\w ]{2,30}\b(?:terpilih|menang|dipilih)\b|"
    r"jadikan (?:beliau|pak \w+|bu \w+|mas \w+|mbak \w+) (?:bupati|gubernur|presiden|lurah|kades|pemimpin)|"
    r"menang(?:kan)? (?:kembali |lagi )?(?:di|pada|untuk|tahun) ?(?:pilkada|pemilu|20\d\d|"
    r"pilbup))"
)
DECLARE = re.compile(
    r"\b(?:saya|kami|beliau|pak \w+|bu \w+|mas \w+)\b[^.!?\n]{0,40}\b(?:maju|nyalon|"
    r"mencalonkan|nyaleg|calon|caleg)\b[^.!?\n]{0,40}\b(?:dukung\w*|doa|restu|bupati|dprd|dpr|"
    r"wakil|nomor|dapil)\b"
    r"|\bmohon (?:doa|restu|dukungan|doa restu)\b[^.!?\n]{0,60}\b(?:calon|caleg|bupati|"
    r"pilkada|dprd|nomor|nyalon|maju)\b"
)
ATTRIBUTE = re.compile(
    r"\b(?:kaus|kaos|baju|bendera|spanduk|baliho|stiker|atribut|topi|"
    r"jaket)\b[^.!?\n]{0,25}\b(?:partai|paslon|caleg|calon|pemenangan|kampanye)\b"
    r"|\bkampanye (?:akbar|terbuka|terakhir|dialogis)\b[^.!?\n]{0,60}\b(?:hadir|datang|bawa|"
    r"pakai|ramaikan|gor|alun|lapangan|besok|ikut)\w*"
)
OSIS = ("harmless_vote",)


COUNCIL = re.compile(
    r"\b(?:raperda|paripurna|pandangan umum|pansus|banggar|reses|rapat kerja|"
    r"tahap ii|pengesahan)\b"
)
TERM_OF_WORK = re.compile(
    r"\b(?:pendampingan|pelatihan|magang|pendaftaran|penyaluran|tanam|panen|penilaian|pelaporan|imunisasi|angkatan)\b"
)
OFFICE = re.compile(
    r"\b(?:bupati|gubernur|presiden|beliau|bapak|ibu|pak|bu|pilih\w*|dukung\w*|coblos\w*|menang\w*)\b"
)


def exempt(doc, run):
    """Election education, stages and neutrality rules; or a harmless contest."""
    line = doc.sentence(sentence_of(doc, run))
    work = "periode" in line and TERM_OF_WORK.search(line) and not OFFICE.search(line)
    if COUNCIL.search(line) or work:
        return True
    return guarded(doc, run, "neutral", reach=1) or guarded(doc, run, *OSIS, reach=0)


@rule("PT01-nomor", flag="partisan", reason=REASON, fix=FIX, confidence=0.92)
def find_number(doc):
    """A call to choose a number, or a candidate's number."""
    for pattern in (NUMBER, URUT):
        for match, run in matches(doc, pattern):
            if not exempt(doc, run):
                yield Span(*match.span())


@rule("PT02-calon", flag="partisan", reason=REASON, fix=FIX, confidence=0.88)
def find_candidate(doc):
    """A vote word close to a candidate or a party."""
    for vote, candidate in pairs(doc, "vote", "candidate", gap=7):
        if not exempt(doc, vote) and not guarded(doc, vote, "ban", reach=0):
            yield cover(doc, vote, candidate)
    for match, run in matches(doc, PERSON_VOTE):
        if not exempt(doc, run):
            start, end = doc.sentence_span(sentence_of(doc, run))
            yield Span(match.start(), end)


@rule(
    "PT03-pencalonan",
    flag="partisan",
    reason="Pengumuman pencalonan atau permintaan dukungan politik.",
    fix=FIX,
    confidence=0.9,
)
def find_declaration(doc):
    """Someone stands for office and asks for support."""
    for match, run in matches(doc, DECLARE):
        if not exempt(doc, run):
            yield Span(*match.span())


@rule("PT04-kampanye", flag="partisan", reason="Kegiatan atau atribut kampanye.", fix=FIX, confidence=0.88)
def find_campaign(doc):
    """Campaign events, attributes and slogans."""
    for run in hits(doc, "campaign"):
        if not exempt(doc, run) and not guarded(doc, run, "ban", reach=0):
            yield cover(doc, run)
    for match, run in matches(doc, ATTRIBUTE):
        if (
            not exempt(doc, run)
            and not guarded(doc, run, "ban", reach=1)
            and not guarded(doc, run, "police", reach=0)
        ):
            yield Span(*match.span())


@rule("PT05-tagar", flag="partisan", reason="Tagar kampanye.", fix="Hapus tagar kampanye.", confidence=0.85)
def find_hashtag(doc):
    """Hashtags that call for a candidate."""
    for match, run in matches(doc, HASHTAG):
        if not HASHTAG_OK.match(match[0]) and not exempt(doc, run):
            yield Span(*match.span())


@rule(
    "PT06-partai", flag="partisan", reason="Pujian atau klaim jasa partai politik.", fix=FIX, confidence=0.85
)
def find_party(doc):
    """Praise of a party, or credit for public work given to one."""
    for run in hits(doc, "party_praise"):
        if not exempt(doc, run) and not guarded(doc, run, "ban", "police", reach=0):
            yield cover(doc, run)


@rule(
    "PT07-periode",
    flag="partisan",
    reason="Ajakan memperpanjang jabatan atau menggantungkan program pada hasil pemilihan.",
    fix=FIX,
    confidence=0.82,
)
def find_term(doc):
    """'Satu periode lagi', 'kalau beliau terpilih'."""
    for match, run in matches(doc, FUTURE_TERM):
        if exempt(doc, run) or guarded(doc, run, "ban", reach=0):
            continue
        if re.search(r"\b(?:terpilih|menang)\b", match[0]) and not re.search(
            r"lanjut|program|bantuan|naik|gratis|ingat|pilih|janji|pilkada|bupati|nomor",
            doc.sentence(sentence_of(doc, run)),
        ):
            continue
        if re.search(r"periode", match[0]) and not re.search(
            r"lagi|lanjut|pimpin|bupati|dukung|menang|gas|setuju|pilih",
            doc.sentence(sentence_of(doc, run)),
        ):
            continue
        if re.search(
            r"lomba|juara|osis|atlet|kontingen|duta",
            doc.sentence(sentence_of(doc, run)),
        ):
            continue
        yield Span(*match.span())

"""Statistics, quotations and pictures of others without a source (Pasal 1 angka 12, Pasal 4 huruf a)."""

import re

from .base import Span, cover, guarded, hits, in_sentence, matches, pairs, rule, sentence_of

FIX = "Sebut lembaga atau orang yang menjadi sumber, beserta tahunnya; untuk foto tulis pemiliknya."
PICTURE = re.compile(
    r"\b(?:foto|video|gambar|kredit|credit|sumber|sumber foto|footage|rekaman|dok|infografis|"
    r"ilustrasi)(?:nya)?\b\s*[:(]?\s*(?:(?:ini|hasil|kiriman|itu|dapat|nemu|nyomot|comot|"
    r"ambil|diambil|boleh|minjam|istimewa|dari|di|by|hasil|repost|kutip)\W+){0,4}"
    r"(?:istimewa|ist\b|internet|google|pinterest|grup|tidak diketahui|tak diketahui|netizen|"
    r"warganet|medsos|media sosial|tiktok|twitter|facebook|fb\b|owner|pemiliknya|entah|"
    r"berbagai sumber|fyp|beranda|linimasa|siapa yang|tetangga|whatsapp|wa\b|status orang|akun sebelah|sebelah|anonim|nemu|"
    r"nyomot|comot|googling|forward\w*)"
    r"|\b(?:foto|video|gambar|rekaman)\w*\b[^.!?\n]{0,40}\b(?:bukan milik kami|story orang|(?:nggak|gak|tidak|tak|"
    r"ndak) (?:tahu|tau|jelas|dikenal|diketahui) (?:siapa|pemilik\w*|asal\w*|sumber\w*))\b"
)
PERCENT = re.compile(
    r"\b(?:(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se) ?(?:puluh|belas)(?: \w+)?|"
    r"separuh lebih) persen\b|"
    r"\b\d[\d.,]* ?(?:%|persen)|\b(?:dua|tiga|empat|lima|sepuluh|\d+) kali lipat|\b(?:hampir |"
    r"lebih dari )?(?:separuh|sepertiga|setengah) (?:dari )?(?:rumah tangga|warga|masyarakat|"
    r"pelajar|remaja|anak|penduduk|orang|siswa)|\b(?:jutaan|ribuan|mayoritas|"
    r"sebagian besar) (?:orang|warga|masyarakat|pelajar|remaja|anak)|\b(?:\d+|satu|dua|tiga|"
    r"empat|lima|enam|tujuh|delapan|sembilan) dari (?:\d+|tiga|lima|sepuluh|seratus) (?:orang|"
    r"anak|warga|remaja|ibu|pelajar)"
)
CAPITAL_SOURCE = re.compile(
    r"\b(?:[Ss]umber|[Dd]ata|[Mm]enurut|[Bb]erdasarkan|[Cc]atatan|[Rr]ilis|[Ss]urvei|[Rr]iset|"
    r"[Pp]enelitian|[Ss]tudi|[Hh]asil|[Ll]aporan|oleh|dari|tim|"
    r"[Ll]embaga)\b[^.!?\n]{0,20}?\b(?!Indonesia|Klaten|Jawa|Merapi|Kabupaten|"
    r"Desa)[A-Z][A-Za-z]{1,}"
)
COUNTRY = re.compile(
    r"\b(?:sampah kita|kunjungan wisata|perokok pasif|ibu hamil|balita|kecelakaan|penderita|kasus|orang|warga|"
    r"masyarakat|remaja|pelajar|anak|penduduk|siswa|rumah tangga|pengguna|volume kendaraan|lalu lintas|kemacetan|"
    r"\w+ di (?:indonesia|dunia|jawa|seluruh)|"
    r"perokok|kriminalitas|stunting|pengangguran|kemiskinan|pernikahan dini|perceraian|"
    r"tawuran|masyarakat|dunia|indonesia|nasional)\b"
)
LEGEND = re.compile(
    r"\b(?:legenda|cerita|dibangun|asal-usul|asal usul|nama|dongeng|turun-temurun|leluhur|"
    r"pangeran|kerajaan|wali|sunan|putri|raja|prajurit|tuturan)\b"
)
OWN = re.compile(
    r"\b(?:progres|capaian|realisasi|target|anggaran|serapan|peserta|kami|kegiatan|diskon|off|"
    r"kuota|bunga|potong|potongan|minimal|maksimal|paling|dana desa|porsi|bonus|profit|tarif|pajak|"
    r"siswa kami|rampung|selesai|sudah mencapai)\b"
)


def sourced(doc, run):
    """A named body or person stands in the sentence or the next ones."""
    sentence = sentence_of(doc, run)
    if in_sentence(doc, sentence, "named_source"):
        return True
    for index in (sentence, sentence + 1, sentence + 2):
        if index >= len(doc.breaks):
            break
        start, end = doc.sentence_span(index)
        if re.match(r"\W*(?:sumber|data|dok)\b", doc.norm[start:end]) and in_sentence(
            doc, index, "named_source"
        ):
            return True
        if index == sentence and CAPITAL_SOURCE.search(doc.plain, start, end):
            return True
    return "sumber" in doc.norm and bool(
        re.search(r"\bsumber ?: ?(?!istimewa|internet|google|grup|medsos|berbagai)\w", doc.norm)
    )


def exempt(doc, run):
    """Clarifications, and texts other rules take care of."""
    return guarded(doc, run, "clarify", "police", reach=1)


@rule(
    "TS01-statistik",
    flag="tanpa_sumber",
    reason="Angka atau temuan disebut tanpa lembaga yang mengeluarkannya.",
    fix=FIX,
    confidence=0.8,
)
def find_statistic(doc):
    """'Survei membuktikan', 'para ahli' without a name."""
    for run in hits(doc, "stat_vague"):
        if sourced(doc, run) or exempt(doc, run):
            continue
        phrase = doc.norm[doc.tokens[run[0]].start : doc.tokens[run[1]].end]
        sentence = sentence_of(doc, run)
        line = doc.sentence(sentence)
        if phrase in (
            "konon",
            "kabarnya",
            "menurut kabar",
            "banyak yang bilang",
            "berdasarkan data",
            "menurut data",
            "data terbaru",
            "hasil penelitian",
            "hasil survei",
            "hasil riset",
            "ilmuwan",
            "secara ilmiah",
            "hasil studi",
        ):
            numbers = PERCENT.search(line) or re.search(
                r"\bahli\b|\bpakar\b|\bterbukti\b|\bmembuktikan\b|\bkhasiat\b|awet muda", line
            )
            if not numbers or LEGEND.search(line):
                continue
            if phrase in ("konon", "kabarnya") and in_sentence(doc, sentence, "sensation", "share"):
                continue
        yield cover(doc, run)


@rule("TS02-anonim", flag="tanpa_sumber", reason="Sumbernya tidak disebut namanya.", fix=FIX, confidence=0.82)
def find_anonymous(doc):
    """'Sumber terpercaya', 'enggan disebut namanya'."""
    for run in hits(doc, "anon_source"):
        sentence = sentence_of(doc, run)
        if exempt(doc, run) or in_sentence(
            doc, sentence, "share", "sensation", "gamble_strong", "gamble_core"
        ):
            continue
        word = doc.tokens[run[0]].form
        line = doc.sentence(sentence)
        if word in ("beberapa", "berbagai", "kata", "orang", "seorang", "sumber", "dari") and re.search(
            r"\bsumber (?:air|mata|daya|belajar|pendapatan|kami di)\b|orang tua|kata orang tua", line
        ):
            continue
        if word in ("berbagai", "beberapa") and not re.search(r"berbagai sumber", line):
            continue
        if word == "orang" and not re.search(r"kata|menurut|info|bocor", line):
            continue
        yield cover(doc, run)


@rule(
    "TS03-media",
    flag="tanpa_sumber",
    reason="Foto atau video milik orang lain tanpa nama pemilik.",
    fix=FIX,
    confidence=0.85,
)
def find_picture(doc):
    """Pictures 'from the internet' or 'found in a group'."""
    for match, run in matches(doc, PICTURE):
        line = doc.sentence(sentence_of(doc, run))
        if (
            exempt(doc, run)
            or guarded(doc, run, "ban", reach=0)
            or re.search(r"@\w|\bkirim(?:kan)? ke\b|lomba foto|unggah", line)
        ):
            continue
        yield Span(*match.span())


@rule(
    "TS05-perekam",
    flag="tanpa_sumber",
    reason="Pemilik foto atau video tidak dikenal.",
    fix=FIX,
    confidence=0.8,
)
def find_owner(doc):
    """A picture word close to 'entah siapa', 'hasil cari di internet'."""
    for media, vague in pairs(doc, "media_word", "media_vague", gap=5):
        line = doc.sentence(sentence_of(doc, media))
        if not exempt(doc, media) and not re.search(r"@\w|lomba|unggah|kirimkan", line):
            yield cover(doc, media, vague)


@rule(
    "TS04-persentase",
    flag="tanpa_sumber",
    reason="Persentase tentang masyarakat disebut tanpa sumber.",
    fix=FIX,
    confidence=0.72,
)
def find_percentage(doc):
    """A share of the people, a doubling, without any source."""
    for match, run in matches(doc, PERCENT):
        sentence = sentence_of(doc, run)
        line = doc.sentence(sentence)
        crowd = re.fullmatch(r"(?:jutaan|ribuan) \w+", match[0])
        if crowd or sourced(doc, run) or exempt(doc, run) or OWN.search(line) or not COUNTRY.search(line):
            continue
        if in_sentence(
            doc,
            sentence,
            "sell_strong",
            "gamble",
            "t_regulation",
            "t_official",
            "t_opd",
            "t_activity",
            reach=0,
        ):
            continue
        yield Span(*match.span())


VAGUE = re.compile(
    r"\b(?:pakar|ahli|ilmuwan|peneliti|profesor|dokter)(?: \w+){0,2}(?: (?:dunia|luar negeri|amerika|jepang|eropa))"
    r"(?: \w+)? (?:udah |sudah |wis )?(?:\w*bukti\w*|nemu\w*|menemukan|bilang|sepakat|mengakui|akui)\b|"
    r"\b(?:menurut|kata|ujar|ungkap|pendapat|versi)(?: para| seorang| beberapa| sejumlah| banyak)? (?:pengamat|"
    r"pakar|ahli|peneliti|ilmuwan|tokoh(?: terkenal| besar)?|dokter ahli|"
    r"orang bijak|ekonom|netizen|warganet)\b(?! (?:dari|pada|di|bernama|ugm|uns|undip|ui|ipb|itb))"
    r"|\b(?:menurut|berdasarkan|hasil)? ?(?:sebuah |suatu )?(?:penelitian|riset|studi|survei|kajian|"
    r"jurnal)(?: terbaru| terkini| dunia| luar negeri| internasional| ilmiah| para ahli)?,? "
    r"(?:menunjukkan|membuktikan|menyebut\w*|mengungkap\w*|mencatat|menemukan|bilang|berkata|membaca|"
    r"terbukti)\b"
    r"|\b(?:angka|data|kabar|informasi|statistik) (?:yang )?(?:kami dengar|beredar|yang beredar|viral|"
    r"dari grup)\b"
    r"|\b(?:katanya|konon|kabarnya|jarene|dengar-dengar)\b[^.!?\n]{0,50}\b(?:persen|kali lipat|\d+ dari \d+|"
    r"ribuan|jutaan|separuh|terbanyak|tertinggi|termacet|terbesar|nomor satu)\b"
    r"|\b(?:terbukti|dipastikan) \d[\d.,]* ?(?:%|persen)"
    r"|\bse(?:orang|buah|jumlah) (?:pengamat|pakar|ahli|peneliti|ilmuwan|dokter|ekonom|arkeolog|psikolog|sejarawan|"
    r"pejabat|tokoh|lembaga|penelitian|survei|riset)(?: \w+){0,2} (?:pernah |sempat |sudah )?(?:menyebut\w*|bilang|"
    r"berkata|mengatakan|memperkirakan|memastikan|menduga|berpendapat)\b"
    r"|\b(?:menekan|turun|naik|menurun|meningkat|anjlok|berkurang|bertambah|sembuh)\w*\b[^.!?\n]{0,40}\b(?:katanya|"
    r"konon|kabarnya|jare)\b"
    r"|\b(?:katanya|konon|kabarnya|jarene)\b[^.!?\n]{0,70}(?:\d ?%|\bpersen\b)"
    r"|[\"”] (?:begitu )?(?:konon|kabarnya) (?:ucap|kata|ujar)\w*"
)


@rule(
    "TS06-samar",
    flag="tanpa_sumber",
    reason="Pakar, penelitian, atau angka disebut tanpa nama dan lembaga.",
    fix=FIX,
    confidence=0.78,
)
def find_vague(doc):
    """'Menurut pengamat', 'riset dunia membuktikan', 'katanya naik tiga kali lipat'."""
    for match, run in matches(doc, VAGUE):
        sentence = sentence_of(doc, run)
        if sourced(doc, run) or exempt(doc, run) or in_sentence(doc, sentence, "share", "sensation"):
            continue
        if re.match(r"katanya|konon|kabarnya|jarene|dengar", match[0]) and LEGEND.search(
            doc.sentence(sentence)
        ):
            continue
        start, end = doc.sentence_span(sentence)
        if not re.search(r"(?<![.!?] )(?<!^)\b[A-Z]{3,}\b", doc.plain[start:end]):
            yield Span(*match.span())

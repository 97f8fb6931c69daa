"""Curiosity gaps and exaggeration (Pasal 4 huruf b, Pasal 5 huruf a and c)."""

import re

from .base import Span, cover, guarded, has, hits, in_sentence, matches, rule, sentence_of

FIX = "Tulis langsung isi beritanya; judul harus menjawab apa yang terjadi."
GAP = re.compile(
    r"\b(?:cuma|hanya|dengan) (?:dengan )?(?:modal )?(?:\d+|satu|dua|tiga|lima) (?:langkah|"
    r"cara|trik|kata|bahan|detik|menit|kalimat|benda|hal)\b[^.!?\n]{0,40}|"
    r"\b(?:nomor|no|poin|ke|urutan|slide|foto)[\s.-]?(?:\d+|terakhir|satu|tiga|lima|"
    r"tujuh)\b[^.!?\n]{0,12}\b(?:bikin|paling|mengejutkan|ngeri|tak|gak|nggak|kaget|bener|wow|"
    r"di luar)\b|"
    r"\b(?:pria|wanita|pemuda|warga|pegawai|kakek|nenek|bocah|guru|kades|pejabat|ibu|bapak|"
    r"anak|desa|sumur|rumah|pohon|candi|warung|pemkab|bupati) ini\b[^.!?\n]{0,50}\b(?:bikin|"
    r"ternyata|mendadak|langsung|malah|tak|tidak|gak|kaget|viral|"
    r"hal)\b[^.!?\n]{0,50}\b(?:haru|geger|kaget|melongo|merinding|terdiam|nangis|heboh|"
    r"disangka|terduga|duga|percaya|begini|syok|menangis|luar nalar|kepala|viral)\b|"
    r"\b(?:ini|inilah|begini|ternyata ini|hal|alasan|rahasia|"
    r"penyebab)\b[^.!?\n]{0,35}\b(?:jarang (?:orang )?(?:tahu|diketahui)|yang (?:tidak|tak|"
    r"nggak) (?:kamu|anda|banyak|orang) \w+|bikin \w+ (?:melongo|kaget|heboh|geleng|merinding|"
    r"terdiam)|di luar nalar|di luar dugaan)\b|"
    r"\b(?:kamu|anda|kalian|siapa sangka|siapa nyana|sopo nyono) ?(?:tidak|tak|nggak|gak|ga|"
    r"pasti|bakal)? ?(?:akan |bakal )?(?:tidak |gak |nggak )?(?:percaya|menyangka|nyangka|"
    r"ngira)\b|\bsiapa sangka\b|"
    r"\b(?:terjadi|muncul|ditemukan|dilakukan|dikatakan|jawabannya|isinya|hasilnya|akhirnya|"
    r"ujungnya|reaksi(?:nya)?|nasibnya|faktanya)\b[^.!?\n]{0,18}\b(?:bikin|mengejutkan|"
    r"di luar dugaan|tak terduga|mencengangkan|sungguh)\b|"
    r"\bgeleng-geleng(?: kepala)?\b|\b(?:buka|klik|cek) (?:untuk|buat|kalau|biar) (?:tahu|"
    r"mau tahu|penasaran)\w*|\bpenasaran\?? (?:klik|buka|cek|tonton|baca)"
)
LURE = re.compile(
    r"\bjangan (?:ke|beli|pulang|pergi|makan|minum|buka|datang|lewat|mandi|tidur|"
    r"bayar)\b[^.!?\n]{0,40}\bsebelum (?:tahu|baca|nonton|lihat|simak|kamu|kalian)\b|"
    r"\bbikin (?:pak|bu|semua|seisi|warga|orang|satu|para|hati|netizen|warganet|"
    r"mata)?[^.!?\n]{0,25}\b(?:terdiam|melongo|ternganga|merinding|menangis|nangis|geleng\\w*|terpana|terpaku|"
    r"berkaca-kaca|gemetar)\b|"
    r"\bora bakal (?:ngandel|percaya|ngira)\b|\b(?:bakal|pasti|auto) (?:nyesel|menyesal|kaget|nyesal|melongo|"
    r"tercengang)\b|"
    r"\b(?:isinya|jawabannya|alasannya|hasilnya|akhirnya|ternyata isinya) (?:sungguh |benar-benar |"
    r"ternyata )?(?:di luar dugaan|tak terduga|mengejutkan|mencengangkan|bikin)\b|"
    r"\btonton (?:sampai|hingga) (?:akhir|habis|detik)\w*|\bnonton sampai (?:akhir|habis|detik)\w*|"
    r"\bsimak sampai (?:akhir|habis|tuntas)\b|"
    r"\b(?:cuma|hanya|mung) (?:\d{1,2} ?(?:%|persen)|satu persen|segelintir|sedikit) (?:orang|warga|anak|netizen|wong)"
    r"[^.!?\n]{0,25}\b(?:tahu|tau|ngerti|sadar|bisa jawab|paham)\b|"
    r"\b(?:yang |sing |no(?:mor|\.)? ?)(?:nomor|nomer|no|ke|terakhir)?[ \-.]?(?:\d|satu|dua|tiga|empat|lima|terakhir)\b"
    r"[^.!?\n]{0,12}\b(?:bikin|nggak|gak|tidak|ora|paling|pasti|di luar|tak)\b"
    r"[^.!?\n]{0,20}\b(?:sangka|nyangka|disangka\w*|duga|nalar|melongo|kaget|merinding|syok|shock|terduga|percaya|nyana)|"
    r"\b(?:geser|swipe|slide|gulir)\b[^.!?\n]{0,20}\b(?:sampai|hingga|nganti|tekan)\b[^.!?\n]{0,18}"
    r"\b(?:akhir|terakhir|habis|ujung|entek)\b|"
    r"\b(?:cek|lihat|buka|baca|jawabannya|lengkapnya|ada|punya\w*)\b[^.!?\n]{0,14}\bdi (?:kolom )?(?:komentar|komen)"
    r"(?: (?:pertama|teratas|paling atas))?(?= ?[!👇⬇…]| ?$|\n| ya\b)|"
    r"\b(?:sampai|nganti|sampe)\b[^.!?\n]{0,25}\b(?:nggak|gak|ga|tidak|ora|tak) (?:ngenalin|mengenali|ngenali|kenal lagi)\b|"
    r"\bkalau belum tahu\b[^.!?\n]{0,20}\b(?:tempat|rahasia|hal|trik)\b|\bsatu hal ini\b|"
    r"\btidak (?:akan )?menyangka\b|\bdijamin (?:tidak|gak|nggak) (?:menyangka|nyangka)\b"
)
GATE = re.compile(
    r"\b(?:bikin|mengejutkan|ternyata|akhirnya|ini|sampai|begini|terdiam|video|kamu|disangka|"
    r"terduga)\b|!|\?|…|\.\.\."
)
PLAIN_FACT = frozenset(
    {
        "geger",
        "gempar",
        "terungkap",
        "terbongkar",
        "terkuak",
        "mencengangkan",
        "menggemparkan",
        "mengejutkan",
        "menghebohkan",
        "detik",
    }
)


def exempt(doc, run):
    """Lessons about clickbait, police work, dance of seconds before independence."""
    return guarded(doc, run, "bait_ok", reach=1) or bool(
        re.search(r"detik-detik (?:proklamasi|kemerdekaan|gerhana)|bpbd|sumber:", doc.norm)
        or re.search(r"\b(?:makasih|terima kasih|matur nuwun|suwun)\b", doc.sentence(sentence_of(doc, run)))
        or re.search(r"\b(?:contoh|dibedah|bedah|menulis ulang|umpan)\b", doc.sentence(sentence_of(doc, run)))
    )


@rule(
    "CB01-umpan",
    flag="clickbait",
    reason="Kalimat menggantung rasa ingin tahu atau melebih-lebihkan.",
    fix=FIX,
    confidence=0.8,
)
def find_bait(doc):
    """Stock phrases of curiosity gaps."""
    for run in hits(doc, "bait_strong"):
        sentence = sentence_of(doc, run)
        line = doc.sentence(sentence)
        if exempt(doc, run) or not GATE.search(line):
            continue
        if has(doc, "share") and has(doc, "unverified", "sensation"):
            continue
        word = doc.tokens[run[0]].form
        single = run[0] == run[1]
        if (single and word in PLAIN_FACT) or word in (
            "detik",
            "wajib",
            "isi",
            "bikin",
            "rahasia",
            "ternyata",
            "isinya",
            "endingnya",
            "lihat",
            "auto",
            "mendadak",
            "tidak",
            "tak",
            "terungkap",
            "jangan",
            "trik",
        ):
            weak = {doc.tokens[item[0]].form for item in in_sentence(doc, sentence, "bait_weak", reach=1)} - {
                word
            }
            other = [
                item
                for item in in_sentence(doc, sentence, "bait_strong", reach=1)
                if item[1] < run[0] or item[0] > run[1]
            ]
            loud = "!" in line or "..." in doc.norm or "…" in doc.norm
            if not other and len(weak) < (1 if loud else 2):
                continue
        yield cover(doc, run)


@rule(
    "CB02-celah",
    flag="clickbait",
    reason="Judul menyembunyikan pokok berita agar diklik.",
    fix=FIX,
    confidence=0.78,
)
def find_gap(doc):
    """Patterns such as 'warga ini mendadak … bikin …'."""
    for match, run in matches(doc, GAP):
        line = doc.sentence(sentence_of(doc, run))
        if (
            exempt(doc, run)
            or re.search(r"\b(?:cuma|hanya|dengan)\b", match[0][:8])
            and not re.search(
                r"kaya|viral|melongo|rahasia|langsung|kurus|putih|glowing|hilang|terakhir|!|sukses|cuan", line
            )
        ):
            continue
        yield Span(*match.span())


@rule(
    "CB03-pancingan",
    flag="clickbait",
    reason="Pembaca dipancing dengan rasa takut rugi atau janji kejutan.",
    fix=FIX,
    confidence=0.75,
)
def find_lure(doc):
    """'Jangan ke Dukcapil sebelum tahu satu hal ini', 'tonton sampai habis'."""
    for match, run in matches(doc, LURE):
        line = doc.sentence(sentence_of(doc, run))
        if exempt(doc, run) or in_sentence(doc, sentence_of(doc, run), "speech", "ban"):
            continue
        if re.search(
            r"\b(?:lagu|puisi|doa|konser|pidato|sambutan|drama|film|serial|episode|ending)\w*", line
        ) and not re.search(r"sampai|sebelum", match[0]):
            continue
        yield Span(*match.span())

"""Gambling, pornography, illegal loans, prize fraud, phishing and the like (Pasal 15 huruf a, Pasal 12)."""

import re

from .base import Span, cover, guarded, hits, in_sentence, matches, pairs, rule, sentence_of, tokens_of

FIX = "Hapus seluruhnya. Bila bermaksud memperingatkan warga, jelaskan modusnya tanpa tautan dan ajakan."
ADULT_MARK = re.compile(r"🔞|\b(?:18\+|21\+|xxx|bo real|real no tipu|no tipu)")
PARKING = re.compile(
    r"\bslot (?:parkir|waktu|tempat|peserta|jadwal|vaksin|pendaftaran|antrean|ram|memori|kartu)"
)
HASHTAG = re.compile(r"#\w{4,60}")
TAG_OF_GAMBLING = re.compile(
    r"gacor|maxwin|slot(?=\d|gacor|max|online|hari|malam|\b)|togel|judol|rungkad|scatter|jackpot|jepe|zeus|pragmatic|"
    r"mahjong|olympus|parlay|rtp(?=live|slot|hari|tinggi)|depo(?=\d|pulsa|receh|dana)|wd(?=cepat|kilat|pasti)|cuan"
)
OBAT = re.compile(
    r"\b(?:pembesar|obat kuat|tahan lama|istri puas|perangsang|obat aborsi|telat datang bulan|"
    r"peninggi badan|pelangsing ampuh)\b"
)


TAUGHT = re.compile(
    r"\b(?:alat bantu (?:yang (?:layak|sesuai|memadai)|disabilitas|dengar|jalan|napas|pernapasan|peraga|lihat|belajar|hitung|"
    r"gerak|mobilitas)|"
    r"(?:merupakan|adalah|salah satu) ciri|ciri-ciri|menolak|tolak|"
    r"melapor\w*|diperas|pemerasan|korban\w*|mengajarkan|dibekali|membekali|mengungkap|"
    r"diungkap|menutup akses|memblokir|menyasar|"
    r"peredaran|satres\w*|memusnahkan|dimusnahkan|bnn|bpom|merazia|menyita|konseling|kecanduan)\b"
)


EXPOSED = re.compile(
    r"\b(?:modus\w*|penipu\w*|ngaku|ngaku-ngaku|mengaku|ciri(?:-ciri)?|waspada\w*|awas|hati-hati|hoaks|palsu|bodong|"
    r"ilegal|terlanjur|korban\w*|lapor\w*|adukan|blokir|cuekin|abaikan|(?:nggak|gak|tidak|ora|tak) (?:pernah )?"
    r"(?:meminta|minta|njaluk|nyuwun))\b"
)


def warned(doc, run, reach=1):
    """Warnings, lessons and police news about the same thing."""
    here = sentence_of(doc, run)
    if TAUGHT.search(doc.sentence(here)):
        return True
    lines = [doc.sentence(index) for index in range(max(0, here - 2), min(len(doc.breaks), here + 3))]
    if sum(bool(EXPOSED.search(line)) for line in lines) >= 2:
        return True  # one cry of warning may be bait; two sentences that expose a trick are a lesson
    return guarded(doc, run, "ban", "police", "clarify", reach=reach) or guarded(doc, run, "edu", reach=0)


@rule("SP01-judi", flag="spam_terlarang", reason="Ajakan atau iklan judi daring.", fix=FIX, confidence=0.93)
def find_gambling(doc):
    """Gambling words with a lure, or several of them together."""
    for run in hits(doc, "gamble_strong"):
        if not warned(doc, run):
            yield cover(doc, run)
    for core in hits(doc, "gamble_core"):
        sentence = sentence_of(doc, core)
        if warned(doc, core) or PARKING.search(doc.sentence(sentence)):
            continue
        near = {
            doc.tokens[run[0]].form for run in in_sentence(doc, sentence, "gamble", "lure") if run != core
        }
        near.discard(doc.tokens[core[0]].form)
        if len(near) >= 2:
            yield cover(doc, core)
    tags = [tag for tag in HASHTAG.finditer(doc.norm) if TAG_OF_GAMBLING.search(tag[0])]
    if len({word for tag in tags for word in TAG_OF_GAMBLING.findall(tag[0])}) >= 2:
        run = tokens_of(doc, tags[0].start(), tags[-1].end())
        if run and not warned(doc, run):
            yield Span(tags[0].start(), tags[-1].end())


@rule("SP02-asusila", flag="spam_terlarang", reason="Iklan atau tautan asusila.", fix=FIX, confidence=0.92)
def find_adult(doc):
    """Sexual services, adult media, potency cures."""
    for run in hits(doc, "porn_strong"):
        if warned(doc, run):
            continue
        word = doc.tokens[run[0]].form
        line = doc.sentence(sentence_of(doc, run))
        if word in ("tahan", "ranjang", "telanjang", "plus", "khusus", "coli", "vip", "tanpa", "no", "video"):
            if not (
                in_sentence(doc, sentence_of(doc, run), "porn_weak", "lure", "buy_cta")
                or ADULT_MARK.search(doc.norm)
            ):
                continue
            if (
                word in ("tahan", "ranjang", "plus", "khusus")
                and not (OBAT.search(line) and re.search(r"obat|herbal|ramuan|pijat|istri|suami|pria", line))
                and not ADULT_MARK.search(doc.norm)
            ):
                continue
        yield cover(doc, run)
    for one, two in pairs(doc, "porn_weak", "porn_weak", gap=8):
        if ADULT_MARK.search(doc.norm) and not warned(doc, one):
            yield cover(doc, one, two)


@rule(
    "SP03-pinjaman",
    flag="spam_terlarang",
    reason="Tawaran pinjaman yang bercirikan pinjaman ilegal.",
    fix=FIX,
    confidence=0.9,
)
def find_loan(doc):
    """A loan with the bait of illegal lenders."""
    for loan, bait in pairs(doc, "loan", "loan_bait", gap=14, reach=1):
        line = doc.sentence(sentence_of(doc, loan)) + doc.sentence(sentence_of(doc, bait))
        if warned(doc, loan) or re.search(
            r"\b(?:kur|bank (?:jateng|klaten)|koperasi merah putih|perpres|permenko|lpdb|"
            r"ultra mikro|umi|baznas|dinas|pupuk|subsidi|(?:penyalur|lembaga|bank) resmi|(?:terdaftar|izin|kontak) ojk)\b",
            line,
        ):
            continue
        yield cover(doc, loan, bait)


@rule(
    "SP04-hadiah",
    flag="spam_terlarang",
    reason="Pola penipuan berkedok hadiah atau bantuan.",
    fix=FIX,
    confidence=0.9,
)
def find_prize(doc):
    """A prize or grant with a demand for contact, money or codes."""
    for prize, ask in pairs(doc, "prize", "prize_ask", gap=18, reach=1):
        line = doc.sentence(sentence_of(doc, prize))
        word = doc.tokens[prize[0]].form
        personal = re.search(
            r"\b(?:anda|bapak/ibu|kamu|nomor wa|selamat nomor|bunda|kalian|terpilih|klik|pin|"
            r"otp|pajak undian|biaya admin\w*|gratis)\b",
            line,
        )
        if warned(doc, prize) or not personal:
            continue
        if word in (
            "pemenang",
            "undian",
            "terpilih",
            "mendapatkan",
            "dapatkan",
            "bantuan",
            "memenangkan",
            "mendapat",
        ) and not re.search(
            r"\b(?:klik|pin|otp|pajak|admin|transfer|link|rekening|hubungi nomor|nomor ini|"
            r"isi data|klaim|konfirmasi)\b",
            line + doc.sentence(sentence_of(doc, ask)),
        ):
            continue
        if re.search(
            r"\b(?:lomba|dinas|disdukcapil|puskesmas|samsat|bumdes|festival desa|jalan sehat|"
            r"pajak daerah|gebyar pajak)\b",
            line,
        ) and not re.search(r"\b(?:pin|otp|transfer|pajak undian|biaya admin)\b", line):
            continue
        yield cover(doc, prize, ask)


@rule(
    "SP05-phishing",
    flag="spam_terlarang",
    reason="Pola pengelabuan untuk mencuri data atau memasang aplikasi.",
    fix=FIX,
    confidence=0.9,
)
def find_phishing(doc):
    """'Your parcel', 'your account' with a file, link or code to give."""
    for bait, ask in pairs(doc, "phish", "phish_ask", gap=16, reach=1):
        if warned(doc, bait) and not re.search(
            r"\bapk\b.*\b(?:klik|buka|berikut|unduh|instal)|\b(?:klik|buka|unduh|instal|cek)\b.*\bapk\b",
            doc.sentence(sentence_of(doc, bait)),
        ):
            continue
        if guarded(doc, bait, "clarify", "police", "edu", reach=1) or guarded(doc, bait, "ban", reach=0):
            continue
        yield cover(doc, bait, ask)


@rule(
    "SP06-investasi",
    flag="spam_terlarang",
    reason="Investasi dengan janji untung tidak wajar.",
    fix=FIX,
    confidence=0.88,
)
def find_investment(doc):
    """Money schemes that promise a sure or daily yield."""
    for scheme, bait in pairs(doc, "invest", "invest_bait", gap=14, reach=1):
        line = doc.sentence(sentence_of(doc, scheme)) + " " + doc.sentence(sentence_of(doc, bait))
        if warned(doc, scheme):
            continue
        promise = re.search(
            r"\b(?:profit|untung|cuan|return|imbal hasil|keuntungan|berlipat|kembali|balik|"
            r"bonus|withdraw|member get|passive|komisi|jadi \d+ juta|mainkan)\b",
            line,
        )
        rate = re.search(
            r"\d ?(?:%|persen|x lipat|kali lipat|x)|pasti|dijamin|tanpa ri[sz]iko|"
            r"tanpa resiko|duduk manis|\bjuta\b",
            line,
        )
        if (
            promise
            and rate
            and not re.search(
                r"\b(?:umkm|dpmptsp|realisasi investasi|bibit|petani|saham (?:amerika|turun|naik))\b", line
            )
        ):
            yield cover(doc, scheme, bait)


@rule(
    "SP07-terlarang",
    flag="spam_terlarang",
    reason="Jual beli barang atau jasa terlarang.",
    fix=FIX,
    confidence=0.88,
)
def find_contraband(doc):
    """Forged papers, drugs, magic for money, queue-jumping services."""
    for run in hits(doc, "occult"):
        lead = doc.norm[max(0, doc.tokens[run[0]].start - 30) : doc.tokens[run[0]].start]
        if warned(doc, run) or re.search(
            r"\b(?:tidak ada|tiada|tanpa|bukan|bebas|tolak|ora ana)\b[\w ]*$", lead
        ):
            continue
        word = doc.tokens[run[0]].form
        if word in ("susuk", "jimat", "mustika", "pelet", "pesugihan", "penglaris", "pengasihan"):
            line = doc.sentence(sentence_of(doc, run))
            if not re.search(
                r"\b(?:jual|jasa|hubungi|wa|mahar|order|ampuh|pasti|bayar|tanpa tumbal|"
                r"konsultasi|minat|cod)\b",
                line,
            ) or re.search(r"pakan|ikan|kayu", line):
                continue
        yield cover(doc, run)


@rule(
    "SP08-umpan",
    flag="spam_terlarang",
    reason="Tautan atau berkas pemasang aplikasi dengan umpan.",
    fix=FIX,
    confidence=0.85,
)
def find_apk(doc):
    """A bare APK file offered for opening."""
    for match, run in matches(doc, re.compile(r"(?<![\w\-./])[\w\-]{1,60}\.apk\b|\bfile apk\b")):
        if not warned(doc, run):
            yield Span(*match.span())

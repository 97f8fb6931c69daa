"""Private advertising on a public account (Pasal 5 huruf f, Pasal 12)."""

import re

from .base import Span, cover, guarded, hits, in_sentence, matches, pairs, rule, sentence_of

FIX = (
    "Hapus ajakan membeli, harga jual, dan kontak pesanan; potensi daerah boleh diceritakan tanpa berjualan."
)
PRICE = re.compile(
    r"(?:\brp\.? ?\d[\d.,]*(?: ?(?:rb|ribu|juta|jt|k))?|\b\d[\d.,]* ?(?:k|rb|rbu|ribu|ribuan|"
    r"jt|juta|jutaan)\b|\b(?:seratus|dua ratus|tiga ratus|lima ratus|lima puluh|sepuluh|"
    r"dua puluh|sejuta|setengah juta) ?(?:ribuan|ribu|juta)?an\b|\bidr ?\d)"
)
DISCOUNT = re.compile(
    r"\b(?:diskon|discount|potongan|disc|sale|promo|hemat|"
    r"off)\b[^.!?\n]{0,18}(?:\d{1,2} ?(?:%|persen)|(?:sepuluh|dua puluh|tiga puluh|lima puluh|"
    r"separuh) persen|(?:separuh|setengah) harga|separo)|\d{1,2} ?(?:%|persen) ?(?:off|diskon)\b|"
    r"\bbuy \d get \d\b|\b(?:beli|tuku) \d (?:gratis|dapat|oleh) \d\b"
)
SELLER = re.compile(
    r"\b(?:jual|dijual|adol|didol)\b(?! beli)[^.!?\n]{0,60}|\b(?:jasa|sewa|rental|les|kursus|"
    r"servis|laundry|katering|catering)\b [^.!?\n]{0,50}"
)
BRAND_PLUG = re.compile(
    r"\b(?:interior|furniture|catering|konsumsi|dekorasi|kostum|sound|make ?up|busana|suvenir|"
    r"desain|dokumentasi) (?:by|dari|oleh) [a-z]|\bpaket [\w ]{2,20} (?:cuma|hanya|mulai|"
    r"hemat)\b|"
    r"\b(?:urus|daftar|pesan|beli|order|belanja)\w*\b[^.!?\n]{0,12}\b(?:lewat|melalui|via|"
    r"di) (?:kami|konsultan|biro|agen|toko|butik|cv|pt)\b"
)
NEWS_TRADE = re.compile(
    r"\b(?:harga (?:beli |jual )?(?:gabah|cabai|beras|bawang|telur|daging|minyak|gas|elpiji|"
    r"pupuk|eceran)|penebas|bulog|pasar murah|dilarang (?:jual|menjual|berjualan)|"
    r"menjual (?:miras|rokok)|ada yang jual|pernah jual|larangan|(?:lagi|butuh|mau) (?:cari|"
    r"nyari))\b"
)

DENIED = re.compile(r"\b(?:bukan|tanpa|tidak|nggak|gak|enggak)(?: (?:untuk|ada|pakai|menerima))? $")
PUBLIC_TARIFF = re.compile(
    r"\btiket resmi\b|\btarif (?:resmi|ditetapkan|sesuai|menurut)|\bretribusi\b|\bpapan (?:harga|tarif)\b|"
    r"\bpantauan (?:dinas|harga|tim)|\btim pemantau\b|\bharga (?:sayur|pangan|komoditas|sembako)\b[^!?\n]{0,40}\bpasar\b"
)


def exempt(doc, run, reach=1):
    """Official tariffs, market news, cheap markets, bans and lessons."""
    sentence = sentence_of(doc, run)
    return (
        guarded(doc, run, "official_trade", reach=0)
        or guarded(doc, run, "police", "clarify", reach=reach)
        or guarded(doc, run, "ban", reach=0)
        or bool(in_sentence(doc, sentence, "gamble_strong", "porn_strong", "occult", "loan_bait"))
        or bool(NEWS_TRADE.search(doc.sentence(sentence)))
        or bool(PUBLIC_TARIFF.search(doc.norm) and not in_sentence(doc, sentence, "buy_cta", reach=1))
    )


@rule(
    "PK01-jualan",
    flag="promosi_komersial",
    reason="Ungkapan berjualan atau promosi usaha swasta.",
    fix=FIX,
    confidence=0.86,
)
def find_selling(doc):
    """Sellers' phrases."""
    for run in hits(doc, "sell_strong"):
        if exempt(doc, run) or DENIED.search(
            doc.norm, max(0, doc.tokens[run[0]].start - 20), doc.tokens[run[0]].start
        ):
            continue
        word = doc.tokens[run[0]].form
        weak = word in (
            "serbu",
            "japri",
            "sebelum",
            "reseller",
            "dropship",
            "preloved",
            "yuk",
            "mampir",
            "disewakan",
            "keburu",
            "siapa",
            "member",
            "kavling",
        )
        if weak and not (
            in_sentence(doc, sentence_of(doc, run), "sell", "buy_cta", reach=1) or PRICE.search(doc.norm)
        ):
            continue
        yield cover(doc, run)


@rule(
    "PK02-harga",
    flag="promosi_komersial",
    reason="Barang atau jasa ditawarkan dengan harga atau cara memesan.",
    fix=FIX,
    confidence=0.85,
)
def find_offer(doc):
    """A selling word with a price and/or an order call in the same sentence."""
    for match, run in matches(doc, SELLER):
        if exempt(doc, run) or in_sentence(doc, sentence_of(doc, run), "t_regulation", "t_crime"):
            continue
        line = doc.sentence(sentence_of(doc, run))
        priced, called = PRICE.search(line), in_sentence(doc, sentence_of(doc, run), "buy_cta", reach=1)
        asking = re.search(
            r"\bada yang\b|\bdi mana\b|\?|\b(?:misal\w*|mis\.?|rencana\w*|modal untuk|buat) ", line
        )
        if (priced or called) and not asking:
            yield Span(*match.span())
    for sell, call in pairs(doc, "sell", "buy_cta", gap=9):
        if exempt(doc, sell):
            continue
        line = doc.sentence(sentence_of(doc, sell))
        trading = PRICE.search(line) or re.search(
            r"\b(?:order|checkout|japri|stok|dm|cod|nego|minat|chat|kami|borong|scan qr|"
            r"tukarkan|sampai malam ini|hari ini saja|wa)\b",
            line,
        )
        news = re.search(r"\b(?:pedagang|petani|perajin|omzet|menurut|dinas|bumdes|htm)\b", line)
        if trading and not news and not re.search(r"\bada (?:yang|yg)\b", line):
            yield cover(doc, sell, call)


@rule(
    "PK03-diskon",
    flag="promosi_komersial",
    reason="Diskon atau penawaran usaha swasta.",
    fix=FIX,
    confidence=0.84,
)
def find_discount(doc):
    """Percentages off and buy-one-get-one."""
    for match, run in matches(doc, DISCOUNT):
        line = doc.sentence(sentence_of(doc, run))
        if exempt(doc, run) or re.search(
            r"\b(?:pajak|pkb|pbb|listrik|denda|tarif|retribusi|kereta|pemerintah|pemprov|"
            r"iuran|gudang|inflasi|hematlah|energi|bunga kur|surat permohonan|organisasi disabilitas|lembaga sosial)\b",
            line,
        ):
            continue
        yield Span(*match.span())


@rule(
    "PK04-merek",
    flag="promosi_komersial",
    reason="Merek atau penyedia jasa swasta diiklankan di kanal resmi.",
    fix=FIX,
    confidence=0.8,
)
def find_brand(doc):
    """A supplier is named and recommended."""
    for match, run in matches(doc, BRAND_PLUG):
        sentence = sentence_of(doc, run)
        line = doc.sentence(sentence)
        pitch = PRICE.search(line) or in_sentence(doc, sentence, "buy_cta", "sell", "sell_strong")
        if pitch and not exempt(doc, run):
            start, end = doc.sentence_span(sentence)
            yield Span(min(start, match.start()), max(end, match.end()))


@rule(
    "PK05-penawaran",
    flag="promosi_komersial",
    reason="Harga jual disertai ajakan membeli.",
    fix=FIX,
    confidence=0.8,
)
def find_price_call(doc):
    """A price with a direct order call, whatever is sold."""
    call = re.compile(
        r"\b(?:order|pesan (?:sekarang|via|lewat|ke|di)|dm(?: aja| saja)?|chat (?:aja|admin|"
        r"sekarang|kami|wa)|wa (?:aja|kami|sekarang|saja)|hubungi (?:admin|kami|wa|aku|saya)|"
        r"minat|japri|checkout|nego|inbox|ready|stok|bisa cod|garansi|a\.?n\.? [a-z]+ kak)\b"
    )
    for match, run in matches(doc, PRICE):
        sentence = sentence_of(doc, run)
        start, end = doc.sentence_span(sentence)
        called = call.search(doc.norm, start, end)
        if (
            called
            and not exempt(doc, run)
            and not in_sentence(doc, sentence, "loan", "prize", "gamble_strong", "t_regulation")
        ):
            yield Span(min(match.start(), called.start()), max(match.end(), called.end()))


VOUCHER = re.compile(
    r"\b(?i:pakai|gunakan|masukkan|input|pake|gunake)\s+(?i:kode|code|voucher|kupon|referral)"
    r"(?:\s+(?i:promo|voucher|referral|kupon|diskon|afiliasi))?\s+[\"“']?(?P<code>[A-Z][A-Z0-9]{3,19})\b"
)
SAVING = re.compile(
    r"\b(?:hemat|murah|diskon|potongan|promo|gratis|cashback|bonus|untung|belanja|ongkir|harga)\b"
)
OFFICIAL_CODE = re.compile(
    r"\b(?:kode (?:pos|wilayah|qr|verifikasi|otp)|pendaftaran|formulir|survei|undangan)\b"
)


@rule(
    "PK06-kode",
    flag="promosi_komersial",
    reason="Kode potongan belanja usaha swasta.",
    fix=FIX,
    confidence=0.85,
)
def find_voucher(doc):
    """'Pakai kode HEMAT10': a code in capitals with a saving promised beside it."""
    for match in VOUCHER.finditer(doc.plain):
        sentence = doc.sentence_at(match.start())
        line = doc.sentence(sentence)
        official = in_sentence(doc, sentence, "official_trade") or OFFICIAL_CODE.search(line)
        if (
            SAVING.search(line)
            and not official
            and not in_sentence(doc, sentence, "ban", "police", "clarify", reach=1)
        ):
            yield Span(*match.span())

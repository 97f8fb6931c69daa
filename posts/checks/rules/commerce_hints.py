"""Advertising in disguise: no price list, yet the reader is sent to a seller (Pasal 5 huruf f, Pasal 12)."""

import re

from ..findings import Severity
from .base import Span, in_sentence, matches, rule, sentence_of
from .commerce import FIX, PRICE, exempt

SHOP = (
    r"(?:toko|warung|kedai|outlet|resto\w*|rumah makan|kafe|cafe|klinik kecantikan|salon|butik|bengkel|apotek|"
    r"swalayan|"
    r"minimarket|laundry|dealer|konter|gerai|studio|distro|rental|travel|biro|cv|pt|merek|brand|produk|"
    r"katering|catering|"
    r"bimbel|villa|homestay|glamping|hotel|penginapan|kolam renang|waterboom|bakery|barbershop|gym|optik|"
    r"kavling|perumahan)"
)
ORDER = re.compile(
    r"\b(?:keep|order|checkout|co|booking|reservasi|jastip|cod|japri|inbox|pm|dm|keranjang(?: kuning| oren)?)\b"
    r"[^.!?\n]{0,25}\b(?:admin|mimin|kak|bun|bosku|bio|aja|ya|sekarang|yuk|kami|sist|gan|segera|di sini|lewat|"
    r"via|link\w*)\b"
    r"|\b(?:kontak|nomor|nomer|link|tautan|wa|katalog|pemesanan|info|"
    r"harga)\w* (?:ada )?(?:di )?(?:nomor )?(?:bio|profil|keranjang)\b"
    r"|\b(?:langsung|segera|buruan|gas|gaskeun|yuk|ayo) (?:di)?(?:keep|order|checkout|co|booking|borong|"
    r"amankan|serbu|angkut)\w*\b"
    r"|\btag (?:temanmu|teman|sahabat)\w*\b[^.!?\n]{0,40}\b(?:gratis|dapat|voucher|menang)\b"
    r"|\b(?:siap|bisa) kirim (?:ke )?(?:seluruh|luar|se|mana)\w*|\bkirim ke (?:luar kota|seluruh \w+) (?:siap|"
    r"bisa)\b"
)
HAND_OVER = re.compile(
    r"\b(?:serahkan|percayakan)(?: saja| aja)?\b[^.!?\n]{0,30}\b(?:pada|kepada|ke|sama) (?:kami|cv|pt|biro|"
    r"ahlinya|toko|jasa|[a-z]+ (?:rental|konsultan|jaya))\b"
    rf"|\b(?:butuh|mau|cari|perlu|pengin|pingin|yen butuh|nek butuh|"
    rf"tidak mau ribet)\b[^.!?\n]{{0,45}}\?[^.!?\n]{{0,20}}\b(?:hubungi|ke|kontak|datang|cukup|serahkan|"
    rf"percayakan)\b[^.!?\n]{{0,30}}"
    rf"|\b(?:hubungi|datang ke|mampir ke|merapat ke)\b[^.!?\n]{{0,25}}\b(?:rental|travel|{SHOP})\b"
)
SCARCE = re.compile(
    r"\b(?:stok|slot|unit|kamar|seat|barang|promo|pcs|kavling|harga naik|"
    r"harga spesial)\b[^.!?\n]{0,25}\b(?:tinggal|terbatas|menipis|sisa|limited|"
    r"masih kosong|hari ini saja|keburu|sebelum|senin|besok)\b"
    r"|\b(?:tinggal|sisa) (?:\d+|satu|dua|tiga|empat|lima|sedikit|beberapa) (?:unit|slot|kamar|pcs|seat|"
    r"kursi kosong|biji|porsi|lagi)\b"
    r"|\bsiapa cepat dia dapat\b"
)
PRAISE = re.compile(
    r"\b(?:termurah|terlaris|paling (?:murah|enak|pas|terpercaya|lengkap|recommended|nyaman|laris|hits)|"
    r"(?:wajib|kudu|harus|mesti) (?:kalian |kamu |banget )?(?:coba|cobain|masuk daftar|mampir|beli|punya|"
    r"nyobi)|langganan (?:kami|saya|aku|mimin)|"
    r"rekomendasi (?:kami|saya|mimin|admin)|favorit (?:kami|saya|aku|mimin)|nyaman di kantong|ramah di kantong|"
    r"tarif bersahabat|"
    r"harga (?:pelajar|mahasiswa|bersahabat|miring|promo|spesial|teman)|lebih (?:miring|hemat)|"
    r"dijamin (?:murah|puas|nagih|ketagihan)|"
    r"auto (?:cerah|glowing|nagih|kenyang)|bikin nagih|cobain deh|sekali teguk|ada di semua warung)\b"
)
REWARD = re.compile(
    r"\b(?:beli|belanja|pembeli|pelanggan|member|pesan|order|pengunjung|follower\w*|pengikut)\b[^.!?\n]{0,45}"
    r"\b(?:gratis(?! untuk umum)|dapat (?:gratis|bonus|voucher|tumbler|hadiah|potongan|diskon|kaus|kaos|es|"
    r"merchandise)|bonus|voucher|hemat|potongan|cashback|free)\b"
    r"|\b(?:tukar(?:kan)?|kumpulkan) (?:poin|kupon|struk)\b|\bvoucher (?:facial|belanja|diskon|menginap|makan|"
    r"gratis|khusus|potongan)\b|\bgratis (?:satu bulan|ongkir|sate|antar|konsultasi|delivery|pemasangan)\b"
    r"|\bdelivery gratis\b|\bpotong (?:separuh|harga|setengah)\b|\bgratis ongkir\b|\b(?:tunjukkan|"
    r"sebut(?:kan)?) (?:unggahan|postingan|kode|akun)\b"
)
SERVICE = re.compile(
    r"(?:^|\n|[.!?] )(?:kami )?(?:terima|menerima|sedia|ready|open|buka) (?:\w+ ){0,1}?(?:jahitan|pesanan|"
    r"orderan|borongan|servis|cetak|bibit|pre ?order|po|jastip|"
    r"reseller|rental|sewa|les|aneka|hampers|kue|katering|catering|snack|parcel|endorse|"
    r"paid promote)\b[^.!?\n]{0,80}"
    r"|\b(?:info|terima|open|rate) (?:endorse|paid promote|endorsement|sponsor\w*)\b"
    r"|\b(?:cicilan|angsuran|dp|uang muka) (?:ringan|nol|0|mulai|murah)\b|\b(?:tukar tambah|over kredit|"
    r"take over|surat lengkap)\b"
    r"|\b(?:les|bimbel|kursus|sewa|rental|travel|servis|jasa)\b[^.!?\n]{0,60}\b(?:garansi|berpengalaman|"
    r"profesional|panggilan|reservasi|privat)\b"
)
PUBLIC = re.compile(
    r"\b(?:dinas|kecamatan|kelurahan|puskesmas|pemkab|pemerintah|kabupaten|samsat|dukcapil|perpustakaan|"
    r"retribusi|tarif resmi|perdes|perda|"
    r"peraturan|bumdes|gratis untuk umum|tidak dipungut|tanpa biaya|peserta|pelatihan|lomba|blk|disperinaker|"
    r"pajak|denda|pbb|pendaftaran|"
    r"menurut|perajin|pelaku usaha|umkm binaan|koperasi desa|bank sampah|antrean|vaksin|donor|kuota|pupuk|"
    r"elpiji|subsidi|pangkalan|"
    r"loket resmi|posyandu|penumpang|stasiun|museum|ambulans|psc|layanan resmi|hotline|call center|aduan|"
    r"pemdes|posko|pos terdekat|kantor terdekat|puskesmas|damkar|bantuan serupa)\b|\(0272\)"
)


def private(doc, run):
    """True if nothing official stands in the sentences or speaks for them."""
    sentence = sentence_of(doc, run)
    line = doc.norm[doc.sentence_span(sentence)[0] : doc.sentence_span(doc.tokens[run[1]].sentence)[1]]
    return not (
        exempt(doc, run)
        or PUBLIC.search(line)
        or in_sentence(doc, sentence, "t_official")
        and not PRICE.search(line)
    )


@rule(
    "PK07-pesan",
    flag="promosi_komersial",
    reason="Pembaca diarahkan untuk memesan pada penjual atau pemberi jasa.",
    fix=FIX,
    confidence=0.8,
)
def find_order(doc):
    """'Langsung keep di admin', 'nomor di bio', 'serahkan pada CV …'."""
    for pattern in (ORDER, HAND_OVER):
        for match, run in matches(doc, pattern):
            if private(doc, run):
                yield Span(*match.span())


@rule(
    "PK08-bujukan",
    flag="promosi_komersial",
    reason="Usaha atau produk swasta direkomendasikan atau ditawarkan dengan bujukan.",
    fix=FIX,
    confidence=0.76,
    severity=Severity.WARN,
)
def find_praise(doc):
    """A shop or product with a superlative, a reward or a scarcity."""
    shop = re.compile(rf"\b{SHOP}\b")
    for pattern in (PRAISE, REWARD, SCARCE):
        for match, run in matches(doc, pattern):
            sentence = sentence_of(doc, run)
            line = doc.sentence(sentence)
            selling = (
                shop.search(line) or PRICE.search(line) or in_sentence(doc, sentence, "sell", "sell_strong")
            )
            double = sum(bool(other.search(line)) for other in (PRAISE, REWARD, SCARCE, ORDER)) > 1
            if (selling or double) and private(doc, run):
                yield Span(*match.span())


@rule(
    "PK09-jasa",
    flag="promosi_komersial",
    reason="Tawaran jasa, kredit, atau pesanan usaha swasta.",
    fix=FIX,
    confidence=0.78,
)
def find_service(doc):
    """'Terima jahitan', 'DP ringan', 'les privat'."""
    for match, run in matches(doc, SERVICE):
        if private(doc, run):
            yield Span(*match.span())

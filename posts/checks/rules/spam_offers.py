"""Easy money, borrowed accounts and closed groups: swindles in friendly words (Pasal 15 huruf a, Pasal 12)."""

import re

from .base import Span, matches, rule
from .spam import FIX, warned

MONEY = (
    r"(?:rp ?\d|(?<![\d.,])\d[\d.,]{0,12} ?(?:rb|ribu|juta|jt|k|%|persen|saldo)|jutaan|ratusan ribu|receh|"
    r"saldo|cuan|"
    r"untung|komisi|profit|bonus|gaji harian)"
)
EASY = re.compile(
    r"\b(?:titip|setor|tanam)\w* \d+ ?(?:juta|jt|ribu|rb)\b[^.!?\n]{0,20}\b(?:tiap|setiap|per) \w+ (?:masuk|"
    r"cair|dapat|untung)\b|"
    r"\b(?:wd|withdraw) berapa ?pun\b|\bbonus (?:newbie|member baru|deposit|referral)\b|\bcashback (?:mingguan|"
    r"harian|kekalahan)\b|"
    r"\b(?:pasang|tebak) skor\b|\bjam segini lagi encer\b|\bmasuk room\b|"
    rf"\b(?:like|follow|subscribe|nonton (?:video|iklan)|klik iklan|share|tugas (?:ringan|mudah)|kerja (?:dari|"
    rf"lewat) (?:hp|rumah)|tanpa skill|tanpa pengalaman|isi survei|misi harian|main hp|"
    rf"rebahan)\b[^.!?\n]{{0,60}}\b{MONEY}"
    rf"|{MONEY}[^.!?\n]{{0,40}}\b(?:cukup|cuma|hanya|tinggal|modal) (?:like|follow|subscribe|nonton|klik|"
    rf"rebahan|hp|jempol)\b"
    r"|\b(?:gabung|join|masuk) (?:kanal|grup|channel|group|komunitas) (?:telegram|tele|wa|vip|premium|rahasia|"
    r"tertutup|kami)\b[^.!?\n]{0,40}\b(?:untung|profit|cuan|bonus|komisi|sinyal|full|gratis|bayar|video|"
    r"dapat)\b"
    r"|\b(?:setor|transfer|tanam|titip|top ?up|deposit|modal)\w* (?:awal )?(?:rp ?)?\d[\d.,]* ?(?:rb|ribu|juta|"
    r"jt|k)?\b[^.!?\n]{0,40}\b(?:balik|kembali|jadi|dapat|cair|hasil)\b[^.!?\n]{0,15}\d"
    r"|\bmodal (?:receh|nekat|kecil|20|50|100)\w*\b[^.!?\n]{0,30}\b(?:hasil sultan|jutaan|cuan|jp|jackpot|wd|"
    r"untung|kaya)\b"
)
BORROW = re.compile(
    r"\b(?:pencairan|cairkan|gesek tunai|gestun)\b[^.!?\n]{0,20}\b(?:limit|paylater|kartu kredit|akulaku|"
    r"spinjam)\b|\bgestun\b|"
    r"\b(?:pinjam\w*|galbay|gagal bayar|utang|hutang|kredit|dana tunai|gadai|"
    r"talangan)\b[^.!?\n]{0,60}\b(?:tanpa (?:cek )?(?:slik|bi checking|survei|survey|jaminan|agunan|"
    r"verifikasi)|foto (?:ktp|kk)|selfie|ktp (?:saja|doang|aja)|langsung (?:masuk|cair)|acc|pasti cair|"
    r"cair (?:hari|dalam|\d))\b"
    r"|\b(?:kirim|modal|cukup) (?:foto |data )?ktp\b[^.!?\n]{0,50}\b(?:cair|pinjam\w*|langsung masuk|acc)\b"
)
ACCOUNT = re.compile(
    r"\bnomor kartu\b[^.!?\n]{0,40}\b(?:masa berlaku|(?:3|tiga) (?:angka|digit)|cvv|cvc)\b|"
    r"\b(?:tebus|ganti|bayar|transfer|kirim)\b[^.!?\n]{0,12}\b(?:ongkos|biaya|ongkir|uang)\b[^.!?\n]{0,12}"
    r"\b(?:notaris|administrasi|asuransi|pajak|jaminan|balik nama)\b[^.!?\n]{0,40}\b(?:barang|hadiah|dikirim|cair|truk|mobil)\b|"
    r"\b(?:isi|masukkan|kirim|tulis)\w* (?:data |nomor )?(?:kartu|nomor kartu)\b[^.!?\n]{0,30}\b(?:kedaluwarsa|"
    r"cvv|pencairan|pin|atm)\b|"
    r"\bbayar (?:pajak|bea|biaya)\w*[^.!?\n]{0,25}\brekening petugas\b|\btransfer dp dulu\b|"
    r"\bkirim biaya pendaftaran\b|"
    r"\b(?:jual|beli|sewa|terima) (?:akun (?:wa|whatsapp|verified|bank|dana|m-?banking)|rekening|"
    r"nomor kosong)\b"
    r"|\b(?:login|masuk)(?: pakai| dengan)? akun (?:ig|instagram|fb|facebook|wa|tiktok|google|"
    r"bank)\w*\b[^.!?\n]{0,30}\b(?:di sini|link|tautan|mu|gratis)?"
    r"|\b(?:sebutkan|kirim(?:kan)?|masukkan|berikan|konfirmasi\w*|"
    r"isi)\b[^.!?\n]{0,25}\b(?:kode (?:yang kami kirim|otp|verifikasi)|otp|pin|cvv|password|kata sandi)\b"
    r"|\b(?:rekening|akun|kartu|atm|saldo|paket|tagihan|tarif listrik|bpjs|pajak)(?:nya)? (?:anda|kamu|"
    r"bapak/ibu)\b[^.!?\n]{0,50}\b(?:dibekukan|diblokir|hangus|tertahan|dipakai transaksi|ditangguhkan|"
    r"kedaluwarsa|subsidi|terblokir)\b"
)
ADULT = re.compile(
    r"\b(?:open|ready|terima) ?b[. ]{0,2}o\b|\b(?:include|inc|exclude) (?:room|kamar)\b|"
    r"\bready area\b[^.!?\n]{0,50}|\b(?:cantik|angel|cewek|janda|abg)\b[^.!?\n]{0,30}\b(?:ready|rate|open|"
    r"real)\b[^.!?\n]{0,20}\b(?:japri|wa|tele|area|malam|foto)\w*|"
    r"\b(?:sugar (?:daddy|mommy|baby))\b|"
    r"\b(?:video|foto|koleksi) (?:mesra|panas|syur|dewasa|hot|mesum|skandal|18\+)\b[^.!?\n]{0,50}\b(?:grup|"
    r"link|bayar|full|lengkap|tele\w*|profil|bio|join)\b"
    r"|\b(?:pijat|massage|terapis|therapist)\b[^.!?\n]{0,40}\b(?:plus|privasi aman|panggilan hotel|sensual|"
    r"happy ending|(?:terapis|therapist) (?:muda|cantik))\b"
    r"|\b(?:kesepian|butuh teman|cari teman|temani|nemenin|siap menemani)\b[^.!?\n]{0,40}\b(?:hotel|malam|kos|"
    r"chat|wa|bayar|dp|janda|tante)\b"
    r"|\b(?:peluntur|penggugur|aborsi|telat (?:datang )?bulan|obat (?:kuat|perangsang|"
    r"bius))\b[^.!?\n]{0,50}\b(?:ampuh|cod|kirim|tanpa nama|tuntas|manjur|wa|order|privasi|aman)\b"
)
FORGED = re.compile(
    r"\b(?:joki|ijazah|sim|stnk|skck|sertifikat|ktp|skripsi|toefl|surat sakit|cpns|pns|p3k|"
    r"pppk)\b[^.!?\n]{0,40}\b(?:kilat|tanpa (?:tes|kuliah|ujian|antre)|dijamin (?:lulus|lolos|terdaftar|asli)|"
    r"jalur (?:dalam|belakang|khusus)|instan|bisa dibantu|siap jadi)\b"
    r"|\b(?:gandakan|penggandaan) uang\b|\btarik uang (?:gaib|balik|ghaib)\b|\buang (?:gaib|balik|ghaib)\b|"
    r"\bpasang angka\b|\b(?:taruhan|tebak) skor\b|\bangka (?:main|jadi|tembus)\b|\bkiriman dari mbah\b"
    r"|\b(?:scatter (?:hitam|naga|emas|mahjong)|maxwin|freebet|free ?spin|turnover|jackpot progresif|"
    r"pola gacor|depo pulsa|wede|jepe)\b|\b(?:depo|spin|slot)\w* [^.!?\n]{0,30}\b(?:baik hati|bosku|"
    r"member baru|anti rungkad|gampang)\b"
)

REFUSED = re.compile(r"\b(?:jangan|tidak (?:pernah|boleh)|dilarang|tak pernah|hindari)\b[^.!?\n]*$")


def offer(id, reason, pattern, confidence=0.85):
    """A rule that objects to every match nobody warns about."""

    def find(doc):
        for match, run in matches(doc, pattern):
            refused = REFUSED.search(doc.norm[max(0, match.start() - 16) : match.start()])
            if not refused and not warned(doc, run):
                yield Span(*match.span())

    return rule(id, flag="spam_terlarang", reason=reason, fix=FIX, confidence=confidence)(find)


find_easy_money = offer(
    "SP09-kerja-mudah", "Uang mudah dijanjikan untuk tugas sepele, setoran, atau bergabung ke grup.", EASY
)
find_borrowing = offer(
    "SP10-pinjaman-samar", "Tawaran pinjaman tanpa pemeriksaan atau hanya dengan foto KTP.", BORROW, 0.88
)
find_account = offer(
    "SP11-akun", "Akun, rekening, atau kode rahasia diminta atau diperdagangkan.", ACCOUNT, 0.86
)
find_adult = offer(
    "SP12-asusila-samar", "Tawaran asusila atau obat terlarang dengan bahasa terselubung.", ADULT, 0.86
)
find_forged = offer(
    "SP13-jalan-pintas", "Dokumen, kelulusan, atau peruntungan yang tidak sah ditawarkan.", FORGED, 0.84
)

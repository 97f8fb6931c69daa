"""Leaks without the word 'secret': papers in progress, gaps in guarding, coming operations (Pasal 15 c, g)."""

import re

from .base import Span, guarded, in_sentence, matches, rule, sentence_of
from .secret import FIX, IN_COURT, LISTED, PATROL_OK, exempt

PAPER = re.compile(
    r"\b(?:nota dinas|surat dinas|surat edaran|edaran|disposisi|memo|berita acara|bap|rancangan|draf|draft|"
    r"konsep|notulen|notula|"
    r"risalah|"
    r"rekaman rapat|bahan (?:rapat|paparan)|paparan|hasil (?:uji|audit|tes|asesmen|seleksi|pemeriksaan|"
    r"penilaian|job ?fit)|lhp|"
    r"daftar (?:nama|pelapor|calon|saksi|pegawai|pejabat)|nama-nama|nilai (?:hps|tes|wawancara)|hps|"
    r"harga perkiraan sendiri|"
    r"soal (?:ujian|wawancara|tes|seleksi|asesmen)?|kisi-?kisi|kunci jawaban|sk|dokumen|berkas|"
    r"surat (?:rekomendasi|perintah|teguran)|telaahan|"
    r"rencana (?:mutasi|pemberhentian|penertiban|kenaikan)|mutasi|rotasi|formasi|peringkat|besaran tpp|"
    r"daftar gaji|paket soal|soal sesi|nilai wawancara|"
    r"hasil otopsi|isi radiogram|radiogram|nama (?:asn|pegawai|pejabat|calon)|calon (?:sekda|direktur|"
    r"kadis) terpilih|pengumuman jabatan)\b"
)
LEAK = re.compile(
    r"\b(?:\w*bocor\w*|lihat slide|slide (?:berikut\w*|kedua|dua|2)|(?:difoto|diunggah|kami unggah|"
    r"kami bagikan) apa adanya|"
    r"jangan (?:keluar|disebar\w*|bilang\w*|ribut|ngomong|cerita|viral) (?:dulu|ke|siapa|siapa-siapa)?|(?:cuma|"
    r"hanya|khusus) (?:buat|untuk) (?:kalian|kita|grup ini|teman)|"
    r"(?:di|ing) tangan (?:kami|saya|mimin)|(?:sudah|wis|kami|saya|mimin) (?:kami |saya )?(?:pegang|dapat|"
    r"kantongi|intip)|(?:dari|lewat) orang dalam|versi internal|"
    r"belum (?:boleh |sempat |juga )?(?:keluar|diteken|terbit|resmi|final|diumumkan|ditandatangani|disahkan|"
    r"dirilis|tayang|dibuka|publik)|"
    r"warga berhak tahu|biar transparan|diintip|intip(?:an)?|bisik-bisik|diam-diam|mendahului|"
    r"tahap harmonisasi|spill|"
    r"sifatnya rahasia|berkode rhs|/rhs\b|terfoto|(?:yang )?difoto panitia|sidangnya (?:saja )?belum|(?:kami|"
    r"saya) (?:sudah tahu|dapat salinan\w*|baca)|tinggal formalitas|dibaca pelan\S*|pelajari ya|hafalkan dulu|"
    r"minta lewat pesan|sebelum (?:lelang|tender|pengumuman|"
    r"diumumkan|dibuka))\b"
)
PUBLISHED = re.compile(
    r"\b(?:sudah diumumkan|resmi diumumkan|dapat diunduh|bisa diunduh|laman resmi|jdih|uji publik|"
    r"konsultasi publik|masukan (?:warga|publik|masyarakat)|"
    r"pengumuman resmi|ditandatangani bupati|terbuka untuk umum|simulasi|try ?out|latihan|tidak benar|hoaks|"
    r"mengimbau|jangan percaya|calo|laporkan|"
    r"pipa|atap|talang|ban|tangki|selang)\b"
)
GAP = re.compile(
    r"\b(?:penjaga\w*|satpam|sekuriti|petugas jaga|pos jaga|ganti (?:sif|shift|jaga)|pergantian jaga|kamera\w*|"
    r"cctv|alarm\w*|gembok|pagar belakang|pintu belakang|jendela)\b"
    r"[^.!?\n]{0,50}\b(?:mati|rusak|kosong|tidur|celah\w*|titik buta|tidak (?:terkunci|dijaga|menyala)|"
    r"cuma (?:satu|dua|\d) orang|"
    r"(?:jam|pukul) (?:\d{1,2}|sebelas|dua belas|satu|dua)|hanya (?:satu|dua|\d) orang|blank spot)\b"
)
GUARDED_PLACE = re.compile(
    r"\b(?:gudang|kantor|rutan|lapas|brankas|rumah dinas|logistik|server|kas|loket|bank|museum|penyimpanan|"
    r"kotak suara|sif|shift|jaga|penjaga\w*)\b"
)
UNSIGNED = re.compile(r"belum [\w ]*(?:diteken|ditandatangani|disahkan)")
REPAIR = re.compile(
    r"\b(?:diperbaiki|perbaikan|teknisi|normal kembali|pengadaan|dipasang|memasang|pemasangan|dianggarkan|"
    r"ditambah|menambah|lapor\w*|kemalingan|pencuri\w*|"
    r"siaga|lalu lintas|persimpangan|layanan|buka|tutup)\b"
)
FORCE = (
    r"(?:tim(?: gabungan)?|petugas|polisi|satpol pp|aparat|anggota|penyidik|reskrim|bnn|densus|intel|jaksa|"
    r"kejari|satgas)"
)
COMING = re.compile(
    rf"\b{FORCE}\b[^.!?\n]{{0,40}}\b(?:akan |bakal |arep |badhe )?(?:menyamar|menyisir|menyasar|menggerebek|"
    rf"merazia|menjemput|menangkap|menggeledah|"
    r"menyergap|menyita|operasi|razia|obrakan|turun|masuk ke|mau masuk|datang ke)\b|\b(?:obrakan|gerebekan|"
    r"gropyokan satpol|razia dadakan|"
    r"sidak)\b"
)
SOON = re.compile(
    r"\b(?:besok|lusa|nanti|malam ini|malam nanti|mengko|sesuk|dini hari nanti|(?:senin|selasa|rabu|kamis|"
    r"jumat|sabtu|minggu)(?: malam| pagi| dini hari)?|subuh|jam (?:satu|dua|tiga|sebelas|dua belas|[1-3]|"
    r"1[12]) malam)\b"
)
TARGET = re.compile(
    r"\b(?:titik kumpul|warung|kos-?kos\w*|hotel|karaoke|tempat hiburan|rel|losmen|rumah (?:tersangka|saksi|"
    r"target)|saksi|tersangka|pelaku|miras|ciu|"
    r"bandar|gudang|ndang tutup|siap-siap|tutup dulu|menyamar|sasaran|target|lokasi|tikungan|pos intai)\b"
)
HIDDEN_PLACE = re.compile(
    r"\b(?:pos intai|titik intai|(?:lokasi|tempat) pengintaian|kamera tersembunyi|rumah aman|"
    r"tempat (?:persembunyian|sembunyi)|"
    r"identitas (?:saksi|pelapor|informan)|"
    r"pelapor\w*|saksi (?:kunci|pelapor))\b[^.!?\n]{0,40}\b(?:ada di|adalah|ternyata|yaitu|di tikungan|"
    r"tinggal di|beralamat|namanya|bernama|beserta)\b"
    r"|\b(?:token|panel|akun|user\w*|sandi|password|kata (?:sandi|kunci)\w*|login|pin|"
    r"kode akses)\b[^.!?\n]{0,60}"
    r"\b(?:silakan (?:masuk|dipakai|pakai)|tempel(?:an)?|di (?:papan|balik|bawah) (?:meja|keyboard|belakang|"
    r"kalender)|masih yang lama|pakai punya|tinggal masuk)\b"
    r"|\b(?:kata kunci|kuncinya|sandi|password|pass|pin|kode)(?:nya)?(?: (?:brankas|wifi|kantor|admin|pintu|"
    r"gudang|server|baru|yaitu|masih|adalah|lama))*\W{1,3}"
    r"(?=\w*\d)(?:[a-z]+\d{2,}|\d{4,8}|[a-z]\w*[@#]\w+)\b"
)
CODE_OK = re.compile(
    r"\b(?:kode pos|kode wilayah|kode billing|kode (?:surat|barang|satker)|ganti|minimal|jangan|contoh|"
    r"karakter|hadiah|diskon|promo|voucher|otp|rahasiakan|"
    r"tidak pernah meminta|kode klasifikasi|kode pendaftaran|kode undangan)\b"
)


def quiet(doc, run):
    """True where nothing leaks: lists of law, bans, lessons, trials, police news of what is over."""
    line = doc.sentence(sentence_of(doc, run))
    return (
        exempt(doc, run)
        or guarded(doc, run, "ban", "clarify", reach=0)
        or bool(IN_COURT.search(line) or LISTED.search(line))
    )


@rule(
    "RH09-celah",
    flag="rahasia",
    reason="Kelemahan penjagaan suatu tempat diumumkan.",
    fix="Hapus; laporkan kelemahannya kepada pengelola gedung.",
    confidence=0.8,
)
def find_gap(doc):
    """Few guards, dead cameras, the hour of the change."""
    for match, run in matches(doc, GAP):
        line = doc.sentence(sentence_of(doc, run))
        if GUARDED_PLACE.search(line) and not REPAIR.search(line) and not quiet(doc, run):
            yield Span(*match.span())


@rule(
    "RH10-bocoran",
    flag="rahasia",
    reason="Naskah yang belum resmi atau tidak untuk umum dibagikan.",
    fix=FIX,
    confidence=0.8,
)
def find_leak(doc):
    """A paper in progress with the words of a leak."""
    for match, run in matches(doc, PAPER):
        sentence = sentence_of(doc, run)
        start, end = doc.sentence_span(sentence)
        leak = LEAK.search(doc.norm, start, end)
        if leak is None or leak.span() == match.span():
            continue
        unsigned = UNSIGNED.match(leak[0])
        if PUBLISHED.search(doc.norm, start, end) or (quiet(doc, run) and not unsigned):
            continue
        if guarded(doc, run, "police", "edu", reach=0) and not unsigned:
            continue
        if re.fullmatch(
            r"soal|sk|mutasi|rotasi|formasi|dokumen|berkas|rancangan|konsep|draft?|nama-nama|paparan",
            match[0].strip(),
        ) and not re.search(
            r"bocor|keluar|kalian|tangan|pegang|kantongi|orang dalam|internal|diteken|resmi|final|diumumkan|"
            r"ditandatangani|disahkan|dirilis|intip|diam|spill|rhs|hafal|pesan|lelang",
            leak[0],
        ):
            continue
        yield Span(min(match.start(), leak.start()), max(match.end(), leak.end()))


@rule(
    "RH11-rencana",
    flag="rahasia",
    reason="Rencana penindakan yang belum dijalankan dibocorkan.",
    fix=FIX,
    confidence=0.8,
)
def find_coming(doc):
    """Who will be searched, where and when."""
    for match, run in matches(doc, COMING):
        line = doc.sentence(sentence_of(doc, run))
        planned = SOON.search(line) and TARGET.search(line) and not PATROL_OK.search(line)
        if planned and not quiet(doc, run) and not in_sentence(doc, sentence_of(doc, run), "edu"):
            yield Span(*match.span())


@rule(
    "RH12-tersembunyi",
    flag="rahasia",
    reason="Tempat, orang, atau kunci masuk yang harus tetap tersembunyi disebut.",
    fix=FIX,
    confidence=0.8,
)
def find_hidden(doc):
    """Where the watchers sit, who the witness is, where the password hangs."""
    for match, run in matches(doc, HIDDEN_PLACE):
        line = doc.sentence(sentence_of(doc, run))
        if not CODE_OK.search(line) and not quiet(doc, run):
            yield Span(*match.span())

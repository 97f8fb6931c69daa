"""Restricted information: documents, credentials, investigations, patrols, exam keys (Pasal 15 c, g)."""

import re

from .base import Span, cover, guarded, hits, in_sentence, matches, pairs, rule, sentence_of

FIX = "Hapus. Informasi ini dikecualikan; tanyakan kepada PPID sebelum dipublikasikan."
CREDENTIAL = re.compile(
    r"\b(?:password|passwd|pasword|pass|kata sandi|kata kunci|kunci masuk|sandi|pin|user(?:name)?|login|kode akses|"
    r"otp|token|api key|kode (?:otp|brankas|alarm|pintu))(?:-?nya)?\b"
    r"(?:\s*(?:nya|wifi|email|e-mail|dinas|kantor|server|aplikasi|brankas|admin|akun|root|"
    r"adalah|yaitu|masih|ruang|pintu|baru|cpanel|website|web|sipd|srikandi|instagram|ig|"
    r"facebook|fb|laptop|komputer))*"
    r"\s*[:=]?\s*[\"'“]?(?P<value>(?=[^\s]*[\d@#!$_])(?!\d{1,2}\s+(?:karakter|digit|huruf|"
    r"langkah|cara|tips|kali))[^\s,.;]{4,40})"
)
PRIVATE_IP = re.compile(r"\b(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b")
PATROL = re.compile(
    r"\b(?:razia|penggerebekan|gerebek|grebek|ott|operasi (?:gabungan|senyap|miras|prostitusi|"
    r"pekat|narkoba)|penyergapan|sidak mendadak|patroli|sweeping|penertiban|operasi)\b"
)
PATROL_OK = re.compile(
    r"\b(?:operasi (?:pasar|patuh|zebra|ketupat|lilin|keselamatan|katarak|bibir|semut|candi)|"
    r"hasil (?:razia|operasi|patroli)|menjaring|mengamankan|terjaring|menemukan|menyita|"
    r"telah|kemarin|usai|selesai|sudah dilaksanakan|tadi malam|tadi|semalam|berhasil|masker|patroli sekolah|"
    r"rutin|jam kerja|"
    r"pasien|dokter|rumah sakit|rsud|bedah|jam operasi\w*)\b"
)
PUZZLE = re.compile(
    r"\b(?:tts|teka-teki|kuis|tebak-tebakan|sudoku|lomba|permainan|buku latihan|halaman belakang)\b"
)
PROCEDURE = re.compile(
    r"\b(?:bila|jika|apabila|kanal|pelatihan|bimtek|sosialisasi|surat tugas|pengertian|tahapan)\b"
)
STRENGTH = re.compile(r"\b(?:kekuatan|personel|regu|pleton|anggota|\d+ orang|dua mobil|\d+ mobil)\b")
OK_TOPIC = re.compile(
    r"\b(?:resep|dapur|bumbu|kuah|rasa|racikan|sukses|awet muda|panjang umur|cantik|"
    r"kelezatan\w*|nikmat\w*|legendaris|turun-temurun|sambal|soto|sate|ramuan)\b"
)
IN_COURT = re.compile(
    r"\b(?:sidang|persidangan|pengadilan|hakim|jaksa|dakwaan|konferensi pers|kapolres|humas|kasatreskrim|"
    r"rilis resmi)\b"
)
TESTIMONY = re.compile(r"\b(?:bap|saksi|berita acara|penyidikan|penyelidikan|visum)\b")


def exempt(doc, run, reach=0):
    """Kitchen secrets, protection of secrets, public consultation."""
    return guarded(doc, run, "secret_ok", reach=reach) or bool(
        OK_TOPIC.search(doc.sentence(sentence_of(doc, run)))
    )


@rule(
    "RH01-kredensial",
    flag="rahasia",
    reason="Kata sandi, PIN, atau kode akses.",
    fix="Hapus dan segera ganti sandinya.",
    confidence=0.95,
)
def find_credential(doc):
    """A credential word followed by something that looks like a value."""
    for match, run in matches(doc, CREDENTIAL):
        value = match["value"]
        if re.search(
            r"\b(?:ganti|minimal|karakter|jangan|gunakan|kombinasi|contoh sandi lemah|menang|"
            r"undian|hadiah)\b",
            doc.sentence(sentence_of(doc, run)),
        ) and not re.search(r"[:=]", match[0]):
            continue
        if re.fullmatch(r"[\d.]+(?:rb|ribu|jt|k|%)?|@\w+|#\w+|\d{1,2}[:.]\d{2}", value) and not re.search(
            r"sandi|pin|pass|otp|kode|brankas", match[0]
        ):
            continue
        yield Span(*match.span())


KEYPAD = re.compile(
    r"\b(?:buka|membuka|masuk|mbukak)\b[^.!?\n]{0,30}\b(?:ruang|brankas|pintu|gerbang|gudang|lemari|server|"
    r"alarm)\b"
    r"[^.!?\n]{0,20}\b(?:tekan|pencet|ketik|kode(?:nya)?)\W{1,3}\d{3,8}\b"
)
LABELLED_SECRET = re.compile(
    r"\b(?:password|passwd|pasword|kata sandi|sandi|kode akses|"
    r"pin)\b(?: [a-z]+){1,6} ?[:=] ?(?P<value>(?=\S*[\d@#!$_])\S{4,40})"
)
SPOKEN_SECRET = re.compile(
    r"\b(?:kata sandi|sandi|password|pasword|passcode|pin|kode (?:cadangan|masuk|pintu|brankas|alarm|akses|verifikasi)|"
    r"kombinasi)\b(?: [a-z]+){0,5} (?P<value>(?=\S*[a-z])(?=\S*\d)(?=\S*[@#!$_])\S{6,40}|"
    r"\d{2}[-. ]\d{2}[-. ]\d{2}(?![-.]?\d)|\d{3} \d{3}(?!\d)|\d{6}(?!\d))"
)


@rule(
    "RH01-kredensial-berlabel",
    flag="rahasia",
    reason="Kata sandi, PIN, atau kode akses.",
    fix="Hapus dan segera ganti sandinya.",
    confidence=0.93,
)
def find_labelled_credential(doc):
    """A credential word, a few words, and a value."""
    for pattern in (LABELLED_SECRET, SPOKEN_SECRET, KEYPAD):
        for match, run in matches(doc, pattern):
            if pattern is SPOKEN_SECRET and guarded(doc, run, "ban", "secret_ok", reach=0):
                continue
            yield Span(*match.span())


@rule(
    "RH02-jaringan",
    flag="rahasia",
    reason="Alamat jaringan internal atau cara masuk ke sistem.",
    fix="Hapus alamat dan akun sistem.",
    confidence=0.9,
)
def find_network(doc):
    """Private addresses of servers."""
    for match in PRIVATE_IP.finditer(doc.norm):
        yield Span(*match.span())


@rule(
    "RH03-dokumen",
    flag="rahasia",
    reason="Dokumen atau hasil rapat yang dinyatakan terbatas.",
    fix=FIX,
    confidence=0.85,
)
def find_document(doc):
    """A secrecy label close to a document word."""
    for run in hits(doc, "secret_strong"):
        line = doc.sentence(sentence_of(doc, run))
        if IN_COURT.search(line) and TESTIMONY.search(line):
            continue
        if PUZZLE.search(line) or ("investigatif" in line and PROCEDURE.search(line)):
            continue
        if not exempt(doc, run) and not guarded(doc, run, "ban", "police", "clarify", reach=0):
            yield cover(doc, run)
    for label, document in pairs(doc, "secret_label", "secret_doc", gap=5):
        word = doc.tokens[label[0]].form
        if LISTED.search(doc.sentence(sentence_of(doc, label))):
            continue
        if exempt(doc, label) or guarded(doc, label, "ban", "clarify", reach=0):
            continue
        line = doc.sentence(sentence_of(doc, label))
        if word in (
            "terbatas",
            "tertutup",
            "diam",
            "belum",
            "sebelum",
            "bocor",
            "embargo",
            "dikecualikan",
            "bocoran",
            "bersifat",
            "khusus",
            "mendahului",
        ):
            shared = in_sentence(doc, sentence_of(doc, label), "access", reach=1) or re.search(
                r"\b(?:bocor\w*|isi(?:nya)?|draf|draft|mutasi|rotasi|intip|spill|nih|ini dia|"
                r"sk|lhp|hps|simak|daftar)\b",
                line,
            )
            if not shared or re.search(
                r"\b(?:kuota|peserta|tempat|jumlah|waktu|stok|lelang|pendaftaran|pipa|atap|"
                r"rumah|jalan|lokasi|ruang|akses|masukan)\b",
                line,
            ):
                continue
        yield cover(doc, label, document)


@rule(
    "RH04-operasi",
    flag="rahasia",
    reason="Waktu, tempat, atau kekuatan operasi penegakan yang belum berlangsung.",
    fix=FIX,
    confidence=0.85,
)
def find_raid(doc):
    """A coming raid or patrol with its time and place or strength."""
    for _, run in matches(doc, PATROL):
        sentence = sentence_of(doc, run)
        line = doc.sentence(sentence)
        if PATROL_OK.search(line) or exempt(doc, run):
            continue
        when = in_sentence(doc, sentence, "future")
        where = in_sentence(doc, sentence, "deploy", reach=1)
        leak = re.search(
            r"\b(?:bocoran|jangan bilang|hati-hati yang|yang belum punya|siap-siap yang|"
            r"menghindar|lewat jalan lain)\b",
            line,
        )
        hours = len(re.findall(r"\b(?:[01]?\d|2[0-3])[.:][0-5]\d\b", line))
        plan = hours >= 2 or (
            hours and STRENGTH.search(line + doc.sentence(min(sentence + 1, len(doc.breaks) - 1)))
        )
        if (when and (where or plan)) or leak:
            yield cover(doc, run, *when[:1], *where[:2])


@rule(
    "RH05-pengawalan",
    flag="rahasia",
    reason="Rute, penginapan, atau pengamanan tamu penting.",
    fix=FIX,
    confidence=0.85,
)
def find_escort(doc):
    """Routes, rooms or number plates of protected people."""
    for person, way in pairs(doc, "vip", "route", gap=14, reach=1):
        line = doc.sentence(sentence_of(doc, person)) + doc.sentence(sentence_of(doc, way))
        if OK_TOPIC.search(line):
            continue
        detail = re.search(
            r"\b(?:kamar|pelat|plat|mendarat|cadangan|pengawal\w*|paspampres|sniper|steril\w*|voorijder|"
            r"rahasia|"
            r"lewat|melalui|via|jam \d|pukul \d|dititik|titik|mobil bernomor|personel)\b",
            line,
        )
        if detail and re.search(
            r"\b(?:kamar|pelat|plat|helikopter|mendarat|rute|jalur|pengawal\w*|rombongan|iring|konvoi|"
            r"paspampres|sniper)\b",
            line,
        ):
            if re.search(
                r"\b(?:jalan ditutup|penutupan|pengalihan|dialihkan|alternatif|rekayasa|"
                r"meninjau|meresmikan|tol|wisata|evakuasi|pendakian|prestasi|afirmasi|"
                r"zonasi)\b",
                line,
            ):
                continue
            yield cover(doc, person, way)


@rule(
    "RH06-berkas-massal",
    flag="rahasia",
    reason="Berkas berisi data pribadi banyak orang dibagikan.",
    fix="Jangan bagikan berkasnya; cabut tautannya.",
    confidence=0.85,
)
def find_bulk(doc):
    """Files with personal papers of many people, offered for access."""
    for papers, way in pairs(doc, "bulk_personal", "access", gap=12, reach=1):
        line = doc.sentence(sentence_of(doc, papers))
        if re.search(
            r"\b(?:syarat|persyaratan|membawa|bawa|siapkan|lampirkan|melampirkan|unggah|kirim|"
            r"kumpulkan|diserahkan|berkas pendaftaran|jangan|dilarang|jaga|pemutakhiran|"
            r"lowongan)\b",
            line,
        ) and not re.search(r"\b(?:seluruh|semua) (?:pegawai|warga|siswa|pasien|penduduk)\b", line):
            continue
        if not exempt(doc, papers):
            yield cover(doc, papers, way)


LISTED = re.compile(
    r"\b(?:informasi (?:publik )?(?:yang )?dikecualikan|uji konsekuensi|klasifikasi informasi)\b"
)
EXAM = re.compile(
    r"\b(?:ujian|seleksi|tes|cat|asesmen|cpns|pppk|perangkat desa|soal(?:nya)?|kisi-?kisi(?:nya)?|try ?out)\b"
)
ANSWERS = re.compile(
    r"\b(?:jawaban(?:nya)?|kunci(?:nya)?)\b[^.!?\n]{0,30}(?<!\w)[a-e]\b(?! ?\.)(?: semua|,|;|\b)"
    r"|\b(?:soal|nomor|no)\W{0,2}\d{1,3}(?: ?(?:-|–|sampai|s/?d|"
    r"hingga) ?\d{1,3})?\W{1,3}(?:jawab(?:an)?(?:nya)? )[a-e]\b"
    r"|\bkisi-?kisi(?:nya)? (?:sudah|wis|ada) (?:kami |saya |di )?(?:pegang|tangan|dapat|bocor)\w*"
    r"|\b(?:soal|kisi-?kisi)(?:nya)? (?:yang )?(?:akan|bakal|pasti) keluar\b"
)
LESSON = re.compile(
    r"\b(?:latihan|pembahasan|kuis|contoh soal|simulasi|tahun lalu|lomba|cerdas cermat|tebak|bahas|resmi|"
    r"silabus)\b"
)


@rule(
    "RH07-ujian",
    flag="rahasia",
    reason="Jawaban atau kisi-kisi ujian yang belum berlangsung.",
    fix=FIX,
    confidence=0.85,
)
def find_exam_key(doc):
    """Answers of an exam given away beside the name of the exam."""
    for match, run in matches(doc, ANSWERS):
        sentence = sentence_of(doc, run)
        around = " ".join(
            doc.sentence(index) for index in range(max(0, sentence - 1), min(len(doc.breaks), sentence + 2))
        )
        if not EXAM.search(around) or LESSON.search(around) or exempt(doc, run):
            continue
        if not guarded(doc, run, "ban", "police", "clarify", reach=0):
            yield Span(*match.span())


STATEMENT = re.compile(
    r"\b(?:menurut|isi|dari|dalam|di|kutipan|bocoran|salinan) (?:hasil |"
    r"berkas )?(?:berita acara (?:pemeriksaan)?|bap|"
    r"pemeriksaan (?:internal|khusus|inspektorat)|audit (?:internal|investigatif)|lhp|penyelidikan|"
    r"penyidikan)\b"
    r"[^.!?\n]{0,80}\b(?:saksi|terperiksa|terlapor|pelapor|tersangka|mengakui|mengaku|kuitansi|aliran dana|"
    r"belum dibuka|belum dirilis|belum diumumkan|belum rilis)\b"
    r"|\b(?:berita acara pemeriksaan|bap) (?:saksi|tersangka|terlapor|pelapor)\b[^.!?\n]{0,80}"
    r"\b(?:mengaku\w*|menyebut|halaman|menyerahkan)\b"
)


@rule(
    "RH08-pemeriksaan",
    flag="rahasia",
    reason="Isi pemeriksaan atau penyidikan yang belum dibuka.",
    fix=FIX,
    confidence=0.85,
)
def find_statement(doc):
    """What a witness said in an inquiry, outside court and press conference."""
    for match, run in matches(doc, STATEMENT):
        sentence = sentence_of(doc, run)
        if IN_COURT.search(doc.sentence(sentence)) or exempt(doc, run):
            continue
        yield Span(*match.span())

"""Party politics by allusion: no number and no vote word, yet everybody understands (Pasal 15 d, Pasal 5 f)."""

import re

from ..findings import Severity
from .base import Span, guarded, in_sentence, matches, rule, sentence_of
from .partisan import COUNCIL, FIX, REASON, exempt

POLL = re.compile(
    r"\b(?:tps|bilik(?!\w* (?:karaoke|asmara|atm|isolasi|foto))|\w*coblos\w*|pemilu|pemilihan|pilkada|pilbup|"
    r"pilgub|pilpres|"
    r"pileg|pilkades|surat suara|kotak suara|hari tenang|golput|dapil|paslon|kampanye|petahana|"
    r"(?:27|tanggal 27) november|bulan november|tanggal 27|hari h)\b"
)
LEAN = re.compile(
    r"\b(?:yang (?:sudah|udah|telah|jelas) (?:jelas |nyata |kita )?(?:terbukti|teruji|nyata|kerja\w*|berbuat|"
    r"pengalaman|rasakan)|"
    r"sing (?:wis|uwis|wes) \w+|orang yang sama|jangan (?:ragu|sampai lupa|lupa siapa|lupakan|coba-coba|"
    r"tertipu)|"
    r"tahu (?:kan )?siapa|siapa yang (?:membangun|membantu|memperjuangkan|datang|peduli|kerja)|ingat (?:pas|"
    r"saat|waktu|ketika|jasa|"
    r"kebaikan|wajah|angka|siapa|itu|ya|beliau)|balas (?:budi|kebaikan|jasa)|giliran kita|menepati janji|"
    r"sehati|merapat|"
    r"titip (?:suara|pilihan|salam)|satu pilihan|pilihan kita|kita (?:amankan|kawal|kompak)|sesuai (?:pesan|"
    r"arahan|amplop)|"
    r"beliau|jagoan\w*|pilihen|pilih yang|putra daerah|pakai (?:baju|kaus|kaos)|angka (?:keberuntungan|cantik)|"
    r"bukan yang lain|catat nama\w*|arah pilihan\w*|kotak kosong|yang lama saja|kubu (?:sana|sebelah)|"
    r"pindah ke lain hati|kita sudah punya|jago(?:ne)? (?:kita|dhewe))\b"
)
OFFICE = r"(?:lurah|kades|bupati|wabup|wakil bupati|camat|dewan|gubernur|presiden|pemimpin|wali ?kota)"
PERSON = r"(?:beliau|dia|bapak|ibu|pak|bu|mas|mbak|gus|kang|panjenengan\w*)"
STAY = re.compile(
    r"\b(?:dipimpin|dipandhegani|dipandegani|memimpin|mandegani|mandhegani|pimpin|mimpin)\b(?: \w+){0,4}? "
    r"(?:orang yang sama|beliau|kembali|lagi|maneh|malih|terus|lima tahun|dua periode|periode)\b"
    rf"|\b(?:dadi|jadi|dados) {OFFICE}(?: \w+)? (?:maneh|malih|lagi|kembali|meneh|selanjutnya|berikutnya)\b"
    rf"|\blanjut(?:kan)?(?: terus)?,? (?:bersama )?{PERSON}\b(?!\w* (?:ke|dengan|membahas|meninjau|menuju))"
    r"|\bsampai (?:\w+ )?(?:dilantik|terpilih|menang) (?:lagi|kembali|maneh)\b"
    r"|\b(?:saatnya|waktunya|wayahe|wancine|butuh) (?:\w+ ){0,4}?(?:dipimpin|pemimpin (?:baru|muda|seperti)|"
    r"sosok (?:seperti|pemimpin))\b"
    rf"|\b(?:layak|pantas|pantes|cocok|pas|siap)(?: banget| sekali| tenan)? (?:jadi|dadi|nyalon|maju|menjadi|"
    rf"duduk di kursi) (?:\w+ )?{OFFICE}\b"
    r"|\b(?:saatnya|waktunya|wayahe|wancine) (?:di)?(?:ganti\w*|gantian) (?:karo|dengan|oleh|sing|yang|"
    r"pemimpin)\b"
    r"|\bkursi (?:nomor satu|panas bupati|klaten satu|nomor siji)\b|\bcalon pemimpin (?:masa depan|kita|"
    r"harapan)\b"
    r"|\bsatu barisan (?:dengan|karo) (?:kami|kita)\b|\bkemenangan (?:beliau|pak \w+|bu \w+|mas \w+) (?:adalah|"
    r"berarti)\b"
    r"|\b(?:jagone dhewe|jago kita|jagoan kita)\b|\bkalau bukan (?:beliau|pak \w+|bu \w+|"
    r"dia)\b[^.!?\n]{0,12}\bsiapa lagi\b"
    r"|\b(?:maju|nyalon|tampil) (?:lagi|kembali|maneh|malih)\b"
    r"|\b(?:dadi|jadi) (?:maneh|meneh|malih|lagi)\b"
)
PARTY = r"(?:partai|parpol|kader|fraksi|koalisi|kubu|gerbong)"
IF_WINNING = re.compile(
    rf"\b(?:{PARTY}|pasangan|paslon|calon|jagoan)\b[^.!?\n]{{0,40}}\b(?:(?:yang |yg |sing )?(?:menang|berkuasa|"
    rf"terpilih|jaya)\b(?! (?:\w+ )?(?:lomba|juara|tender|lelang|gim|set|skor|wo|telak|tipis|angka)))"
)
PARTY_DEED = re.compile(
    rf"\b{PARTY}\b[^.!?\n]{{0,60}}\b(?:peduli|turun langsung|membantu|konsisten|hadir (?:untuk|di tengah)|"
    rf"terdepan|"
    r"membela|berjuang|merakyat|paling|bukan partai|partai (?:lain|sebelah)|juara|terbukti|membawa aspirasi|"
    r"berjasa|bagi-bagi|"
    r"satu-satunya|kebanggaan|tercinta)\b"
    r"|\b(?:bukti kerja|hasil kerja|berkat|jasa|perjuangan|persembahan|bantuan|sumbangan|aspirasi|"
    r"bangga (?:jadi|menjadi)[^.!?\n]{0,30})\b"
    rf"[^.!?\n]{{0,30}}\b{PARTY}\b"
)
PARTY_OFFICE = re.compile(
    r"\b(?:pandangan umum|bantuan keuangan|verifikasi|pendaftaran|kader (?:posyandu|kesehatan|pkk|jumantik|"
    r"lingkungan|kb|desa|yandu|"
    r"tb|tbc|dasawisma|bank sampah|literasi|pramuka|muda|sekolah|bkb|bkl|kampung)|kader-kader|para kader|"
    r"kader dari|"
    r"\d+ kader|insentif kader|kesbangpol|pimpinan fraksi|ketua fraksi|anggota fraksi|juru bicara|posyandu|pkk|"
    r"dewan)\b"
)
SYMBOL = re.compile(
    r"\b(?:merah|biru|kuning|hijau|putih|oranye|ungu)kan (?:klaten|desa|kampung|tps|kabupaten|dukuh|rw|rt|"
    r"kecamatan|suara)\b"
    r"|\bwarna kita\b|\b(?:simbol|salam|angkat|acungkan|ingat)\w* (?:jari\w*|jempol|telunjuk|kepalan|metal)\b"
    r"|\b(?:jari|driji)(?:nya|ne)? (?:telunjuk|jempol|satu|dua|tiga|siji|loro|kelingking|tengah)\b"
    r"|\bsatu komando\b(?=[^.\n]{0,30}(?:menang|merah|biru|kuning|hijau|lanjut|barisan))"
)
SYMBOL_OK = re.compile(
    r"\b(?:tanam|pohon|penghijauan|bibit|sidik|rekam|oksimeter|cedera|luka|infus|tari|gamelan|senam|memijat|"
    r"stunting|lomba|sepak|"
    r"laboratorium|selfie|foto bersama|cap|tinta pemilu|literasi|perpustakaan|genre|anti|sehat)\w*\b"
)
WORK = re.compile(
    r"\b(?:ganda (?:putri|putra|campuran)|bulu tangkis|voli|lomba|juara|osis|karang taruna|ketua (?:rt|rw|"
    r"kelas)|pengajian|takmir|rapat|kelompok tani|gapoktan)\b"
)


def blocked(doc, run):
    """Election authorities, councils, bans, lessons and police news nearby."""
    line = doc.sentence(sentence_of(doc, run))
    return (
        exempt(doc, run)
        or guarded(doc, run, "ban", "police", "clarify", reach=0)
        or bool(COUNCIL.search(line))
    )


def around(doc, sentence, reach=1):
    """The text of a sentence and its neighbours."""
    first, last = max(0, sentence - reach), min(len(doc.breaks) - 1, sentence + reach)
    return doc.norm[doc.sentence_span(first)[0] : doc.sentence_span(last)[1]]


@rule(
    "PT08-isyarat",
    flag="partisan",
    reason="Arahan memilih yang disamarkan, berdekatan dengan pemungutan suara.",
    fix=FIX,
    confidence=0.78,
)
def find_hint(doc):
    """A leaning phrase beside the ballot."""
    for match, run in matches(doc, LEAN):
        sentence = sentence_of(doc, run)
        near = around(doc, sentence)
        if not POLL.search(near) or blocked(doc, run) or WORK.search(near):
            continue
        if in_sentence(doc, sentence, "neutral", "speech", reach=1):
            continue
        yield Span(*match.span())


@rule(
    "PT09-jabatan",
    flag="partisan",
    reason="Harapan atau ajakan agar seseorang terus atau mulai menjabat.",
    fix=FIX,
    confidence=0.76,
)
def find_stay(doc):
    """'Dadi lurah maneh', 'dipimpin orang yang sama'."""
    for match, run in matches(doc, STAY):
        line = doc.sentence(sentence_of(doc, run))
        if blocked(doc, run) or WORK.search(line):
            continue
        bare = re.search(r"maju|nyalon|tampil|^(?:dadi|jadi) (?:maneh|meneh|malih|lagi)", match[0])
        if bare and not re.search(rf"\b(?:{PERSON}|{OFFICE}|petahana)\b", line):
            continue
        yield Span(*match.span())


@rule(
    "PT10-partai-berjasa",
    flag="partisan",
    reason="Partai, fraksi, atau kubu dipuji atau disebut berjasa.",
    fix=FIX,
    confidence=0.78,
)
def find_party_deed(doc):
    """Credit or victory for a party, without a call to vote."""
    for pattern in (IF_WINNING, PARTY_DEED):
        for match, run in matches(doc, pattern):
            line = doc.sentence(sentence_of(doc, run))
            if not blocked(doc, run) and not PARTY_OFFICE.search(line) and not WORK.search(line):
                yield Span(*match.span())


@rule(
    "PT11-lambang",
    flag="partisan",
    reason="Warna, jari, atau yel yang lazim dipakai sebagai tanda dukungan politik.",
    fix=FIX,
    confidence=0.7,
    severity=Severity.WARN,
)
def find_symbol(doc):
    """Colours and fingers as signs of a camp."""
    for match, run in matches(doc, SYMBOL):
        if not blocked(doc, run) and not SYMBOL_OK.search(doc.sentence(sentence_of(doc, run))):
            yield Span(*match.span())


BALLOT = re.compile(
    r"\bjangan (?:kasih|beri|berikan|sumbang)(?: satu)? suara\b|\bsatu suara pun\b[^.!?\n]{0,25}\b(?:pasangan|paslon|calon)\b|"
    r"\b(?:kaos|kaus|jaket|topi|stiker|spanduk)\b[^.!?\n]{0,40}\b(?:pasangan|paslon|calon) (?:nomor|no\.?|nomer|urut)\b|"
    r"\bgambar(?:e|nya)? \w+(?: \w+)?,? (?:urutan|nomor|nomer|paling|sisih|sebelah) (?:paling )?"
    r"(?:kiwa|kiri|kanan|tengen|atas|ndhuwur|tengah|bawah|ngisor)\b"
)


@rule("PT12-surat-suara", flag="partisan", reason=REASON, fix=FIX, confidence=0.82)
def find_ballot(doc):
    """Votes asked for or denied, clothing of a pair, and where its picture stands on the paper."""
    for match, run in matches(doc, BALLOT):
        if not blocked(doc, run):
            yield Span(*match.span())

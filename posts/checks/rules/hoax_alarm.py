"""Alarm on hearsay, tainted food, hidden truths and wonder cures in everyday words (Pasal 1 angka 12, 15 e)."""

import re

from ..findings import Severity
from .base import Span, in_sentence, matches, rule, sentence_of
from .hoax import FIX, LEGEND, exempt, weight

HEARSAY = re.compile(
    r"\b(?:info|kabar\w*|kata|bocoran|copas|pesan|pesen|titip\w*|dapat|dapet|oleh|jare|jarene|dengar|denger|"
    r"krungu|bc|forward\w*)\b(?: \w+){0,2}? "
    r"(?:sodara|saudara|sedulur|teman|kanca|konco|tetangga|tangga|grup|group|orang dalam|sepupu|keponakan|"
    r"kerabat|kenalan|paranormal|dukun|wong pinter|orang pintar|"
    r"sopir|satpam|ibu-ibu|emak-emak|wali murid|om|pakdhe|budhe|anggota)\b(?: \w+){0,8}"
    r"|\b(?:katanya|jarene|kabarnya|jare|ceritanya|konon|denger-denger|dengar-dengar|desas-desus)\b"
    r"|\b(?:temanku|saudaraku|tetanggaku|kakakku|teman saya|saudara saya|sepupu saya|"
    r"tetangga saya)\b[^.!?\n]{0,40}\b(?:bilang|cerita|kandha|ngabari|lihat sendiri)\b"
    r"|\bsaya lihat sendiri (?:videonya|fotonya)|\bbelum (?:pasti|tentu|jelas)(?: sih)?[, ]+(?:tapi|"
    r"yang penting)|\bentah benar\b|\bbenar (?:tidaknya|atau tidak)\b"
)
ALARM = re.compile(
    r"\b(?:jangan (?:minum|makan|keluar|isi|pakai|buka|beli|terima|angkat|lewat|dikasih)|buruan|"
    r"cepat(?:an)? (?:ambil|tarik|lari|isi)|awas|ati-ati|hati-hati|waspada|"
    r"diracun|beracun|racun|diculik|penculik\w*|culik|dikuras|dibekukan|disita|tidak laku|ora payu|"
    r"harga\w* (?:\w+ )?naik|virus|bom|"
    r"gempa|meletus|njeblug|mbledhos|jebol|retak|tenggelam|tewas|mati mendadak|geng|begal|pagebluk|wewe|pocong|"
    r"genderuwo|naga|siluman|kiamat|gelap (?:total|tiga)|"
    r"langka|kosong|ditutup|dihapus|organ|tumbal|santet|radiasi|chip|perang|kerusuhan|penjarahan|lockdown|"
    r"mogok massal|kudeta|ilang|hilang misterius|digondhol)\b"
)
FOOD = (
    r"(?:telur|beras|mi instan|mie|permen|minuman|air (?:pam|galon|keran|minum)|ikan|daging|bakso|masker|"
    r"vaksin|susu|garam|roti|sosis|tempe|sayur|buah|kopi|teh|es|jajanan|obat|imunisasi|pcc)"
)
TAINT = re.compile(
    rf"\b{FOOD}\b[^.!?\n]{{0,40}}\b(?:plastik|palsu|lilin|racun|beracun|diracun|chip|cacing|narkoba|babi|tikus|"
    rf"mikrochip|merkuri|pemandul|mandul|mematikan|kejang|meninggal)\b"
)
TAINT_URGE = re.compile(
    r"\b(?:sudah (?:masuk|beredar|banyak)|awas|hati-hati|waspada|ciri-?ciri\w*|jangan (?:makan|minum|beli|mau|"
    r"diberi|kasih)|share|sebar\w*|teruskan|bagikan|nyata|terbukti|kasih tahu|kandhakna|selamatkan|tolong)\b"
)
TRUTH = re.compile(
    r"\b(?:(?:yang|sing) (?:tidak|tak|gak|nggak|ora) (?:akan |pernah |berani )?(?:diberitakan|diliput|"
    r"disiarkan|diceritakan|diungkap)(?: media| oleh)?|"
    r"media (?:bungkam|diam|tidak berani|takut)|(?:kita|rakyat|warga) (?:selama ini )?(?:dibohongi|dibodohi|"
    r"ditipu)|selama ini kita (?:dibohongi|dibodohi|ditipu)|elite? global|"
    r"(?:gempa|banjir|virus|corona|kebakaran)\w* (?:\w+ )?(?:buatan|rekayasa|settingan|ciptaan)|alat rahasia|"
    r"senjata (?:biologis|cuaca)|"
    r"(?:simpan|tonton|lihat|baca|download) (?:dulu )?sebelum (?:hilang|dihapus|di-?take ?down|diblokir)|"
    r"keburu dihapus|belum ada yang berani|disusupi|agenda tersembunyi|"
    r"konspirasi|chip\w* (?:pelacak|5g)|isinya chip|pemandulan|(?:ditutupi|ditutup-tutupi|"
    r"disembunyikan)(?: \w+){0,2}(?:,|!|\.|$))"
)
WONDER = re.compile(
    r"\b(?:sembuh (?:total|seketika|permanen|sendiri|dalam)|langsung (?:hilang|sembuh|bisa jalan|luruh|normal|"
    r"lenyap|mati)|(?:luruh|hilang|lenyap|rontok|bersih|mati|sembuh) (?:total )?(?:dalam|hanya|cuma|seketika|"
    r"semalam)|"
    r"tanpa (?:operasi|obat dokter|obat|kemo\w*|cuci darah|suntik)|membunuh (?:sel )?(?:kanker|virus|tumor)|"
    r"(?:racun|penyakit|virus)\w* (?:tubuh |di tubuh )?(?:keluar|luntur|kabur|mati)\w*|"
    r"tak perlu (?:ke dokter|obat|cuci darah|operasi)|dokter (?:sampai |pun )?(?:bingung|heran|kaget|tidak mau|"
    r"takut)|lebih (?:kuat|ampuh|manjur) dari|seribu kali|mujarab|manjur|waras maneh|mari kabeh|menyembuhkan)\b"
)
MEDICAL = re.compile(
    r"\b(?:bpom|kemenkes|dinkes|dinas kesehatan|puskesmas|rsud|uji klinis|dokter (?:menyarankan|menjelaskan|"
    r"spesialis)|pengobatan|imunisasi rutin|minum obat|pasien sembuh|angka|tingkat kesembuhan|"
    r"tidak menggantikan|bukan obat|tidak terbukti|belum terbukti|sapi|ternak|tanaman|padi|kucing|jerawat|"
    r"noda)\b"
)
OFFICIAL = re.compile(
    r"\b(?:bmkg|bpbd|bpptkg|bnpb|pvmbg|polres|polsek|polisi|satlantas|dishub|pln|pdam|perumda|pertamina|dinkes|"
    r"dinas|bpom|puskesmas|rsud|kai|basarnas|damkar)\b"
    r"[^.!?\n]{0,30}\b(?:mengimbau|mengingatkan|meminta|menyebut\w*|mencatat|memastikan|menjelaskan|menyatakan|"
    r"melaporkan|merilis|menemukan|memperkirakan)\b|sumber ?:"
)


def silent(doc, run):
    """Clarified, taught, or said by a body that answers for it."""
    return exempt(doc, run) or bool(OFFICIAL.search(doc.sentence(sentence_of(doc, run))))


@rule(
    "HO07-desas-desus",
    flag="hoaks_sensasi",
    reason="Peringatan mencemaskan yang bersandar pada cerita orang.",
    fix=FIX,
    confidence=0.8,
)
def find_alarm(doc):
    """'Info dari saudara: jangan minum air PAM'."""
    for match, run in matches(doc, HEARSAY):
        sentence = sentence_of(doc, run)
        last = min(len(doc.breaks) - 1, sentence + 1)
        end = doc.sentence_span(last)[1]
        start = doc.sentence_span(sentence)[0]
        alarm = ALARM.search(doc.norm, start, end)
        if (
            alarm is None
            or silent(doc, run)
            or LEGEND.search(doc.norm, start, doc.sentence_span(sentence)[1])
        ):
            continue
        yield Span(
            min(match.start(), alarm.start()), max(match.end(), alarm.end()), severity=weight(doc, run)
        )


@rule(
    "HO08-pangan",
    flag="hoaks_sensasi",
    reason="Kabar makanan, obat, atau vaksin berbahaya tanpa lembaga pengawas.",
    fix=FIX,
    confidence=0.8,
)
def find_taint(doc):
    """'Telur plastik sudah masuk pasar'."""
    for match, run in matches(doc, TAINT):
        sentence = sentence_of(doc, run)
        last = min(len(doc.breaks) - 1, sentence + 1)
        near = doc.norm[doc.sentence_span(max(0, sentence - 1))[0] : doc.sentence_span(last)[1]]
        official = in_sentence(doc, sentence, "police", "named_source", reach=1) or silent(doc, run)
        if (
            TAINT_URGE.search(near)
            and not official
            and not re.search(r"sampah|kantong|kemasan|bungkus|botol", match[0])
        ):
            yield Span(match.start(), match.end(), severity=weight(doc, run))


@rule(
    "HO09-kebenaran-tersembunyi",
    flag="hoaks_sensasi",
    reason="Mengaku membuka kebenaran yang disembunyikan, tanpa bukti.",
    fix=FIX,
    confidence=0.76,
    severity=Severity.WARN,
)
def find_hidden_truth(doc):
    """'Yang tidak diberitakan media', 'kita dibohongi'."""
    for match, run in matches(doc, TRUTH):
        if not silent(doc, run) and not in_sentence(doc, sentence_of(doc, run), "ban", "speech"):
            yield Span(*match.span())


@rule(
    "HO10-mujarab",
    flag="hoaks_sensasi",
    reason="Khasiat ajaib dijanjikan tanpa dasar kedokteran.",
    fix="Hapus klaimnya; rujuk Dinas Kesehatan atau puskesmas.",
    confidence=0.82,
)
def find_wonder(doc):
    """'Sel kanker mati seketika', 'stroke sembuh total'."""
    for match, run in matches(doc, WONDER):
        sentence = sentence_of(doc, run)
        line = doc.sentence(sentence)
        ill = in_sentence(doc, sentence, "disease", "health") or re.search(
            r"\b(?:racun|penyakit|virus|batu ginjal|sel kanker|tumor|sakit)\b", line
        )
        if not ill or MEDICAL.search(line) or exempt(doc, run) or in_sentence(doc, sentence, "ban"):
            continue
        yield Span(match.start(), match.end(), severity=weight(doc, run))

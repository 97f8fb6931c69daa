"""Personal data in words: home addresses, health, children, parents of a named person (Pasal 15 d, g)."""

import re

from ..people import people
from .base import Span, hits, in_sentence, rule

RT_RW = re.compile(r"\brt\.? ?0*\d{1,3}\s*[/,\-]?\s*(?:rw\.? ?)?0*\d{1,3}\b")
STREET = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang|perum|perumahan|blok|dk|dukuh|dusun|dsn|kampung|kp)\b\.? ?[a-z][\w ]{1,30}?,?"
    r" ?(?:no|nomor|nomer|blok|gang)?\.? ?[a-z]?[ \-]?\d{1,3}[a-z]?\b"
)
HOME = re.compile(
    r"\b(?:tinggal(?:nya)? di|bertempat tinggal|beralamat|alamat(?:nya)?|"
    r"rumah(?:nya)?(?: duka)? (?:di|jl|jalan|gang|rt)|"
    r"(?:kontrak|ngontrak|kos|ngekos) di|ke rumah|rumah ?:|alamat ?:|domisili|berdomisili|antar ke|omahe|kontak pemilik|rumahnya)\b"
)
PUBLIC_PLACE = re.compile(
    r"\b(?:kantor|balai|posko|posyandu|puskesmas|sekolah|sd|sdn|smp|smpn|sman|smkn|tk|paud|"
    r"masjid|musala|gereja|dinas|lapangan|"
    r"pendopo|gedung|aula|gor|stadion|pasar|terminal|stasiun|rsud|rs|museum|warung|sentra|"
    r"galeri|umbul|candi|kirab|"
    r"kolam|kerja bakti|warga rt|pkk|ketua rt|ketua rw|dasawisma|pemuda|talud|saluran|drainase|perbaikan|tps|"
    r"toko|kedai|rumah makan|hotel|bank sampah|ronda|poskamling|panti|polsek|polres|studio|"
    r"sanggar|laundry|lokasi:)\b"
)
TOLD = re.compile(
    r"\b(?:menjelaskan|menyampaikan|mengajak|mengingatkan|narasumber|mengimbau|memaparkan|"
    r"menerangkan|ujar|kata|tutur|"
    r"membuka|menuturkan|dokter|spesialis|penyuluh|melatih)\b"
)
CHILD = re.compile(
    r"\b(?:pencabulan|pelecehan|kekerasan seksual|perundungan|pemerkosaan|dicabuli|dilecehkan|"
    r"dirundung|hamil di luar)\b"
)
PRONOUN = re.compile(r"\b(?:beliau|dia|ia|dheweke|piyambake|panjenenganipun)\b")
CLOSER = re.compile(
    r"\b(?:nisn|nik|wa (?:ibu|bapak|ayah|orang tua)\w*|(?:hp|nomor) (?:ibu|bapak|ayah|orang tua)\w*|lahir \d)\b"
)
MOTHER = re.compile(r"\bibu kandung\W{0,3}(?:bernama |adalah )?(?=[a-z])")
BIRTH = re.compile(
    r"\b(?:ttl|tempat,? (?:dan )?tanggal lahir|tgl\.? lahir|"
    r"tanggal lahir)\b\W{0,3}[\w ]{0,20},? ?\d{1,2}[ /\-]\w+[ /\-]\d{2,4}"
)
PRIVACY = re.compile(
    r"\b(?:dirahasiakan|inisial|disamarkan|nama samaran|tidak kami tampilkan|demi privasi|"
    r"bukan nama sebenarnya)\b"
)


def scope(doc, offset, reach=0):
    """Span of the sentence at an offset with `reach` sentences before it."""
    index = doc.sentence_at(offset)
    return doc.sentence_span(max(0, index - reach))[0], doc.sentence_span(index)[1]


@rule(
    "PD10-alamat",
    flag="data_pribadi",
    reason="Alamat rumah seseorang yang disebut namanya atau jelas orangnya.",
    fix="Cukup sebut desa atau kecamatan; hapus RT/RW, jalan, dan nomor rumah.",
    confidence=0.88,
)
def find_address(doc):
    """RT/RW or street with number near person words, not at a public place."""
    for pattern in (RT_RW, STREET):
        for match in pattern.finditer(doc.norm):
            start, end = scope(doc, match.start(), reach=1)
            told = bool(CLOSER.search(doc.norm, start, end))  # what else is told there belongs to one person
            lead = doc.norm[max(start, match.start() - 70) : match.start()].rpartition("\n")[2]
            if PUBLIC_PLACE.search(lead[-45:]) or PUBLIC_PLACE.search(match[0]):
                continue
            home = HOME.search(doc.norm, start, match.start() + 1)
            home = home or HOME.search(doc.norm, max(start, match.start() - 40), match.start() + 1)
            if home:  # who lives there may have been named a few lines before
                start = scope(doc, match.start(), reach=4)[0]
            named = people(doc, start, min(end, match.end() + 30))
            owner = doc.plain[max(0, match.start() - 40) : match.start()]
            named_home = re.search(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?:alamat|rumah)(?:nya)?\W{0,3}$", owner)
            relative = re.search(
                r"\b(?:rumah (?:beliau|dia|orangnya|yang bersangkutan)|"
                r"anaknya|suaminya|istrinya|rumahnya|keluarga|orangnya|pelakunya|nomernya)\b",
                lead,
            )
            family = re.search(r"\b(?:korban|pelaku|pasien|tersangka)\b", lead)
            close = any(match.start() - name[1] < 60 for name in named)
            if (
                (named and (close or home))
                or (home and (relative or family))
                or relative
                or named_home
                or told
            ):
                yield Span(*match.span())


@rule(
    "PD11-kesehatan",
    flag="data_pribadi",
    reason="Keadaan kesehatan seseorang yang disebut namanya adalah data pribadi spesifik.",
    fix="Hapus nama atau keadaan kesehatannya; bila perlu pakai 'seorang warga'.",
    confidence=0.85,
)
def find_health(doc):
    """A condition in the same sentence as a named private person."""
    for run in hits(doc, "health"):
        token = doc.tokens[run[0]]
        start, end = doc.sentence_span(token.sentence)
        names = people(doc, start, end)
        if not names and PRONOUN.search(doc.norm, start, token.start):
            before = doc.sentence_span(max(0, token.sentence - 1))
            if people(doc, *before) and not PRIVACY.search(doc.norm, before[0], end):
                yield Span(start, doc.tokens[run[1]].end)
            continue
        if not names or PRIVACY.search(doc.norm, start, end):
            continue
        suffers = in_sentence(doc, token.sentence, "suffer")
        near = [name for name in names if abs(name[0] - token.start) < 45]
        if TOLD.search(doc.norm, start, end) and not suffers:
            continue
        if suffers or near:
            name = min(names, key=lambda item: abs(item[0] - token.start))
            yield Span(min(name[0], token.start), max(name[1], doc.tokens[run[1]].end))


@rule(
    "PD12-anak",
    flag="data_pribadi",
    reason="Identitas anak atau korban kekerasan tidak boleh dibuka.",
    fix="Hapus nama, sekolah, dan ciri korban.",
    confidence=0.85,
)
def find_child(doc):
    """A named victim of abuse or bullying."""
    for match in CHILD.finditer(doc.norm):
        start, end = scope(doc, match.start(), reach=1)
        if PRIVACY.search(doc.norm, start, end):
            continue
        for name in people(doc, start, end):
            lead = doc.norm[max(0, name[0] - 4) : name[1]]
            if re.search(r"korban|siswa|siswi|anak|ananda|bernama|adik|pelapor|nama|pelaku", lead):
                yield Span(min(name[0], match.start()), max(name[1], match.end()))
                break


@rule(
    "PD13-keterangan-diri",
    flag="data_pribadi",
    reason="Nama ibu kandung atau tanggal lahir lengkap dipakai untuk membuktikan identitas.",
    fix="Hapus keterangan ini.",
    confidence=0.85,
)
def find_particulars(doc):
    """Mother's maiden name and dated birth lines."""
    for match in MOTHER.finditer(doc.norm):
        if doc.plain[match.end() : match.end() + 1].isupper():
            yield Span(match.start(), min(len(doc.norm), match.end() + 12))
    for match in BIRTH.finditer(doc.norm):
        yield Span(*match.span())


@rule(
    "PD14-kontak-bernama",
    flag="data_pribadi",
    reason="Surel pribadi seseorang yang disebut namanya.",
    fix="Ganti dengan surel dinas.",
    confidence=0.7,
)
def find_mail(doc):
    """A private mailbox beside a named person."""
    for match in re.finditer(r"(?<![\w.])[\w.]{1,60}@(?:gmail|yahoo|hotmail|outlook)\.\w+", doc.norm):
        start, end = scope(doc, match.start())
        if people(doc, start, end):
            yield Span(*match.span())

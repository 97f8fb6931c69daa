"""Insults, group hatred and shaming of bodies (Pasal 15 huruf a and f, Pasal 5 huruf b)."""

import re

from .base import Span, cover, guarded, hits, in_sentence, matches, pairs, rule, sentence_of

FIX = "Hapus hinaan; sampaikan keadaan atau imbauan dengan bahasa yang santun."
GROUP_CLAIM = re.compile(
    r"\b(?P<who>orang|suku|umat|kaum|warga|penduduk|etnis|ras|agama|penganut|golongan|"
    r"kelompok|keturunan|pendatang|pengemis|pedagang|"
    r"pengamen|tukang|sopir|janda|perempuan|wanita|cewek|laki-laki|lelaki|anak|wong|jamaah|"
    r"jemaat|waria|pengungsi|buruh|guru|"
    r"petugas|pegawai|mahasiswa|pendukung|minoritas|masyarakat|mereka|budaya|jilbab\w*|cadar\w*|difabel)\b"
    r"(?P<mid>[^.!?\n]{0,40}?)\b(?:memang|emang|pancen|itu|semua|semuanya|pasti|selalu|pada|"
    r"cuma|kan|yo|kabeh|rata-rata|tukang|dari dulu|dasarnya|kok|tetap|seperti|kayak|lebih|"
    r"hanya|aslinya)\b"
)
DEMEAN = re.compile(
    r"\b(?:dasar|woy|woi|heh|hei|hey|ngaca|ngoco|muka(?: kamu| lu)?|"
    r"kelakuan(?:nya)?)\b[^.!?\n]{0,40}\b(?:jelek|botak|pendek|gendut|gemuk|hitam|cacat|buta|"
    r"pincang|budek|tuli|bisu|miskin|janda|kere|pesek|tonggos|kurus|boncel|cebol|ndeso|"
    r"kampung|kampungan|dekil|bau|tua|udik|gembel|kurap)\b"
    r"|\b(?:gendut|gemuk|botak|pendek|pesek|item|hitam|kurus|cacat|pincang|juling|tonggos|"
    r"cebol)\b[^.!?\n]{0,14}\b(?:jelek|kayak|kaya|bau|banget (?:mukanya|badannya)|gajah|"
    r"kuda nil|tuyul|ngaca|malu-maluin)\b"
    r"|\b(?:mukanya|wajahnya|badannya|mukamu|wajahmu|badanmu|raine|"
    r"awake)\b[^.!?\n]{0,20}\b(?:jelek|kayak|kaya|koyo|seperti|hancur|bopeng|gajah|babi|"
    r"monyet|ancur|drum|galon|gentong|elek)\b"
)
NO_BRAIN = re.compile(
    r"\b(?:tidak|gak|ga|nggak|tak|ora|ra|kagak|tanpa) (?:punya |duwe |nduwe |ada )?(?:otak|"
    r"utek|adab|akhlak|moral|etika)(?:nya|e)?\b"
    r"|\b(?:tidak|gak|ga|nggak|tak|ora|ra|kagak) (?:punya|tahu|tau|kenal|duwe|nduwe|ngerti) (?:rasa )?(?:isin|malu)\b"
    r"|\botak(?:nya|mu|e)? (?:udang|kosong|dengkul|di dengkul|kotor|karatan|bebal|mampet)\b"
    r"|\b(?:otak|utek|pikiran)(?:nya|mu|mereka|e)? (?:(?:memang|emang|pancen|cuma|mung|kan|ya) ){0,2}"
    r"(?:segitu|segini|semono|cekak|tumpul|(?:tidak|gak|ga|nggak|enggak|ora) (?:sampai|sampe|nyampe|tekan|jalan|mlaku))\b|"
    r"\b(?:seperti|kayak|kaya|koyo) (?:binatang|hewan|babi|anjing|monyet|sampah|setan|asu)\b"
)
MILD = frozenset(
    [
        "cina",
        "keling",
        "pki",
        "aseng",
        "jijik",
        "najis",
        "primitif",
        "terbelakang",
        "parasit",
        "benalu",
        "antek",
        "tai",
        "norak",
        "kafir",
        "cebong",
        "kampret",
        "dungu",
        "kutil",
        "kampungan",
        "celeng",
        "bacot",
        "terkutuk",
        "sinting",
        "pekok",
    ]
)
MILD_OK = re.compile(
    r"\b(?:imlek|pecinan|kampung cina|laut cina|petai cina|obat cina|sejarah|batu|zaman|"
    r"daerah terbelakang|desa terbelakang|tertinggal|"
    r"manusia purba|seni primitif|benalu teh|teh benalu|parasit malaria|cacing|tanaman|satwa|"
    r"burung|katak|ikan|kodok|kebun binatang|kelelawar)\b"
)
WASTE = re.compile(
    r"\b(?:bank sampah|petugas|tukang|pengangkut\w*|truk|tps|tpa|dipilah|memilah|dikelola|pengelolaan|diangkut|"
    r"retribusi|daur ulang|kompos|dlh)\b"
)
STAGE = re.compile(
    r"\b(?:lakon|berlakon|ketoprak|wayang|tokoh|dongeng|film|teater|pertunjukan|pentas|novel)\b"
)
PEOPLE = re.compile(
    r"\b(?:orang|wong|warga|mereka|kalian|lu|kamu|dia|anak|pejabat|petugas|bu|pak|mbak|mas|suku|kaum|golongan|arek|"
    r"bocah)(?:nya|e|mu)?\b"
)
LABEL = re.compile(
    r"\b(?:itu|memang|emang|dasar|mereka|semua|orang|lu|kalian|kayak|golongan|kaum|anak|harus|"
    r"suku|tuh|banget|kok|si|yang|pedagang|warga|petugas|antek|kelakuan|budaya|liat|lihat|"
    r"pancen)\b"
)


HARSH = frozenset(
    [
        "bodoh",
        "bodo",
        "goblok",
        "jorok",
        "pemalas",
        "malas",
        "maling",
        "penipu",
        "rusuh",
        "barbar",
        "tolol",
        "licik",
        "rakus",
        "serakah",
        "murahan",
        "kampungan",
        "culas",
        "munafik",
        "bejat",
        "picik",
        "onar",
        "sampah",
    ]
)


def exempt(doc, run):
    """Messages of harmony, bans on insults and quoted examples."""
    line = doc.sentence(sentence_of(doc, run))
    if re.search(
        r"\b(?:kata|sebutan|ucapan) (?:seperti|semacam)\b|\bjangan (?:gunakan|memakai|pakai|ucapkan) (?:kata|sebutan)\b",
        line,
    ):
        return True
    return guarded(doc, run, "harmony", reach=1) or (
        guarded(doc, run, "ban", "edu", reach=0)
        and bool(
            re.search(
                r"\b(?:kata|ucapan|menyebut|panggilan|ujaran|sebutan|berkata|konten|ejek|hina|saling)\w*",
                line,
            )
        )
    )


@rule("SK01-makian", flag="sara_kebencian", reason="Kata makian atau hinaan.", fix=FIX, confidence=0.9)
def find_slur(doc):
    """Slurs, also disguised with digits, stars or spaces."""
    for run in hits(doc, "slur"):
        word = doc.tokens[run[0]].form
        line = doc.sentence(sentence_of(doc, run))
        if exempt(doc, run) or (word == "sampah" and WASTE.search(line)):
            continue
        if run[0] == run[1] and word in MILD and (MILD_OK.search(line) or not LABEL.search(line)):
            continue
        if word in ("norak", "kampungan") and not PEOPLE.search(line):
            continue
        if word == "cina" and not in_sentence(doc, sentence_of(doc, run), "expel", "group_neg"):
            continue
        yield cover(doc, run)


@rule(
    "SK02-binatang",
    flag="sara_kebencian",
    reason="Orang disamakan dengan binatang.",
    fix=FIX,
    confidence=0.85,
)
def find_animal(doc):
    """Animals as insults: beside an insult mark and away from farms and pets."""
    for animal, mark in pairs(doc, "animal", "insult_mark", gap=2):
        if guarded(doc, animal, "animal_context", reach=1) or exempt(doc, animal):
            continue
        word, sign = doc.tokens[animal[0]].form, doc.tokens[mark[0]].form
        harsh = word in ("anjing", "asu", "babi", "monyet", "kunyuk", "kirik")
        if (harsh and sign not in ("banget", "semua", "si")) or sign in (
            "dasar",
            "lu",
            "lo",
            "kau",
            "kowe",
            "woy",
            "woi",
            "muka",
        ):
            yield cover(doc, animal, mark)
    for match, run in matches(doc, NO_BRAIN):
        if not exempt(doc, run) and not STAGE.search(doc.sentence(sentence_of(doc, run))):
            yield Span(*match.span())


@rule(
    "SK03-golongan",
    flag="sara_kebencian",
    reason="Sifat buruk dilekatkan pada seluruh golongan (SARA).",
    fix=FIX,
    confidence=0.86,
)
def find_group(doc):
    """A group, a generalising word and a bad trait in one sentence."""
    for _, run in matches(doc, GROUP_CLAIM):
        line = doc.sentence(sentence_of(doc, run))
        if re.search(r"\b(?:waspada\w*|hati-hati|terhadap|dari ancaman)\b", line):
            continue
        if exempt(doc, run):
            continue
        sentence = sentence_of(doc, run)
        for trait in in_sentence(doc, sentence, "group_neg", "slur"):
            gap = trait[0] - run[1]
            negated = trait[0] > 0 and doc.tokens[trait[0] - 1].form in (
                "tidak",
                "bukan",
                "tak",
                "ora",
                "dudu",
            )
            if -2 <= gap <= 6 and trait[0] > run[0] and not negated:
                yield cover(doc, run, trait)
                break


@rule(
    "SK06-sebutan",
    flag="sara_kebencian",
    reason="Sebutan menghina bagi sekelompok orang.",
    fix=FIX,
    confidence=0.84,
)
def find_epithet(doc):
    """'Warganya bodoh', 'dasar pendatang … rusuh'."""
    for who, trait in pairs(doc, "group", "group_neg", gap=1, ordered=True):
        if (
            doc.tokens[trait[0]].form in HARSH
            and not (
                doc.tokens[trait[0]].form == "sampah" and WASTE.search(doc.sentence(sentence_of(doc, who)))
            )
            and not exempt(doc, who)
            and not guarded(doc, who, "police", reach=0)
        ):
            yield cover(doc, who, trait)
    for _, run in matches(doc, re.compile(r"\bdasar\b")):
        sentence = sentence_of(doc, run)
        who = [item for item in in_sentence(doc, sentence, "group") if 0 <= item[0] - run[1] <= 3]
        trait = in_sentence(doc, sentence, "group_neg", "slur")
        if who and trait and not exempt(doc, run):
            yield cover(doc, run, who[0], trait[-1])


@rule(
    "SK04-usir",
    flag="sara_kebencian",
    reason="Ajakan mengusir, memboikot, atau mencelakai golongan.",
    fix=FIX,
    confidence=0.88,
)
def find_expel(doc):
    """Expulsion, boycott or violence aimed at people."""
    for run in hits(doc, "expel"):
        sentence = sentence_of(doc, run)
        line = doc.sentence(sentence)
        if exempt(doc, run) or re.search(
            r"\b(?:hama|tikus|wereng|nyamuk|jentik|lalat|gulma|pemain|setan|arsip|"
            r"barang bukti|rokok ilegal|mengusir penjajah)\b",
            line,
        ):
            continue
        target = in_sentence(doc, sentence, "group", "slur", "group_neg")
        worship = re.search(r"\b(?:ibadah|gereja|masjid|pura|vihara|jemaat|umat|agama)\b", line)
        if re.search(r"\b(?:deportasi|bubarkan ibadah|diusir dari rumah)\b", line) and in_sentence(
            doc, sentence, "police", "t_official"
        ):
            continue
        if any(other[1] < run[0] or other[0] > run[1] for other in target) or worship:
            yield cover(doc, run)


@rule(
    "SK05-fisik",
    flag="sara_kebencian",
    reason="Mengejek tubuh, keadaan, atau disabilitas seseorang.",
    fix=FIX,
    confidence=0.86,
)
def find_body(doc):
    """Body, poverty and disability shaming."""
    for match, run in matches(doc, DEMEAN):
        if not exempt(doc, run):
            yield Span(*match.span())

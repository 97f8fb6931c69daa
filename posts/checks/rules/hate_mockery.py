"""Mockery and exclusion without swear words (Pasal 15 huruf a and f, Pasal 5 huruf b)."""

import re

from .base import Span, guarded, in_sentence, matches, rule, sentence_of
from .hate import FIX, STAGE, WASTE, exempt

BODY = (
    r"(?:gendut\w*|gemuk|gembrot|gembul|kurus kering|kerempeng|pincang\w*|bisu|budheg|budek|tuli|buta|cacat\w*|"
    r"juling|sipit|pesek|cebol|kuntet|boncel|"
    r"botak|keriput|peot|jelek|jerawatan|tonggos|kulit (?:gelap|hitam|legam)|ireng\w*|item|hitam legam|stroke|"
    r"orang gila|wong edan|idiot|autis|"
    r"gagap|sumbing|kurap\w*|dekil|peyang|bungkuk|picek|\w*buntung|ompong|cadel|difabel|tunanetra|tunarungu|tunagrahita|"
    r"keterbelakangan|lumpuh)"
)
MOCK = (
    r"(?:ha(?:ha)+|wk(?:wk)+|hihi|xixi|😂|🤣|😆|🤭|ada-ada saja|minggir|mana (?:bisa|pantas|mungkin)|pantas(?:an|"
    r" saja|nya)?|pantes\w*|kayak|kaya (?!akan)|kek|koyo|kaya(?= \w+ (?:rusak|gosong))|"
    r"tontonan|lucu|bikin (?:lama|malu|jijik|repot|mual|ilfil)|(?:kok|ko|kog) (?:\w+ ){0,2}(?:minta|ikut|melu|"
    r"bisa|dadi|jadi|pede|masih|disuruh|berani|mau|nekat)|belagu|jijik\w*|"
    r"maklum|ngaca|malu-maluin|nyusahin|merepotkan|beban|kasihan deh|nggilani|wae|mending (?:di rumah|diam|"
    r"pulang|jadi)|mana laku|sok|makan(?:an)? (?:uang|terus|mulu)|kebanyakan makan)"
)
BODY_MOCK = re.compile(
    rf"\b{BODY}\b[^.!?\n]{{0,60}}?(?:\b|(?=[😂🤣😆🤭])){MOCK}|(?:\b|(?=[😂🤣😆🤭])){MOCK}\b[^.!?\n]{{0,40}}?\b{BODY}\b"
)
LIKENESS = re.compile(
    r"\b(?:kelompok|golongan|kaum|orang) sesat (?:macam|kayak|kaya|seperti|itu|ini|kae)\b|"
    r"\b(?:mulut|lambe|cangkem|muka|wajah|rai|pasuryan|otak|utek|badan|awak|perut|kelakuan|jalan|suara|rambut|"
    r"omongan)(?:nya|mu|ne|e|ku|mereka|kalian)?\b"
    r"[^.!?\n]{0,20}?\b(?:kayak|kaya|kek|koyo|kadya|seperti|mirip|se)\b\W{0,2}(?:\w+ ){0,2}?(?:comberan|gosong|"
    r"karung|panci|tong|sampah|got|septik\w*|jamban|kuburan|"
    r"kingkong|gajah|badak|kuda nil|babi|monyet|kerbau|kebo|sapi|bebek|robot rusak|setan|genderuwo|kuntilanak|"
    r"hantu|mayat|zombi|triplek|ember|knalpot|toa|udang|siput|keong|batu|beton|tembok|debu|kecoa|tikus)\b"
    r"|\b(?:muka|wajah|tampang|otak|utek)(?:nya|mu|e)? (?:pas-pasan|standar|ndeso|kampungan|mesum|cabul|"
    r"sependek\w*|se ?pendek|cetek|dangkal|kopong|ketinggalan)\b"
    r"|\botak(?:nya|mu)? (?:dipakai|dipake|dienggo|ditaruh|ketinggalan)\b|\b(?:pakai|pake|gunakan|"
    r"enggo) (?:tuh )?(?:otak|utek)\w*(?: dong| to| ta|!|$)"
    r"|\bkelihatan kayak karung\b|\b(?:kaum|golongan|orang|dasar) otak (?:sapi|kerbau|udang|kosong|ayam|"
    r"dengkul)\b"
    r"|\bmirip (?:arang|gorila|monyet|setan|bebek|karung)\b"
)
ROLE = re.compile(
    r"\b(?:perempuan|wanita|janda|cewek|istri|waria|banci|duda|wong wadon|wong wedok|gadis|ibu-ibu|emak-emak|"
    r"perawan tua|lajang|mandul)\b"
    r"[^.!?\n]{0,45}\b(?:tempatnya (?:di|ya) (?:dapur|kasur|rumah|sumur)|(?:cukup|mending|mendhing|urus|ngurus|"
    r"balik|kembali)\b[^.!?\n]{0,14}\b(?:dapur|kasur|sumur|anak|rumah saja)|"
    r"cari (?:suami|bojo|mangsa|laki)|(?:paling|pasti|mesti) (?:cari|mau|nggodha|menggoda|selingkuh|gatel|"
    r"cuma)|bukan (?:di|jadi|urusan) \w+|"
    r"(?:mana|ora) (?:bisa|pantas|becus|iso|pantes|ngerti|mampu)|kok (?:ikut|jadi|dadi|mimpin|memimpin|nyalon|"
    r"melu|ngatur)\w*|kelakuan\w* (?:murahan|kayak|kaya)|jijik\w*|bikin jijik|nggilani)\b"
    r"|\b(?:dipimpin|diatur|diperintah) (?:oleh )?(?:perempuan|wanita|wong wedok|"
    r"janda)\b(?=[^\n]{0,40}(?:melarang|hancur|sial|malu|kualat|rusak|haram))"
    r"|\bmau jadi apa\b[^.!?\n]{0,40}\b(?:perempuan|wanita|janda|wedok)\b"
    r"|\b(?:jijik|nggilani|geli|mual|ilfil)\b[^.!?\n]{0,25}\b(?:waria|banci|bencong|transpuan|gay|lesbi\w*|"
    r"mereka|orang itu)\b"
)
KIN = (
    r"(?:suku|umat|agama|etnis|ras|golongan|kaum|keturunan|pendatang|minoritas|kafir|aliran|keyakinan|penganut|"
    r"pemeluk|pengungsi|orang (?:sana|seberang|luar|timur|pulau \w+|pesisir|gunung|asing)|"
    r"wong (?:kana|seberang|liya\w*|njaba|liyan)|mereka itu|bukan (?:golongan|orang|kaum) kita|liyan suku|"
    r"beda (?:agama|suku|keyakinan)|yang seiman|seagama)"
)
EXCLUDE = re.compile(
    rf"\b(?:jangan|ojo|aja|rasah|ora usah|ra usah|gak usah|nggak usah|tidak usah|tak usah|tolak|tutup pintu|"
    rf"stop|haram) (?:\w+ ){{0,2}}?(?:kasih|beri|diberi|dikasih|beli|belanja|terima|nampa|ditampa|diterima|"
    rf"pilih|bergaul|gaul|percaya|sewa\w*|kontrak\w*|tinggal|tetangga\w*|berteman|bertetangga|ajak|diajak|"
    rf"jabatan|izin\w*)\b[^.!?\n]{{0,50}}\b{KIN}\b"
    rf"|\b{KIN}\b[^.!?\n]{{0,40}}\b(?:jangan|ojo|rasah|gak usah|tidak usah|harus|kudu|suruh|"
    rf"lebih baik) (?:\w+ )?(?:dikasih|diberi|diterima|ditampa|disingkirkan|diusir|dibasmi|pulang|balik|"
    rf"minggat|pergi|dipercaya|diajak)\b"
    rf"|\b{KIN}\b[^.!?\n]{{0,40}}\b(?:bukan manusia|numpang hidup|tahu dirilah|tau diri|penyakit masyarakat|"
    rf"kok ngatur\w*|sukanya (?:memaksa|bikin|nipu|rusuh|ribut)|cuma (?:tahu|tau) (?:untung|duit)|"
    rf"cuma jadi beban)\b"
)
INBORN = re.compile(
    rf"\b(?:{KIN}|orang \w+|wong \w+|tukang \w+|anak (?:buruh|tukang|petani|jalanan|"
    rf"punk))\b[^.!?\n]{{0,50}}\b(?:watak\w*|sifat\w*|bawaan|turun-temurun|dari (?:dulu|lahir|sononya|sananya)|"
    rf"dasarnya|asline|pancen|memang|mah)\b"
    r"[^.!?\n]{0,40}\b(?:keras|kasar|pelit\w*|medit|licik|malas\w*|males|kolot|bodoh|tipu\w*|nipu|rusuh|jorok|"
    r"bohong|maling|curang|rakus|otak\w*|preman|kampungan|susah (?:diajak|diatur)|"
    r"ora nggenah|gelut|berkelahi|nyolong|mencuri|maling|preman|bikin kotor|mabuk|ngapusi|kesed|culika|"
    r"primitif|percuma|tidak (?:bisa|tahu)|gak (?:bisa|tahu)|cuma (?:tahu|"
    r"tau))\b"
    r"|\b(?:malas|pelit|licik|bodoh|kasar|bohong|miskin)\w*\b[^.!?\n]{0,20}\b(?:bawaan|turunan|"
    r"warisan) (?:suku|ras|etnis|orok|leluhur|nenek)\w*"
    r"|\bdasar (?:tukang (?:ngeluh|nuntut|protes|minta|gosip)|wong ndeso|orang (?:desa|kampung|udik|gunung|"
    r"miskin)|kaum \w+|tak tahu|tidak tahu)\b"
    r"|\b(?:orang|wong) (?:miskin|melarat|mlarat|kere)\b[^.!?\n]{0,25}\b(?:malas|maunya|disuapi|kesed|ngemis|"
    r"tahunya|bodoh)\b"
)
KIND = re.compile(
    r"\b(?:jangan (?:mengejek|menghina|menyebut|memanggil|membedakan|pandang|memandang|sebut|ejek)|hargai|"
    r"setara|hak yang sama|ramah|alat bantu|medali|juara|prestasi|"
    r"terapi|bahasa isyarat|santunan|bantuan|operasi katarak|dirawat|pasien|penyuluhan|deteksi|skrining|diet|"
    r"obesitas|tokoh|film|wayang|"
    r"kambing|sapi|ayam|kucing|kopi|beras|ketan|kedelai|kacang|tinta|aspal|batu|spidol|rambut|mural|cat|warna|"
    r"sejarah|naskah|patung)\b"
)


PET = re.compile(
    r"\b(?:lahiran|ekor|induk(?:nya)?|anakan|peliharaan|kandang|kucing|anjing (?:tetangga|kampung|pos)|diadopsi|adopsi)\b"
)


def blocked(doc, run):
    """Respect, lessons, stage figures, beasts and goods."""
    line = doc.sentence(sentence_of(doc, run))
    return (
        exempt(doc, run)
        or bool(KIND.search(line) or STAGE.search(line) or WASTE.search(line))
        or guarded(doc, run, "clarify", "police", "edu", reach=0)
    )


@rule(
    "SK07-ejekan",
    flag="sara_kebencian",
    reason="Tubuh, penyakit, atau disabilitas dijadikan bahan olokan.",
    fix=FIX,
    confidence=0.8,
)
def find_mockery(doc):
    """A trait of the body beside laughter, or a face likened to a thing."""
    for pattern in (BODY_MOCK, LIKENESS):
        for match, run in matches(doc, pattern):
            if not blocked(doc, run) and not PET.search(doc.sentence(sentence_of(doc, run))):
                yield Span(*match.span())


@rule(
    "SK08-peran",
    flag="sara_kebencian",
    reason="Orang direndahkan karena jenis kelamin atau status pernikahannya.",
    fix=FIX,
    confidence=0.8,
)
def find_role(doc):
    """'Janda kok ikut rapat', 'tempatnya di dapur'."""
    for match, run in matches(doc, ROLE):
        if not blocked(doc, run) and not in_sentence(doc, sentence_of(doc, run), "ban"):
            yield Span(*match.span())


@rule(
    "SK09-kucilkan",
    flag="sara_kebencian",
    reason="Ajakan menjauhi atau menyisihkan orang karena suku, agama, atau asalnya.",
    fix=FIX,
    confidence=0.82,
)
def find_exclusion(doc):
    """'Jangan beli di sana, bukan golongan kita'."""
    for match, run in matches(doc, EXCLUDE):
        if not blocked(doc, run):
            yield Span(*match.span())


@rule(
    "SK10-bawaan",
    flag="sara_kebencian",
    reason="Sifat buruk disebut bawaan suatu kelompok.",
    fix=FIX,
    confidence=0.8,
)
def find_inborn(doc):
    """'Pelitnya turun-temurun', 'wataknya keras dari lahir'."""
    for match, run in matches(doc, INBORN):
        if not blocked(doc, run):
            yield Span(*match.span())

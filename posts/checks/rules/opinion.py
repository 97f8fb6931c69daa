"""The admin's own view on an official account (Pasal 5 huruf f, Pasal 15 huruf b)."""

import re

from .base import Span, guarded, hits, in_sentence, matches, rule, sentence_of

FIX = "Hapus pendapat pribadi; sampaikan fakta atau kutip pejabat yang berwenang dengan namanya."
QUOTE = re.compile(r"[\"“”«»]|(?<!\w)'|'(?!\w)")
SPEAKER = re.compile(
    r"\b(?:ujar|kata|tutur|ucap|ungkap|jelas|tegas|imbuh|kenang|terang|papar|"
    r"cerita)(?:nya)? (?:bupati|wakil|wabup|kepala|kadis|camat|sekda|bu|pak|ibu|bapak|ketua|"
    r"salah|seorang|warga|petani|perajin|dia|beliau|mbah|[a-z]+(?=[.,!]))|\b(?:ujarnya|"
    r"tuturnya|ucapnya|ungkapnya|jelasnya|imbuhnya|katanya menutup|kenangnya|terangnya|"
    r"tegasnya|pungkasnya|paparnya|ceritanya)\b"
    r"|[,!?.][\"”\u2019] ?(?:kata|ujar|ucap|tutur|jelas|tegas|sebut)(?:nya)?\b"
)
SNEER = re.compile(
    r"\b(?:syukurlah|alhamdulillah|huh|duh|ah|halah|halah|heran|sumpah|fix|parah|kesel|sebel|"
    r"gemes|malu|capek|muak|bosan)\b[^.!?\n]{0,40}\b(?:pejabat\w*|pemerintah|dinas|bupati|"
    r"anggaran|kebijakan|program|aturan|petugas|dprd|proyek|kerjaan)\b[^.!?\n]{0,50}"
    r"\b(?:memang|emang|gak|ga|nggak|tidak|cuma|malah|percuma|lebay|aneh|ngawur|sok|"
    r"pencitraan|payah|becus|mikir)\b"
)
STRONG = re.compile(
    r"^(?:menurutku|menurut (?:saya|aku|gue|gw|gua|hemat|pendapat|mimin|admin)|(?:kalau|"
    r"kalo) (?:saya|aku|gue|mimin|boleh)|unpopular|imho|opini|pendapat|pendapatku|jujurly|"
    r"(?:gue|gw|gua|saya|aku|mimin|admin) (?:sih|rasa|pribadi|curiga|kecewa|muak)|nek (?:aku|"
    r"menurutku)|miturut|saya (?:tidak (?:percaya|setuju)|lebih suka|kurang setuju|"
    r"gak setuju)|aku (?:gak|lebih)|muak|secara pribadi|hemat saya|gak setuju|capek deh|"
    r"nyebelin|menyebalkan)"
)


def exempt(doc, run):
    """Quoted speech of a named speaker, and rules against opinions."""
    sentence = sentence_of(doc, run)
    line = doc.sentence(sentence)
    nearby = line + " " + (doc.sentence(sentence + 1) if sentence + 1 < len(doc.breaks) else "")
    if (
        guarded(doc, run, "opinion_ok", reach=1)
        or guarded(doc, run, "ban", reach=0)
        and re.search(r"opini|pendapat|admin", line)
    ):
        return True
    quoted = len(QUOTE.findall(doc.norm[: doc.tokens[run[0]].start])) % 2 == 1
    return bool(SPEAKER.search(nearby)) or (quoted and guarded(doc, run, "speech", reach=1))


@rule(
    "OP01-pendapat",
    flag="opini_pribadi",
    reason="Pendapat pribadi admin, bukan sikap lembaga.",
    fix=FIX,
    confidence=0.84,
)
def find_opinion(doc):
    """First-person markers of opinion; weak ones need a judging word."""
    for run in hits(doc, "opinion"):
        if exempt(doc, run):
            continue
        phrase = doc.norm[doc.tokens[run[0]].start : doc.tokens[run[1]].end]
        sentence = sentence_of(doc, run)
        judged = any(other[0] > run[1] for other in in_sentence(doc, sentence, "judge", "slur"))
        if judged or STRONG.match(phrase):
            start, end = doc.sentence_span(sentence)
            yield Span(doc.tokens[run[0]].start, max(end, doc.tokens[run[1]].end))


@rule(
    "OP02-nyinyir",
    flag="opini_pribadi",
    reason="Keluhan atau sindiran pribadi terhadap kebijakan atau petugas.",
    fix=FIX,
    confidence=0.75,
)
def find_sneer(doc):
    """Exasperation about public bodies."""
    for match, run in matches(doc, SNEER):
        if not exempt(doc, run):
            yield Span(*match.span())


SCORN = re.compile(
    r"\b(?:bikin|membuat|gawe|nggawe) (?:[a-z]+ ){1,3}(?:makin|tambah|malah|tansaya) (?:susah|sengsara|repot|"
    r"menderita|rekasa)\b"
    r"|\b(?:tidak|gak|nggak|ora) (?:pernah|tau) (?:turun|mudhun) (?:ke (?:lapangan|bawah)|lapangan)\b|"
    r"\b(?:(?:tidak|tak|gak|ga|nggak|enggak|ora|kurang) (?:becus|bermutu|berguna|mutu|genah|berpihak|"
    r"niat kerja)"
    r"|(?:buang|hambur|menghambur)-?(?:buang|hambur|hamburkan)? (?:uang|duit|anggaran|dana)"
    r"|menghambur-hamburkan|pencitraan (?:saja|semata|belaka|doang|tok)|cuma pencitraan|omong kosong|ngawur|"
    r"amburadul"
    r"|asal-asalan|asal jadi|asal bapak senang|akal-akalan|payah (?:sekali|banget|tenan)|memalukan"
    r"|tidak masuk akal|tebang pilih|pilih kasih|lelet|abal-abal|kalah jauh|gitu-gitu (?:aja|doang|saja)|"
    r"mengecewakan|seribet|terlalu ribet|setengah hati|ala kadarnya|salah sasaran|bolong lagi|"
    r"janjinya (?:bohong|palsu)|banyak (?:bicara|omong|ngomong) (?:dan |tapi )?(?:sedikit|minim|kurang))\b"
)
PUBLIC_BODY = re.compile(
    r"\b(?:kontraktor\w*|pemborong\w*|proyek\w*|pejabat\w*|dinas\w*|aturan\w*|kebijakan\w*|program\w*|"
    r"syarat\w*|prosedur\w*|birokrasi|seragam|"
    r"jalan\w*|gedung\w*|taman\w*|festival\w*|jembatan\w*|yang memutuskan|petugas\w*|pegawai\w*|dewan|dprd|"
    r"pemerintah\w*|pemkab|kecamatan|kelurahan|anggaran\w*|keputusan\w*|"
    r"pelayanan\w*|perda|perbup|pimpinan\w*|atasan\w*|panitia\w*)\b"
)
REPORTED = re.compile(
    r"\b(?:menilai|mengeluh\w*|dikeluhkan|keluhan|aduan|menyebut|mengaku|menuding|menuduh|dituding|dinilai|"
    r"dianggap|"
    r"menyayangkan|kritik\w*|mengkritik|jangan|agar tidak|supaya tidak|bukan|hindari|mencegah|tanpa|"
    r"tidak boleh|"
    r"dilarang|melarang|laporan warga|temuan|bpk|terbukti|putusan)\b"
)


@rule(
    "OP03-cela",
    flag="opini_pribadi",
    reason="Penilaian mencela atas kebijakan, pekerjaan, atau petugas tanpa menyebut siapa yang menilai.",
    fix=FIX,
    confidence=0.76,
)
def find_scorn(doc):
    """Scorn for public work in the writer's own voice, without a first person."""
    for _match, run in matches(doc, SCORN):
        line = doc.sentence(sentence_of(doc, run))
        if not PUBLIC_BODY.search(line) or REPORTED.search(line) or exempt(doc, run):
            continue
        if QUOTE.search(line) or guarded(doc, run, "clarify", "edu", "ban", reach=0):
            continue
        yield Span(*doc.sentence_span(sentence_of(doc, run)))


ADMIN = re.compile(
    r"\b(?:mimin|admin|min-?min)(?: ini| sih| pribadi| juga| sendiri)*(?: memang| kok| malah|"
    r" jadi)? (?:lebih (?:setuju|suka|percaya|memilih)|(?:tidak|gak|nggak|kurang|ora) (?:setuju|sreg|percaya|"
    r"suka|yakin)|"
    r"setuju|kecewa|muak|capek|sedih (?:lihat|dengar)|kesal|curiga|ragu|heran|bosan|jengkel|menolak|"
    r"keberatan)\b"
)
LAMENT = re.compile(
    r"\b(?:lucu (?:ya|juga|sih)|kok (?:bisa|iso) ya|heran (?:deh|saya|juga|ya)|ya+h?,? begini(?:lah)?|"
    r"beginilah kalau|percuma (?:ada|saja|bikin|punya)|sayang (?:kualitas|sekali|banget)\w*|"
    r"padahal (?:lebih|dulu|enak|bagus)|andai saya|seandainya saya|(?:kalau|kalo|nek|yen) saya (?:jadi|bupati|"
    r"kepala)|entah kenapa saya|feeling saya|firasat saya|rasanya kok|gimana (?:mau maju|sih)|"
    r"kapan (?:sadar|maju|berubah)nya|katanya (?:gratis|cepat|ramah|melayani)[, ]+(?:kok|tapi|nyatanya|mana)|"
    r"mana janjinya)\b"
)
TARGET = re.compile(
    r"\b(?:dilantik|pecat\w*|mundur|mangkrak|bolong|rusak|berlubang|abal-abal|lelet|ribet|aneh|bohong|buang|"
    r"mubazir|dibongkar|melanggar|tidak paham|ora paham|dhuwit|uang rakyat|pungli|antre|janji\w*|"
    r"orang seperti (?:itu|ini)|yang atas|selama ini|ngapain|beli beras)\b"
)
DUTY = re.compile(
    r"\b(?:(?:se)?mestinya|seharusnya|harusnya|kudune|sebaiknya)\b[^.!?\n]{0,50}\b(?:mundur|dipecat|dibatalkan|"
    r"diganti|malu|dikaji|mikir|sadar|ditiadakan|dihapus|dicopot|dibubarkan)\b"
)


@rule(
    "OP04-sindiran",
    flag="opini_pribadi",
    reason="Sindiran, keluhan, atau desakan yang datang dari penulis akun sendiri.",
    fix=FIX,
    confidence=0.76,
)
def find_lament(doc):
    """'Mimin lebih setuju …', 'lucu ya, jalan baru sudah bolong', 'semestinya mundur saja'."""
    for pattern in (ADMIN, LAMENT, DUTY):
        for match, run in matches(doc, pattern):
            line = doc.sentence(sentence_of(doc, run))
            aimed = PUBLIC_BODY.search(line) or TARGET.search(line)
            if pattern is not ADMIN and (not aimed or REPORTED.search(line)):
                continue
            if not exempt(doc, run) and not guarded(doc, run, "clarify", reach=0):
                yield Span(*match.span())

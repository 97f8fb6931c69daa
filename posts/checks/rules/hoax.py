"""Unverified claims with an urge to spread, miracle cures, conspiracies (Pasal 1 angka 12, 15 e)."""

import re

from ..findings import Severity
from .base import Span, cover, guarded, in_sentence, matches, pairs, rule, sentence_of

FIX = (
    "Tahan dulu. Periksa ke sumber resmi (BPBD, BMKG, Dinkes, Polres), lalu tulis sumbernya "
    "atau klarifikasinya."
)
QUAKE = re.compile(
    r"\b(?:gempa|tsunami|erupsi|meletus|banjir besar)\b[^.!?\n]{0,30}\b\d(?:[.,]\d)? ?(?:sr|"
    r"skala|magnitudo|m)\b|\b(?:akan|bakal|arep) (?:terjadi )?(?:gempa|tsunami|meletus|"
    r"tenggelam|kiamat|jebol|erupsi)\b"
)
CONSPIRACY = re.compile(
    r"\b(?:pemerintah|polisi|media|pejabat|dokter|rumah sakit|dinas|negara|mereka|pabrik|"
    r"pihak \w+|pemda|who|elite)\b[^.!?\n]{0,25}"
    r"\b(?:tutup mulut|sengaja (?:diam|menutup\w*|menyembunyikan|membiarkan|disebar)|bungkam|"
    r"menutup-?nutupi|ditutup-?tutupi|menyembunyikan|merahasiakan|takut ketahuan|"
    r"tidak mau (?:jujur|mengaku))\b"
    r"|\b(?:ditutup-?tutupi|ditutupi|disembunyikan|dibungkam|dirahasiakan) (?:oleh )?(?:media|"
    r"pemerintah|pejabat|polisi|dokter|negara|elite)\b"
)
SOURCE_OK = re.compile(
    r"\b(?:sumber|menurut|data|kata|rilis|laporan|imbauan|"
    r"keterangan)\b[:\s]{1,3}(?:resmi )?(?:\w+ ){0,2}(?:bmkg|bpbd|bpptkg|bnpb|pvmbg|dinkes|"
    r"kemenkes|polres|polsek|pln|pdam|pertamina)\b|\((?:bpbd|bmkg|bpptkg|dinkes|polres|"
    r"pln)[^)]*\)|sumber:"
)
LEGEND = re.compile(
    r"\b(?:candi|umbul|legenda|cerita rakyat|asal-usul|asal usul|dibangun|kerajaan|sendang|"
    r"desa|leluhur|zaman|pohon|keris|sejarah|situs|tradisi|menurut tuturan)\b"
)
DANGER = ("disaster", "disease")


def exempt(doc, run, reach=1):
    """A clarification, a lesson, or an official source nearby."""
    accused = CONSPIRACY.search(doc.sentence(sentence_of(doc, run)))
    if guarded(doc, run, "clarify", reach=reach) or guarded(doc, run, "edu", reach=0):
        return True
    if not accused and guarded(doc, run, "police", reach=reach):
        return True
    sentence = sentence_of(doc, run)
    return any(
        SOURCE_OK.search(doc.sentence(index)) for index in (sentence, sentence + 1) if index < len(doc.breaks)
    )


def weight(doc, *runs):
    """Blocking if a claim about health or disaster is joined to an urge to spread."""
    sentence = sentence_of(doc, runs[0])
    danger = in_sentence(doc, sentence, *DANGER, reach=1)
    urge = in_sentence(doc, sentence, "share", reach=1)
    return Severity.BLOCK if danger and urge else None


@rule(
    "HO01-sebar",
    flag="hoaks_sensasi",
    reason="Klaim tanpa sumber jelas disertai ajakan menyebarkan.",
    fix=FIX,
    confidence=0.88,
)
def find_spread(doc):
    """Hearsay or sensation together with an urge to spread."""
    for claim, share in pairs(doc, ("unverified", "sensation"), "share", gap=26, reach=2):
        if exempt(doc, claim) or exempt(doc, share, reach=0):
            continue
        yield cover(doc, claim, share, severity=weight(doc, claim))


@rule(
    "HO02-sensasi",
    flag="hoaks_sensasi",
    reason="Kabar menggemparkan yang hanya bersandar pada 'katanya'.",
    fix=FIX,
    confidence=0.82,
)
def find_hearsay(doc):
    """Hearsay together with a sensational claim."""
    for hearsay, claim in pairs(doc, "unverified", "sensation", gap=14, reach=1):
        line = doc.sentence(sentence_of(doc, hearsay))
        if exempt(doc, hearsay) or (
            LEGEND.search(line) and not in_sentence(doc, sentence_of(doc, hearsay), "predict", "disaster")
        ):
            continue
        yield cover(doc, hearsay, claim, severity=weight(doc, hearsay))


@rule(
    "HO03-ramalan",
    flag="hoaks_sensasi",
    reason="Ramalan bencana tanpa dasar lembaga berwenang.",
    fix=FIX,
    confidence=0.85,
)
def find_prophecy(doc):
    """A dated disaster, or one foretold by hearsay."""
    for match, run in matches(doc, QUAKE):
        sentence = sentence_of(doc, run)
        foretold = in_sentence(doc, sentence, "predict", "unverified", reach=1)
        if foretold and not exempt(doc, run):
            yield Span(match.start(), match.end(), severity=weight(doc, run))
    for hearsay, disaster in pairs(doc, "unverified", "disaster", gap=10):
        sentence = sentence_of(doc, hearsay)
        ahead = in_sentence(doc, sentence, "predict") or re.search(
            r"\b(?:akan|bakal|mau|arep|pertanda)\b", doc.sentence(sentence)
        )
        if ahead and not exempt(doc, hearsay):
            yield cover(doc, hearsay, disaster, severity=weight(doc, hearsay))


@rule(
    "HO04-obat",
    flag="hoaks_sensasi",
    reason="Klaim kesembuhan tanpa bukti medis.",
    fix="Hapus klaimnya; rujuk Dinas Kesehatan atau puskesmas.",
    confidence=0.87,
)
def find_cure(doc):
    """A cure for a disease, with a home remedy or a promise."""
    for cure, disease in pairs(doc, "cure", "disease", gap=9):
        sentence = sentence_of(doc, cure)
        line = doc.sentence(sentence)
        promise = in_sentence(doc, sentence, "remedy", "absolute", "share", reach=1)
        if not promise or exempt(doc, cure) or guarded(doc, cure, "ban", reach=0):
            continue
        if re.search(
            r"\b(?:pasien|angka kesembuhan|dinyatakan sembuh|puskesmas|obat rutin|minum obat|"
            r"pengobatan|terapi|sampai tuntas|skrining|psn|3m)\b",
            line,
        ):
            continue
        yield cover(doc, cure, disease, severity=weight(doc, cure))


@rule(
    "HO05-konspirasi",
    flag="hoaks_sensasi",
    reason="Tuduhan bahwa pihak berwenang menutupi sesuatu, tanpa bukti.",
    fix=FIX,
    confidence=0.84,
)
def find_conspiracy(doc):
    """Someone is said to hide the truth."""
    for match, run in matches(doc, CONSPIRACY):
        if not exempt(doc, run):
            yield Span(match.start(), match.end(), severity=weight(doc, run))


@rule(
    "HO06-desakan", flag="hoaks_sensasi", reason="Desakan meneruskan pesan berantai.", fix=FIX, confidence=0.8
)
def find_chain(doc):
    """Pressure typical of chain messages."""
    pattern = re.compile(
        r"\b(?:sebelum (?:dihapus|di hapus|terlambat|di-?take ?down)|kirim ke (?:semua|\d+|"
        r"seluruh) (?:kontak|teman|orang|grup)|jangan (?:putus|berhenti) di (?:kamu|anda|"
        r"sini)|"
        r"(?:teruskan|kirim|sebarkan|bagikan) ke (?:minimal |paling sedikit )?\d+ (?:orang|"
        r"teman|grup|kontak)|kalau tidak (?:disebar|diteruskan)|"
        r"demi (?:keselamatan )?anak cucu|"
        r"jangan sampai (?:anak|keluarga) (?:kita|kalian|anda) jadi korban)\b"
    )
    for match, run in matches(doc, pattern):
        sentence = sentence_of(doc, run)
        claim = in_sentence(
            doc, sentence, "unverified", "sensation", "disease", "disaster", reach=2
        ) or in_sentence(doc, sentence, "share")
        if claim and not exempt(doc, run):
            yield Span(match.start(), match.end(), severity=weight(doc, run))

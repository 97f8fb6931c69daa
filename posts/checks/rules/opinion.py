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

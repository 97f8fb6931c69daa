"""The words are there and yet nothing is wrong: lists of what is forbidden, quoted examples, innocent company.

Only flags of wording are ever doubted: personal data and passwords stay what they are in a list and in a lesson too,
and a word of the lexicon is only calmed by what stands near it.
"""

import re

from . import suggestions
from .rules.base import in_sentence

# Near these a learnt guess must be surer: clarifications, bans, lessons, rules and named sources.
CALMING = {
    "partisan": ("neutral",),
    "promosi_komersial": ("official_trade",),
    "sara_kebencian": ("harmony", "ban", "police"),
    "hoaks_sensasi": ("clarify", "ban", "police"),
    "rahasia": ("secret_ok", "ban", "police"),
    "opini_pribadi": ("opinion_ok", "speech"),
    "spam_terlarang": ("ban", "police", "clarify"),
    "tanpa_sumber": ("named_source",),
    "clickbait": ("bait_ok",),
}
# What is quoted as an example is taught, not said: the lead stands before the quotation, or the lesson after it.
SAID = r"(?:kalimat|ucapan|pesan|janji|tawaran|komentar|tulisan|status|iming-iming|kata-kata|chat|sms|label)"
LIKE = r"(?:seperti|semacam|macam|kayak|model|berbunyi)"
EXAMPLE = re.compile(
    rf"\b(?:contoh|misal\w*|jangan|haram|hindari|bedah|ditulis ulang|{SAID} {LIKE})\b[^.!?]*[\"“”]"
    rf"|[\"”]\W{{0,4}}{SAID} {LIKE}\b"
)
LESSON = re.compile(
    rf"{SAID} (?:{LIKE}|begini|begitu|itu)\b|(?:itu|ini|awas|nah,? itu) (?:\w+ )?(?:modus|penipuan|hoaks|bohong|palsu|"
    r"jebakan|tipuan|ujaran kebencian)\b"
)
# Rules that met innocent words most often in cross-validation need the second reader more than the others do.
LOOSE = frozenset(
    {
        "CB01-umpan",
        "HO01-sebar",
        "HO07-desas-desus",
        "HO09-kebenaran-tersembunyi",
        "OP01-pendapat",
        "PK02-harga",
        "PK07-pesan",
        "RH03-dokumen",
        "SK01-makian",
        "SP01-judi",
        "TS02-anonim",
    }
)
LOOSE_NEEDS = 0.4
# These see a value, not a wording: a password stays one in the friendliest sentence.
FIRM = frozenset({"RH01-kredensial", "RH01-kredensial-berlabel", "RH02-jaringan"})
QUOTES = re.compile(r"[\"“”]")
ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)](?=\s|$)|[-–—•*·▪✗✖❌🚫⛔]")
FORBIDDING = re.compile(
    r"\b(?:dilarang|larangan|(?:tidak|tak|nggak|ora|aja) (?:boleh|memuat|mengunggah|menyebarkan)|pantangan|hindari|"
    r"haram|waspadai|waspada|modus|ciri|jangan(?! (?:lupa|ragu|sampai|lewatkan|ketinggalan|khawatir)))\b"
)


def calm(doc, sentence, flag):
    """True if a sentence stands near what calms: a ban, a clarification, a named source."""
    guards = CALMING.get(flag)
    return bool(guards and in_sentence(doc, sentence, *guards, reach=1))


def doubted(doc, span, rule, judgements, forbidden_items):
    """True if the words a rule has met (a span of `norm`) are most likely innocent where they stand."""
    if rule.flag not in suggestions.LEARNT or rule.id in FIRM:
        return False
    first = doc.sentence_at(max(0, span.start))
    sentences = set(range(first, doc.sentence_at(max(span.start, span.end - 1)) + 1))
    return (
        sentences <= forbidden_items
        or (example(doc, first) and quoted(doc, first, span.start))
        or suggestions.innocent(judgements, rule.flag, sentences, LOOSE_NEEDS if rule.id in LOOSE else 0.0)
    )


def example(doc, sentence):
    """True if a sentence quotes what one should not say."""
    said = doc.sentence(sentence)
    if EXAMPLE.search(said):
        return True
    follows = sentence + 1 < len(doc.breaks) and QUOTES.search(said)
    return bool(follows and LESSON.match(doc.sentence(sentence + 1)))


def quoted(doc, sentence, place):
    """True if a place of `norm` lies within the quotation marks of its sentence."""
    start = doc.sentence_span(sentence)[0]
    return len(QUOTES.findall(doc.norm, start, max(start, place))) % 2 == 1


def forbidden(doc):
    """Indexes of the sentences that are items of a list whose lead ("Admin dilarang memuat:") forbids them."""
    found = set()
    listing = begun = False
    end_before = 0
    for index in range(len(doc.breaks)):
        start, end = doc.sentence_span(index)
        if start == end:
            continue
        opens_line = "\n" in doc.norm[end_before:start]
        end_before, is_item = end, bool(ITEM.match(doc.norm, start))
        if listing and (is_item or (begun and not opens_line)):
            begun = True
            found.add(index)
            continue
        said = doc.norm[start:end]
        listing, begun = said.endswith(":") and bool(FORBIDDING.search(said)), False
    return found

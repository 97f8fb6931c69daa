"""Read a draft, run the rules, suggest a category. Pure: no database, no network, no clock."""

import logging
from datetime import date, datetime
from itertools import islice

from . import suggestions
from .classifier import classify, default_model, features, load_model
from .concepts import concepts
from .findings import FLAGS, Finding, Result, Severity
from .lexicon import Lexicon
from .masking import quote
from .normal import Doc
from .rules import RULES
from .rules.base import in_sentence

RULES_VERSION = "2026.11.4"
MAX_LENGTH = 20_000
MOST_PER_RULE = 30
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
SURE_WHEN_CALM = 0.9
ENOUGH_TO_READ = 3
log = logging.getLogger(__name__)


def read(text, *, platform="", media=(), ref_date=None, lexicon=None):
    """A tagged `Doc`, ready for rules and classifier."""
    table = concepts()
    doc = Doc(
        str(text)[:MAX_LENGTH],
        platform=platform,
        media=media,
        ref_date=_day(ref_date),
        disguised=table.disguised,
    )
    if lexicon:
        doc.official_numbers = lexicon.official_numbers
    return table.tag(doc)


def check(text, platform="instagram", media=(), ref_date=None, lexicon=None, model=None):
    """Check one draft (Pasal 12 and 15).

    `media` is a list of `{"type", "alt"}`; `ref_date` the day of posting, if known; `lexicon` a `Lexicon` or
    an iterable of its entries; `model` a path, a loaded model, or None for the one trained from the shipped
    texts. Never raises for any text. Returns a `Result`.
    """
    lexicon = Lexicon.of(lexicon)
    model = load_model(model) if model is not None else default_model()
    doc = read(text, platform=platform, media=media, ref_date=ref_date, lexicon=lexicon)
    findings = [*_run_rules(doc), *_run_lexicon(doc, lexicon)]
    findings += _run_suggestions(doc, model, findings)
    findings = _without_echoes(doc, findings)
    verdict = classify(doc, model, features(doc, _objectionable(doc, findings)))
    return Result(
        findings=_tidy(findings),
        category=verdict.category,
        alternatives=verdict.alternatives,
        confidence=verdict.confidence,
        top_words=verdict.top_words,
        versions={
            "rules": RULES_VERSION,
            "concepts": concepts().version,
            "lexicon": lexicon.version,
            "model": model.version,
        },
    )


def _day(value):
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date) or value is None:
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _run_rules(doc):
    """Findings of all rules; a rule that breaks is logged without the text and skipped."""
    for rule in RULES:
        try:
            for span in islice(rule.find(doc), MOST_PER_RULE):
                yield _finding(doc, rule, span)
        except Exception:
            log.exception("rule %s failed", rule.id)


def _run_lexicon(doc, lexicon):
    for entry, match in islice(lexicon.search(doc.norm), MOST_PER_RULE):
        info = FLAGS[entry.flag]
        guards = CALMING.get(entry.flag)
        if guards and in_sentence(doc, doc.sentence_at(match.start()), *guards, reach=1):
            continue
        start, end = doc.origin(*match.span())
        yield Finding(
            flag=entry.flag,
            start=start,
            end=end,
            severity=entry.severity or info.severity,
            rule=f"LX-{entry.key}",
            pasal=info.pasal,
            reason=f"Memuat kata atau frasa pada leksikon Diskominfo ({info.name.lower()}).",
            fix="Hapus atau ganti kata tersebut, atau jelaskan konteksnya kepada pemeriksa.",
            confidence=0.9,
            quote=_quote(doc.text[start:end], entry.flag),
        )


def _run_suggestions(doc, model, raised):
    """Hints of the learnt model on sentences where no rule about wording has spoken."""
    taken = {
        sentence
        for finding in raised
        if finding.flag in suggestions.LEARNT
        for sentence in _sentences_of(doc, finding)
    }
    for flag, chance, sentence in islice(suggestions.suggest(doc, model.flags), MOST_PER_RULE):
        if sentence in taken:
            continue
        if chance < SURE_WHEN_CALM and in_sentence(doc, sentence, *CALMING[flag], reach=1):
            continue
        start, end = doc.origin(*doc.sentence_span(sentence))
        info = FLAGS[flag]
        yield Finding(
            flag=flag,
            start=start,
            end=end,
            severity=Severity.HINT,
            rule="ML01-saran",
            pasal=info.pasal,
            reason=f"Kalimat ini mirip contoh bermasalah ({info.name.lower()}); tidak ada aturan yang memastikannya.",
            fix="Baca ulang. Bila tidak bermasalah, abaikan saran ini.",
            confidence=chance,
            quote=_quote(doc.text[start:end], flag),
        )


def _without_echoes(doc, findings):
    """A swindle also sells: beside spam a remark about advertising would only distract."""
    spam = {
        sentence
        for finding in findings
        if finding.flag == "spam_terlarang"
        for sentence in _sentences_of(doc, finding)
    }
    return [
        finding
        for finding in findings
        if finding.flag != "promosi_komersial"
        or not any(abs(near - far) <= 1 for near in _sentences_of(doc, finding) for far in spam)
    ]


def _objectionable(doc, findings):
    """Sentences the category must not be read from: a campaign line does not make a harvest private.

    Empty when too little would remain, for then the objectionable words are what the draft is about.
    """
    marked = {
        sentence
        for finding in findings
        if finding.flag in suggestions.LEARNT
        for sentence in _sentences_of(doc, finding)
    }
    left = sum(token.sentence not in marked for token in doc.tokens)
    return marked if left >= ENOUGH_TO_READ else set()


def _sentences_of(doc, finding):
    """Indexes of the sentences a finding touches."""
    for index in range(len(doc.breaks)):
        start, end = doc.origin(*doc.sentence_span(index))
        if start < finding.end and finding.start < end:
            yield index


def _quote(text, flag):
    return quote(text, personal=flag in ("data_pribadi", "rahasia"))


def _finding(doc, rule, span):
    start, end = doc.origin(max(0, span.start), min(len(doc.norm), span.end))
    return Finding(
        flag=rule.flag,
        start=start,
        end=end,
        severity=span.severity or rule.severity,
        rule=rule.id,
        pasal=rule.pasal,
        reason=span.reason or rule.reason,
        fix=span.fix or rule.fix,
        confidence=span.confidence or rule.confidence,
        quote=_quote(doc.text[start:end], rule.flag),
    )


def _tidy(findings):
    """Text order; of overlapping findings with one flag the widest of the heaviest stays."""
    weight = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.HINT: 2}
    kept: list[Finding] = []
    for item in sorted(findings, key=lambda one: (weight[one.severity], one.start - one.end, one.start)):
        inside = any(
            item.flag == other.flag and item.start < max(other.end, 1) and other.start < max(item.end, 1)
            for other in kept
        )
        if not inside:
            kept.append(item)
    return sorted(kept, key=lambda one: (one.start, one.end, one.flag))

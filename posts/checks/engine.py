"""Read a draft, run the rules, suggest a category. Pure: no database, no network, no clock."""

import logging
from datetime import date, datetime
from itertools import islice

from . import suggestions
from .classifier import classify, default_model, load_model, views
from .concepts import concepts
from .doubts import calm, doubted, example, forbidden
from .findings import FLAGS, Finding, Result, Severity
from .lexicon import Lexicon
from .masking import quote
from .normal import Doc
from .rules import RULES

RULES_VERSION = "2026.11.12"
MAX_LENGTH = 20_000
MOST_PER_RULE = 30
SURE_WHEN_CALM = 0.9
# Beside a passage already objected to, a sentence needs less to be shown as part of the same matter.
SURE_AS_COMPANION = 0.3
SURE_BESIDE_SEVERAL = 0.15
# Wording is judged by the whole sentence; of a longer one this many characters around the words are marked.
LONGEST_MARK = 240
MARGIN = 100
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
    judgements = suggestions.judged(doc, model.flags)
    taught = forbidden(doc)
    judgements = [(sentence, chances) for sentence, chances in judgements if sentence not in taught]
    findings = list(_run_rules(doc, judgements, taught))
    findings += _run_lexicon(doc, lexicon)
    findings += _run_suggestions(doc, judgements, findings)
    findings = _without_echoes(doc, findings)
    findings += _run_companions(doc, judgements, findings)
    verdict = classify(doc, model, views(doc, *_objectionable(doc, findings)))
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


def _run_rules(doc, judgements=(), taught=frozenset()):
    """Findings of all rules, but for the doubted; a rule that breaks is logged without the text and skipped."""
    for rule in RULES:
        try:
            for span in islice(rule.find(doc), MOST_PER_RULE):
                if not doubted(doc, span, rule, judgements, taught):
                    yield _finding(doc, rule, span)
        except Exception:
            log.exception("rule %s failed", rule.id)


def _run_lexicon(doc, lexicon):
    for entry, match in islice(lexicon.search(doc.norm), MOST_PER_RULE):
        info = FLAGS[entry.flag]
        if calm(doc, doc.sentence_at(match.start()), entry.flag):
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


def _run_suggestions(doc, judgements, raised):
    """Hints of the learnt model on sentences where no rule about wording has spoken."""
    taken = {
        sentence
        for finding in raised
        if finding.flag in suggestions.LEARNT
        for sentence in _sentences_of(doc, finding)
    }
    for flag, chance, sentence in islice(suggestions.suggest(doc, judgements), MOST_PER_RULE):
        if sentence in taken:
            continue
        if chance < SURE_WHEN_CALM and (calm(doc, sentence, flag) or example(doc, sentence)):
            continue
        yield _hint(
            doc,
            sentence,
            flag,
            chance,
            "ML01-saran",
            "Kalimat ini mirip contoh bermasalah ({}); tidak ada aturan yang memastikannya.",
        )


def _run_companions(doc, judgements, raised):
    """Sentences that belong to a matter already objected to: they add no kind of problem, only its extent."""
    seen = {
        (finding.flag, sentence)
        for finding in raised
        if finding.flag in suggestions.LEARNT
        for sentence in _sentences_of(doc, finding)
    }
    wanted = sorted({flag for flag, _ in seen})
    heavy = {
        flag
        for flag in wanted
        if sum(one.flag == flag and not one.rule.startswith("ML") for one in raised) > 1
    }
    for flag, chance, sentence in islice(suggestions.companions(judgements, wanted), MOST_PER_RULE):
        enough = SURE_BESIDE_SEVERAL if flag in heavy else SURE_AS_COMPANION
        if chance >= enough and (flag, sentence) not in seen:
            yield _hint(
                doc,
                sentence,
                flag,
                chance,
                "ML02-rangkaian",
                "Kalimat ini tampak serangkai dengan bagian yang ditandai ({}).",
            )


def _hint(doc, sentence, flag, chance, rule, reason):
    start, end = doc.origin(*doc.sentence_span(sentence))
    info = FLAGS[flag]
    return Finding(
        flag=flag,
        start=start,
        end=end,
        severity=Severity.HINT,
        rule=rule,
        pasal=info.pasal,
        reason=reason.format(info.name.lower()),
        fix="Baca ulang. Bila tidak bermasalah, abaikan saran ini.",
        confidence=chance,
        quote=_quote(doc.text[start:end], flag),
    )


# What one flag already says, another need not repeat nearby: a swindle sells, a leak is offered, a rumour has no source.
ECHOES = {
    "promosi_komersial": ("spam_terlarang", "rahasia"),
    "tanpa_sumber": ("hoaks_sensasi", "rahasia"),
}


def _without_echoes(doc, findings):
    """Drop a remark that only repeats, under a lighter flag, what stands in the same or the next sentence."""
    places = {
        flag: {
            sentence
            for finding in findings
            if finding.flag == flag
            for sentence in _sentences_of(doc, finding)
        }
        for flag in {louder for pair in ECHOES.values() for louder in pair}
    }
    return [
        finding
        for finding in findings
        if not any(
            abs(near - far) <= 1
            for louder in ECHOES.get(finding.flag, ())
            for near in _sentences_of(doc, finding)
            for far in places[louder]
        )
    ]


def _objectionable(doc, findings):
    """The sentences objected to for their wording, and the flags they are objected to for."""
    wording = [finding for finding in findings if finding.flag in suggestions.LEARNT]
    sentences = {sentence for finding in wording for sentence in _sentences_of(doc, finding)}
    return sentences, sorted({finding.flag for finding in wording})


def _sentences_of(doc, finding):
    """Indexes of the sentences a finding touches."""
    for index in range(len(doc.breaks)):
        start, end = doc.origin(*doc.sentence_span(index))
        if start < finding.end and finding.start < end:
            yield index


def _quote(text, flag):
    return quote(text, personal=flag in ("data_pribadi", "rahasia"))


def _finding(doc, rule, span):
    first, last = max(0, span.start), min(len(doc.norm), span.end)
    said = doc.origin(first, last)
    start, end = doc.origin(*_sentence_around(doc, first, last)) if rule.flag in suggestions.LEARNT else said
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
        quote=_quote(doc.text[said[0] : said[1]], rule.flag),
    )


def _sentence_around(doc, first, last):
    """The sentence or sentences the words stand in; of very long ones only what surrounds the words."""
    start = doc.sentence_span(doc.sentence_at(first))[0]
    end = doc.sentence_span(doc.sentence_at(max(first, last - 1)))[1]
    start, end = min(start, first), max(end, last)
    if end - start <= LONGEST_MARK:
        return start, end
    if first - start > MARGIN:
        start = doc.norm.find(" ", first - MARGIN, first) + 1 or first
    if end - last > MARGIN:
        end = max(doc.norm.rfind(" ", last, last + MARGIN), last)
    return start, end


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

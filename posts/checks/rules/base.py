"""What a rule is, and the few ways rules look at a tagged draft."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..findings import FLAGS, Severity

REGISTRY: dict[str, "Rule"] = {}
LONGEST_TERM = 8


@dataclass(frozen=True)
class Span:
    """A place in `Doc.norm` that a rule objects to; empty fields fall back to the rule's own."""

    start: int
    end: int
    reason: str = ""
    fix: str = ""
    confidence: float = 0.0
    severity: Severity | None = None


@dataclass(frozen=True)
class Rule:
    """A named test with its article, its reason and its remedy; `find(doc)` yields `Span`s."""

    id: str
    flag: str
    reason: str
    fix: str
    confidence: float
    find: Callable[..., Iterable[Span]]
    severity: Severity
    pasal: str


def rule(id, *, flag, reason, fix, confidence=0.8, severity=None, pasal=""):
    """Register a generator function `find(doc) -> Iterable[Span]` as a rule."""

    def register(find):
        info = FLAGS[flag]
        REGISTRY[id] = Rule(
            id, flag, reason, fix, confidence, find, severity or info.severity, pasal or info.pasal
        )
        return find

    return register


def has(doc, *names):
    """True if any of the concepts occurs in the draft."""
    return any(name in doc.tags for name in names)


def hits(doc, *names):
    """Token runs of the concepts, in text order."""
    if len(names) == 1:
        return doc.tags.get(names[0], [])
    return sorted(run for name in names for run in doc.tags.get(name, ()))


def in_sentence(doc, sentence, *names, reach=0):
    """Token runs of the concepts within `reach` sentences of a sentence, in text order."""
    first = doc.sentence_first[max(0, sentence - reach)]
    last = doc.sentence_first[min(len(doc.breaks), sentence + reach + 1)]
    found = []
    for name in names:
        runs = doc.tags.get(name)
        if runs:
            found += runs[bisect_left(runs, (first,)) : bisect_left(runs, (last,))]
    return found if len(names) == 1 else sorted(found)


def guarded(doc, run, *names, reach=1):
    """True if a guard concept stands near a token run, outside the run itself."""
    sentence = doc.tokens[run[0]].sentence
    return any(
        other[1] < run[0] or other[0] > run[1] for other in in_sentence(doc, sentence, *names, reach=reach)
    )


def sentence_of(doc, run):
    """Index of the sentence a token run starts in."""
    return doc.tokens[run[0]].sentence


def cover(doc, *runs, **extra):
    """The span from the first to the last of some token runs."""
    first = min(run[0] for run in runs)
    last = max(run[1] for run in runs)
    return Span(doc.tokens[first].start, max(doc.tokens[last].end, doc.tokens[first].end), **extra)


def pairs(doc, left, right, *, gap=10, reach=0, ordered=False):
    """Nearest pairs of a run of `left` and a disjoint run of `right`, at most `gap` tokens apart."""
    seen = set()
    rights = hits(doc, *((right,) if isinstance(right, str) else right))
    for one in hits(doc, *((left,) if isinstance(left, str) else left)):
        if one in seen:
            continue
        seen.add(one)
        best = None
        low = bisect_left(rights, (one[0] - gap - LONGEST_TERM,))
        high = bisect_left(rights, (one[1] + gap + 2,))
        for two in rights[low:high]:
            if two[0] <= one[1] and two[1] >= one[0]:
                continue
            if ordered and two[0] < one[1]:
                continue
            space = max(two[0] - one[1], one[0] - two[1]) - 1
            if space > gap or abs(sentence_of(doc, one) - sentence_of(doc, two)) > reach:
                continue
            if best is None or space < best[0]:
                best = (space, two)
        if best:
            yield one, best[1]


def tokens_of(doc, start, end):
    """Token run covering a span of `norm`, or None."""
    first = doc.token_at(start)
    if first < 0 or doc.tokens[first].end <= start:
        first += 1
    last = doc.token_at(max(start, end - 1))
    return (first, last) if first < len(doc.tokens) and last >= first else None


def matches(doc, pattern):
    """Regex matches on `norm`, each with its token run (matches without a word are skipped)."""
    for match in pattern.finditer(doc.norm):
        run = tokens_of(doc, *match.span())
        if run:
            yield match, run

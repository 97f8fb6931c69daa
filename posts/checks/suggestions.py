"""A second reader learnt from examples: wording no rule foresaw. It only suggests, it never blocks.

One linear model per flag (`svm.py`), over the words and concepts of one sentence, so that a violation buried in a long
caption weighs as much as one that stands alone. All flags share one table: a feature leads to one weight each.
"""

import math
import re
from functools import lru_cache

from . import svm
from .concepts import DATA
from .stem import stem

LEARNT = (
    "partisan",
    "promosi_komersial",
    "sara_kebencian",
    "hoaks_sensasi",
    "rahasia",
    "opini_pribadi",
    "spam_terlarang",
    "tanpa_sumber",
    "clickbait",
)
# How sure it must be to speak alone: chosen by cross-validation on drafts by hands it had not learnt from.
THRESHOLD = 0.65
NEEDED = {"hoaks_sensasi": 0.7, "opini_pribadi": 0.7, "spam_terlarang": 0.7, "clickbait": 0.7}
# Below this it takes a sentence a rule has stopped at for innocent; chosen likewise.
INNOCENT = 0.25
INNOCENT_OF = {
    "promosi_komersial": 0.3,
    "hoaks_sensasi": 0.3,
    "tanpa_sumber": 0.3,
    "spam_terlarang": 0.2,
    "clickbait": 0.2,
}
SHORT, SURE_WHEN_SHORT = 4, 0.9
POSITIVE_WEIGHT = 2.0
STEEPNESS = 2.0
MINIMUM_EXAMPLES = 8
SMALLEST = 0.08
BIGRAM_WEIGHT = 0.75
CONCEPT_WEIGHT = 1.2
FILLERS = frozenset(
    "yang dan di ke dari untuk pada dengan ini itu juga atau agar para oleh serta ya".split()  # noqa: SIM905
)
LINK = re.compile(r"(?:https?:/*|www\.)\S+")
MARKS = (
    ("#!", re.compile("!"), 0.5),
    ("#?", re.compile(r"\?"), 0.5),
    ("#...", re.compile(r"\.\.\.|…"), 0.5),
    ('#"', re.compile('["“”]'), 0.8),
    ("#%", re.compile(r"\d ?(?:%|persen)"), 1.0),
)


def sigmoid(value):
    """Logistic function, safe for large values."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def sentences(doc):
    """`(index, features)` of every sentence of a tagged draft that has words; addresses are no words."""
    links = [match.span() for match in LINK.finditer(doc.norm)]
    tags: dict[int, dict[str, int]] = {}
    for name, runs in doc.tags.items():
        for first, _ in runs:
            counted = tags.setdefault(doc.tokens[first].sentence, {})
            counted[name] = counted.get(name, 0) + 1
    for index in range(len(doc.breaks)):
        first, last = doc.sentence_first[index], doc.sentence_first[index + 1]
        tokens = doc.tokens[first:last]
        if links:
            tokens = [token for token in tokens if not any(a <= token.start < b for a, b in links)]
        if tokens:
            yield index, features(doc, index, tokens, tags.get(index, {}))


def features(doc, index, tokens, tags):
    """`{name: value}` of one sentence, scaled to length one per kind of evidence."""
    words, grams = {}, {}
    previous = None
    for token in tokens:
        form = token.form
        if form.isdigit():
            form = f"#{min(len(form), 6)}"
            words["w:" + form] = 0.5
        elif len(form) < 2:
            previous = None
            continue
        elif form in FILLERS:
            words["w:" + form] = 0.3
        else:
            root = stem(form)
            words["w:" + root] = 1.0
            if root != form:
                words["w:" + form] = 0.6
        if previous:
            grams[f"b:{previous}_{form}"] = 1.0
        previous = form
    groups = {"c:" + name: min(count, 3) ** 0.5 for name, count in tags.items()}
    start, end = doc.sentence_span(index)
    raw = doc.plain[start:end]
    for name, pattern, weight in MARKS:
        if pattern.search(raw):
            groups[name] = weight
    if len(tokens) < 6:
        groups["#pendek"] = 0.4
    vector = {}
    for part, weight in ((words, 1.0), (grams, BIGRAM_WEIGHT), (groups, CONCEPT_WEIGHT)):
        norm = math.sqrt(sum(value * value for value in part.values())) or 1.0
        for name, value in part.items():
            vector[name] = weight * value / norm
    return vector


@lru_cache(maxsize=1)
def phrases():
    """The shipped sentences: `(text, flag, positive)`; lines of `sentences.txt` read `flag|+ or -|text`."""
    path = DATA / "sentences.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = (line.split("|", 2) for line in lines if line and not line.startswith("#"))
    return tuple((text, flag, sign == "+") for flag, sign, text in rows)


def marked(doc, item):
    """Indexes of the sentences the evidence of a labelled draft lies in, for flags of wording."""
    spans = [(one["start"], one["end"]) for one in item.get("evidence", ()) if one["flag"] in LEARNT]
    found = set()
    for index in range(len(doc.breaks) if spans else 0):
        start, end = doc.origin(*doc.sentence_span(index))
        if any(left < end and start < right for left, right in spans):
            found.add(index)
    return found


def labelled(doc, item):
    """`(features, flags, unknown)` per sentence of a labelled draft; evidence says which sentence is meant."""
    rows = list(sentences(doc))
    evidence: dict[str, list] = {}
    for one in item.get("evidence", ()):
        evidence.setdefault(one["flag"], []).append((one["start"], one["end"]))
    optional = frozenset(item.get("optional_flags", ()))
    for index, vector in rows:
        start, end = doc.origin(*doc.sentence_span(index))
        flags, unknown = set(), set(optional)
        for flag in item["flags"]:
            if flag in evidence:
                if any(left < end and start < right for left, right in evidence[flag]):
                    flags.add(flag)
            elif len(rows) == 1:
                flags.add(flag)
            else:
                unknown.add(flag)
        yield vector, frozenset(flags), frozenset(unknown)


def train(rows, *, seed):
    """`{"flags", "bias", "weights"}` from `(features, flags, unknown, weight)` rows; deterministic for a seed."""
    rows = list(rows)
    counts: dict[str, int] = {}
    for vector, *_ in rows:
        for name in vector:
            counts[name] = counts.get(name, 0) + 1
    kept = sorted(name for name, count in counts.items() if count > 1)
    place = {name: index for index, name in enumerate(kept)}
    rows = [
        ([(place[name], value) for name, value in vector.items() if name in place], *rest)
        for vector, *rest in rows
    ]
    names = [flag for flag in LEARNT if sum(flag in row[1] for row in rows) >= MINIMUM_EXAMPLES]
    biases: list[float] = []
    table: dict[str, list[float]] = {}
    for column, flag in enumerate(names):
        known = [
            (vector, flag in flags, weight * (POSITIVE_WEIGHT if flag in flags else 1.0))
            for vector, flags, unknown, weight in rows
            if flag not in unknown
        ]
        bias, weights = svm.fit(known, len(kept), seed=seed)
        biases.append(round(bias, 4))
        for name, value in zip(kept, weights, strict=True):
            if abs(value) > SMALLEST:
                table.setdefault(name, [0.0] * len(names))[column] = round(value, 3)
    return {"flags": names, "bias": biases, "weights": {name: table[name] for name in sorted(table)}}


def chances(vector, model):
    """Probability of each learnt flag for the features of one sentence."""
    totals = list(model["bias"])
    weights = model["weights"]
    for name, value in vector.items():
        row = weights.get(name)
        if row is not None:
            for column, weight in enumerate(row):
                totals[column] += weight * value
    return {flag: sigmoid(STEEPNESS * total) for flag, total in zip(model["flags"], totals, strict=True)}


def judged(doc, model):
    """`[(sentence, {flag: probability})]` of a tagged draft, or nothing without a model."""
    if not model or not model.get("flags"):
        return []
    return [(index, chances(vector, model)) for index, vector in sentences(doc)]


def suggest(doc, judgements):
    """`(flag, probability, sentence)` of every sentence whose likeliest flag passes the threshold."""
    for index, found in judgements:
        flag = max(found, key=lambda name: (found[name], name))
        words = doc.sentence_first[index + 1] - doc.sentence_first[index]
        needed = SURE_WHEN_SHORT if words < SHORT else NEEDED.get(flag, THRESHOLD)
        if found[flag] >= needed:
            yield flag, round(found[flag], 3), index


def innocent(judgements, flag, sentences, needed=0.0):
    """True if these sentences are read, and none of them sounds like the flag; `needed` asks for more than usual."""
    known = dict(judgements)
    heard = [known[index][flag] for index in sentences if flag in known.get(index, ())]
    return bool(heard) and max(heard) < max(needed, INNOCENT_OF.get(flag, INNOCENT))


def companions(judgements, flags):
    """`(flag, probability, sentence)` of some flags in every sentence, whatever else it is likelier to be."""
    for index, found in judgements:
        for flag in flags:
            if flag in found:
                yield flag, round(found[flag], 3), index

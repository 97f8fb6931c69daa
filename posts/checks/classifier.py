"""Which letter of Pasal 12 does a draft belong to? A softmax over words and concepts, in pure Python.

The model is JSON (`format`, `version`, `data_sha256`, `classes`, `weights`, `flags`), never a pickle. Training is
deterministic: the same texts and seed give the same weights.
"""

import hashlib
import json
import math
import random
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from . import suggestions
from .concepts import DATA, concepts
from .findings import CATEGORIES
from .normal import Doc
from .stem import stem

FORMAT = 5
SEED = 20200104
EPOCHS = 14
RATE = 0.5
DECAY = 0.03
CONCEPT_WEIGHT = 1.2
BIGRAM_WEIGHT = 0.45
MATTER_WEIGHT = 0.5
LEARNT_ENOUGH = 0.25
ENOUGH_TO_READ = 3
STOP = frozenset(
    [
        "yang",
        "dan",
        "di",
        "ke",
        "dari",
        "untuk",
        "pada",
        "dengan",
        "ini",
        "itu",
        "juga",
        "atau",
        "agar",
        "para",
        "oleh",
        "serta",
        "ya",
    ]
)
SEED_FILES = ("seed.jsonl", "extra.jsonl")
NUMBER_MARKS = (
    ("#rupiah", re.compile(r"\brp ?\d")),
    ("#nomor", re.compile(r"\b(?:nomor|no) \d+ tahun \d{4}|\bpasal \d")),
    ("#jam", re.compile(r"\b\d{1,2}[.:]\d{2}\b")),
    ("#persen", re.compile(r"\d ?(?:%|persen)\b")),
    ("#sumber", re.compile(r"\bsumber:|\((?:bpbd|bmkg|bpptkg|dinkes)")),
)


@dataclass(frozen=True)
class Verdict:
    """The suggestion: best category, all categories with probability, and the words that spoke for it."""

    category: str
    alternatives: list
    confidence: float
    top_words: list


@dataclass
class Model:
    """Trained weights: `weights[feature]` is a list with one number per class."""

    weights: dict
    bias: list
    version: str = ""
    data_sha256: str = ""
    n_data: int = 0
    classes: tuple = CATEGORIES
    metrics: dict = field(default_factory=dict)
    flags: dict = field(default_factory=dict)

    def scores(self, features):
        """Log-odds per class for a feature vector."""
        totals = list(self.bias)
        for name, value in features.items():
            row = self.weights.get(name)
            if row is not None:
                for index, weight in enumerate(row):
                    totals[index] += weight * value
        return totals

    def to_json(self):
        """The model as a JSON document, stable byte for byte."""
        return json.dumps(
            {
                "format": FORMAT,
                "version": self.version,
                "data_sha256": self.data_sha256,
                "n_data": self.n_data,
                "classes": list(self.classes),
                "metrics": self.metrics,
                "bias": self.bias,
                "flags": self.flags,
                "weights": self.weights,
            },
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text):
        """A model from `to_json`; raises ValueError if it is of another format."""
        # most weights are alike: one object for each number, not half a million
        numbers: dict[str, float] = {}
        data = json.loads(text, parse_float=lambda said: numbers.setdefault(said, float(said)))
        if data.get("format") != FORMAT or tuple(data.get("classes", ())) != CATEGORIES:
            raise ValueError("Berkas model pemeriksa tidak dikenali; latih ulang dengan train_check_model.")
        return cls(
            weights={name: tuple(row) for name, row in data["weights"].items()},
            bias=data["bias"],
            version=data["version"],
            data_sha256=data["data_sha256"],
            n_data=data["n_data"],
            metrics=data.get("metrics", {}),
            flags=_compact(data.get("flags", {})),
        )


def _compact(flags):
    """Rows of weights as tuples; beside the rest of what was learnt about flags."""
    return flags | {"weights": {name: tuple(row) for name, row in flags.get("weights", {}).items()}}


def features(doc, without=frozenset(), matters=()):
    """`{name: value}` of a tagged draft, scaled to length one per kind of evidence.

    `without` names sentences to leave out, because a campaign line does not make a harvest private; none is left
    out if too little would remain. `matters` are the flags of wording the draft is objected to for.
    """
    if without and sum(token.sentence not in without for token in doc.tokens) < ENOUGH_TO_READ:
        without = frozenset()
    words, grams = {}, {}
    previous = None
    tokens = [token for token in doc.tokens if token.sentence not in without] if without else doc.tokens
    first = tokens[0].sentence if tokens else 0
    for token in tokens:
        form = token.form
        if form.isdigit() or len(form) < 2:
            previous = None
            continue
        root = stem(form)
        if form not in STOP:
            words["w:" + root] = 1.0
            if root != form:
                words["w:" + form] = 0.5
        if previous:
            grams[f"b:{previous}_{form}"] = 1.0
        previous = form
    groups = {}
    for name, runs in doc.tags.items():
        places = [doc.tokens[run[0]].sentence for run in runs]
        count = sum(place not in without for place in places) if without else len(runs)
        if count:
            groups["c:" + name] = min(count, 4) ** 0.5
            if name.startswith("t_") and first in places:
                groups["f:" + name] = 0.7
    for name, pattern in NUMBER_MARKS:
        if pattern.search(doc.norm):
            groups[name] = 0.8
    groups["#" + ("pendek" if len(tokens) < 9 else "panjang" if len(tokens) > 28 else "sedang")] = 0.4
    if not any(char.isupper() for char in doc.plain):
        groups["#kecil"] = 0.8
    vector = {}
    for part, weight in ((words, 1.0), (grams, BIGRAM_WEIGHT), (groups, CONCEPT_WEIGHT)):
        norm = math.sqrt(sum(value * value for value in part.values())) or 1.0
        for name, value in part.items():
            vector[name] = weight * value / norm
    for flag in matters:
        vector["x:" + flag] = MATTER_WEIGHT
    return vector


def views(doc, without=frozenset(), matters=()):
    """The features of a draft as it stands, and beside them as it reads without what is objected to.

    A campaign line does not make a harvest private, yet a campaign in the coat of a harvest is one: neither view
    alone tells the two apart as well as both.
    """
    whole = features(doc)
    return [whole, features(doc, without, matters)] if without or matters else [whole]


def taught(doc, item):
    """`(features, category, weight)` rows of a labelled draft, seen as the engine sees it; they weigh one draft."""
    matters = [flag for flag in item.get("flags", ()) if flag in suggestions.LEARNT]
    seen = views(doc, suggestions.marked(doc, item), matters)
    return [(vector, item["category"], float(item.get("weight", 1.0)) / len(seen)) for vector in seen]


def softmax(scores):
    """Probabilities from log-odds."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def train(rows, *, epochs=EPOCHS, rate=RATE, decay=DECAY, seed=SEED):
    """Fit a model to `(features, category, weight)` rows by AdaGrad; deterministic for a seed."""
    index_of = {name: index for index, name in enumerate(CATEGORIES)}
    rows = list(rows)
    seen: dict[str, int] = {}
    for vector, _, _ in rows:
        for name in vector:
            seen[name] = seen.get(name, 0) + 1
    keep = {name for name, count in seen.items() if count > 1}
    rows = [
        ([(name, value) for name, value in vector.items() if name in keep], index_of[category], weight)
        for vector, category, weight in rows
    ]
    size = len(CATEGORIES)
    weights = {name: [0.0] * size for name in sorted(keep)}
    grads = {name: [1e-3] * size for name in keep}
    bias = [0.0] * size
    order = list(range(len(rows)))
    places, sqrt = range(size), math.sqrt
    # Weights are averaged over the second half of the epochs: steadier on texts nobody has seen.
    sums = {name: [0.0] * size for name in keep}
    rng = random.Random(seed)  # noqa: S311 - order of training only
    for epoch in range(epochs):
        rng.shuffle(order)
        for position in order:
            vector, target, weight = rows[position]
            totals = list(bias)
            for name, value in vector:
                row = weights[name]
                for index in places:
                    totals[index] += row[index] * value
            errors = softmax(totals)
            errors[target] -= 1.0
            if epoch % 2 and -errors[target] < LEARNT_ENOUGH:
                continue  # what is known well is repeated in every second pass only
            for index in range(size):
                errors[index] *= weight
                bias[index] -= 0.01 * errors[index]
            for name, value in vector:
                row, grad = weights[name], grads[name]
                for index in places:
                    step = errors[index] * value + decay * row[index]
                    grad[index] += step * step
                    row[index] -= rate * step / sqrt(grad[index])
        if epoch >= epochs // 2:
            for name, total in sums.items():
                for index, value in enumerate(weights[name]):
                    total[index] += value
    kept = epochs - epochs // 2
    tidy = {
        name: [round(value / kept, 3) for value in sums[name]]
        for name in weights
        if max(map(abs, sums[name])) > 0.05 * kept
    }
    return Model(tidy, [round(value, 4) for value in bias], n_data=len(rows))


def tagged(text, *, platform="", media=()):
    """A draft ready for `features`."""
    table = concepts()
    return table.tag(Doc(text, platform=platform, media=media, disguised=table.disguised))


def seed_items():
    """The shipped training texts: dicts with at least `text` and `category`."""
    items: list[dict] = []
    for name in SEED_FILES:
        path = DATA / name
        if path.exists():
            items.extend(
                json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
            )
    return items


def data_hash(items, phrases=()):
    """SHA-256 over texts, labels and the concept table: the identity of what was learnt from."""
    digest = hashlib.sha256(f"{FORMAT}\t{concepts().version}\n".encode())
    for item in items:
        flags = ",".join(sorted(item.get("flags", ())))
        digest.update(f"{item['category']}\t{flags}\t{item['text']}\n".encode())
    for text, flag, positive in phrases:
        digest.update(f"{flag}\t{positive}\t{text}\n".encode())
    return digest.hexdigest()


def train_from(items, *, phrases=(), seed=SEED):
    """A versioned model from labelled items (`text`, `category`, optional `flags`, `evidence`, `weight`).

    `phrases` are sentences with one flag each (`suggestions.phrases()`): they teach flags, not categories.
    """
    items = list(items)
    rows, lines = [], []
    for item in items:
        doc = tagged(item["text"], platform=item.get("platform", ""))
        weight = float(item.get("weight", 1.0))
        rows += taught(doc, item)
        if "flags" in item:
            lines += [(*row, weight) for row in suggestions.labelled(doc, item)]
    for text, flag, positive in phrases:
        for _, vector in suggestions.sentences(tagged(text)):
            lines.append((vector, frozenset([flag] if positive else ()), frozenset(), 1.0))
    model = train(rows, seed=seed)
    model.n_data = len(items)
    model.flags = suggestions.train(lines, seed=seed)
    model.data_sha256 = data_hash(items, phrases)
    model.version = f"{FORMAT}.{model.data_sha256[:12]}"
    return model


def shipped_model():
    """A model learnt from everything that is shipped with the package."""
    return train_from(seed_items(), phrases=suggestions.phrases())


@lru_cache(maxsize=1)
def default_model():
    """The model learnt from the shipped texts, trained once per process if no file is given."""
    return shipped_model()


@lru_cache(maxsize=4)
def _read_model(path, changed):
    return Model.from_json(Path(path).read_text(encoding="utf-8"))


def load_model(source):
    """A model from a `Model` or a path; a missing or broken file falls back to the shipped texts."""
    if isinstance(source, Model):
        return source
    path = Path(source)
    try:
        return _read_model(str(path), path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError):
        return default_model()


def classify(doc, model, seen=()):
    """The `Verdict` on a tagged draft; `seen` are its `views`, which have one voice each."""
    seen = seen or views(doc)
    voices = [softmax(model.scores(vector)) for vector in seen]
    chances = [sum(voice) / len(seen) for voice in zip(*voices, strict=True)]
    ranked = sorted(zip(model.classes, chances, strict=True), key=lambda pair: -pair[1])
    best = model.classes.index(ranked[0][0])
    spoken = sorted(
        (
            (model.weights[name][best] * value, name[2:])
            for name, value in seen[0].items()
            if name.startswith("w:") and name in model.weights
        ),
        reverse=True,
    )
    return Verdict(
        category=ranked[0][0],
        alternatives=[(name, round(chance, 4)) for name, chance in ranked],
        confidence=round(ranked[0][1], 4),
        top_words=[word for score, word in spoken[:5] if score > 0],
    )

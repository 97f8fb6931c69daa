"""May a model that learnt from reviewers replace the one in use? The quality gate, pure and deterministic.

Both are trained and scored on the same folds of the shipped drafts. The candidate may be no worse overall, no
letter may fall far, and the hard drafts may not suffer. Decisions never outweigh the shipped drafts, and no one
person's decisions outweigh the others'.
"""

import random
from dataclasses import dataclass, field

from . import classifier
from .findings import CATEGORIES

FOLDS = 5
MAY_LOSE = 0.005
CLASS_MAY_LOSE = 0.03
ONE_PERSON = 0.30


@dataclass(frozen=True)
class Verdict:
    """The figures of both models on the same folds, and what speaks against the candidate."""

    candidate: dict
    active: dict
    objections: list = field(default_factory=list)

    @property
    def passed(self):
        """True if nothing speaks against the candidate."""
        return not self.objections

    def as_dict(self):
        """Plain JSON for keeping."""
        return {"kandidat": self.candidate, "aktif": self.active, "keberatan": self.objections}


def weighed(lessons, *, shipped):
    """Training rows from decisions: each text once, one person at most 30 %, all together at most the shipped.

    `lessons` are dicts with `text`, `category` and `by`; the newest of a text counts. Returns dicts with a
    `weight` fit for `classifier.train_from`.
    """
    unique = {" ".join(lesson["text"].lower().split()): lesson for lesson in lessons}
    rows = list(unique.values())
    share = min(1.0, shipped / len(rows)) if rows else 0.0
    counts: dict = {}
    for lesson in rows:
        counts[lesson["by"]] = counts.get(lesson["by"], 0) + 1
    cap = _cap(counts)
    return [
        {
            "text": lesson["text"],
            "category": lesson["category"],
            "weight": round(share * min(1.0, cap / counts[lesson["by"]]), 4),
        }
        for lesson in rows
    ]


def _cap(counts):
    """The most one person may weigh so that nobody holds more than the allowed share of what is left."""
    cap = float(max(counts.values(), default=0))
    for _ in range(50):
        total = sum(min(cap, count) for count in counts.values())
        allowed = ONE_PERSON * total
        if cap <= allowed + 1e-6:
            return cap
        cap = max(allowed, 1.0)
        if cap == 1.0:
            return cap
    return cap


def scores(pairs, hard):
    """Macro-F1, F1 per letter and accuracy on hard drafts from `(gold, guess)` pairs."""
    per = {}
    for name in CATEGORIES:
        tp = sum(gold == name == guess for gold, guess in pairs)
        wrong = sum((gold == name) != (guess == name) for gold, guess in pairs)
        if tp or wrong:
            per[name] = round(2 * tp / (2 * tp + wrong), 4)
    hits = [gold == guess for (gold, guess), is_hard in zip(pairs, hard, strict=True) if is_hard]
    return {
        "macro_f1": round(sum(per.values()) / len(per), 4) if per else 0.0,
        "f1": per,
        "hard": round(sum(hits) / len(hits), 4) if hits else 1.0,
        "n": len(pairs),
    }


def judge(tested, extra, *, candidate, active, seed=classifier.SEED):
    """The `Verdict` on a candidate that knows the decisions `candidate`, against one that knows `active`.

    `tested` are the labelled drafts both are scored on, fold by fold; `extra` is always in training.
    """
    tested = list(tested)
    order = list(range(len(tested)))
    random.Random(seed).shuffle(order)  # noqa: S311 - folds only
    fold_of = {position: place % FOLDS for place, position in enumerate(order)}
    docs = [classifier.tagged(item["text"], platform=item.get("platform", "")) for item in tested]
    rows = [classifier.taught(doc, item) for doc, item in zip(docs, tested, strict=True)]
    fixed = _rows(extra)
    figures = [
        _figures(tested, docs, rows, fold_of, fixed + _rows(known), seed) for known in (candidate, active)
    ]
    return Verdict(figures[0], figures[1], _objections(*figures))


def _rows(items):
    return [
        row
        for item in items
        for row in classifier.taught(classifier.tagged(item["text"], platform=item.get("platform", "")), item)
    ]


def _figures(tested, docs, rows, fold_of, fixed, seed):
    guesses = [""] * len(tested)
    for fold in range(FOLDS):
        kept = [row for index, own in enumerate(rows) if fold_of[index] != fold for row in own]
        model = classifier.train(kept + fixed, seed=seed)
        for index in range(len(tested)):
            if fold_of[index] == fold:
                seen = [vector for vector, _, _ in rows[index]]
                guesses[index] = classifier.classify(docs[index], model, seen).category
    pairs = [(item["category"], guess) for item, guess in zip(tested, guesses, strict=True)]
    return scores(pairs, [bool(item.get("hard")) for item in tested])


def _objections(candidate, active):
    found = []
    if candidate["macro_f1"] < active["macro_f1"] - MAY_LOSE:
        found.append(f"Nilai rata-rata turun dari {active['macro_f1']} menjadi {candidate['macro_f1']}.")
    for name, value in active["f1"].items():
        if candidate["f1"].get(name, 0.0) < value - CLASS_MAY_LOSE:
            found.append(f"Kategori {name} turun dari {value} menjadi {candidate['f1'].get(name, 0.0)}.")
    if candidate["hard"] < active["hard"]:
        found.append(f"Contoh sulit turun dari {active['hard']} menjadi {candidate['hard']}.")
    return found

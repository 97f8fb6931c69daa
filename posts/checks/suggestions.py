"""A second opinion learnt from examples: wording no rule foresaw. It only suggests, it never blocks.

One small logistic model per flag over the features of the classifier. A suggestion is made above a high
threshold and only where no rule has raised the same flag.
"""

import math
import random

LEARNT = (
    "partisan",
    "promosi_komersial",
    "sara_kebencian",
    "hoaks_sensasi",
    "opini_pribadi",
    "spam_terlarang",
    "tanpa_sumber",
    "clickbait",
)
THRESHOLD = 0.7
EPOCHS = 12
RATE = 0.4
DECAY = 1e-5
POSITIVE_WEIGHT = 3.0
MINIMUM_EXAMPLES = 8


def sigmoid(value):
    """Logistic function, safe for large values."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def train(rows, *, seed):
    """`{flag: {"bias", "weights"}}` from `(features, flags, weight)` rows; deterministic for a seed."""
    rows = list(rows)
    counts: dict[str, int] = {}
    for vector, _, _ in rows:
        for name in vector:
            counts[name] = counts.get(name, 0) + 1
    rows = [
        ([(name, value) for name, value in vector.items() if counts[name] > 1], flags, weight)
        for vector, flags, weight in rows
    ]
    return {
        flag: _fit(rows, flag, seed)
        for flag in LEARNT
        if sum(flag in flags for _, flags, _ in rows) >= MINIMUM_EXAMPLES
    }


def _fit(rows, flag, seed):
    weights: dict[str, float] = {}
    grads: dict[str, float] = {}
    bias = 0.0
    order = list(range(len(rows)))
    rng = random.Random(seed)  # noqa: S311 - order of training only
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for position in order:
            vector, flags, weight = rows[position]
            positive = flag in flags
            total = bias
            for name, value in vector:
                total += weights.get(name, 0.0) * value
            error = (sigmoid(total) - positive) * weight * (POSITIVE_WEIGHT if positive else 1.0)
            bias -= 0.02 * error
            for name, value in vector:
                step = error * value + DECAY * weights.get(name, 0.0)
                grads[name] = grads.get(name, 1e-3) + step * step
                weights[name] = weights.get(name, 0.0) - RATE * step / math.sqrt(grads[name])
    kept = {name: round(value, 3) for name, value in sorted(weights.items()) if abs(value) > 0.05}
    return {"bias": round(bias, 4), "weights": kept}


def suggest(vector, models):
    """The likeliest `(flag, probability)` above the threshold, or None."""
    best = None
    for flag, model in models.items():
        weights = model["weights"]
        chance = sigmoid(
            model["bias"] + sum(weights[name] * value for name, value in vector.items() if name in weights)
        )
        if chance >= THRESHOLD and (best is None or chance > best[1]):
            best = (flag, round(chance, 3))
    return best


def weightiest_sentence(doc, model):
    """Index of the sentence whose words and concepts speak most for a flag."""
    weights = model["weights"]
    totals: dict[int, float] = {}
    for token in doc.tokens:
        totals[token.sentence] = totals.get(token.sentence, 0.0) + weights.get("w:" + token.form, 0.0)
    for name, runs in doc.tags.items():
        for first, _ in runs:
            index = doc.tokens[first].sentence
            totals[index] = totals.get(index, 0.0) + weights.get("c:" + name, 0.0)
    return max(totals, key=lambda index: (totals[index], -index), default=0)

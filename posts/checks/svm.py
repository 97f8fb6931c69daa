"""A linear support vector machine with squared hinge loss, in pure Python: few examples, many rare words.

Dual coordinate descent with shrinking (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method
for Large-scale Linear SVM, ICML 2008). On drafts by hands it had not learnt from it finds more at the same number
of false alarms than logistic regression does: see docs/content-check.md.
"""

import math
import random

COST = 1.0
EPOCHS = 10
ROOM = 0.1
# How far a word's weight follows its odds (the log-count ratio of Wang and Manning 2012): 0 not at all, 1 wholly.
BY_ODDS = 0.3
EVERYWHERE = 1.0


def fit(rows, size, *, seed, cost=COST):
    """Bias and `size` weights from `(vector, positive, weight)` rows; a vector is `[(index, value)]`.

    `weight` says how dear a mistake in this row is. Deterministic for a seed.
    """
    vectors = [vector for vector, _, _ in rows]
    # the features are not scaled, the weights are: which comes to the same and needs no second copy of the rows
    scale = [one * one for one in odds(rows, size)]
    signs = [1.0 if positive else -1.0 for _, positive, _ in rows]
    slack = [0.5 / (cost * weight) for _, _, weight in rows]
    curve = [
        EVERYWHERE + sum(value * value * scale[index] for index, value in vector) + own
        for vector, own in zip(vectors, slack, strict=True)
    ]
    weights, bias = [0.0] * size, 0.0
    alphas = [0.0] * len(rows)
    everything = list(range(len(rows)))
    close = everything
    rng = random.Random(seed)  # noqa: S311 - order of training only
    for epoch in range(EPOCHS):
        # what is told apart with room to spare is looked at again in every third pass only
        order = close if epoch % 3 else list(everything)
        rng.shuffle(order)
        close = []
        for place in order:
            vector, sign, alpha = vectors[place], signs[place], alphas[place]
            total = bias
            for index, value in vector:
                total += weights[index] * value
            slope = sign * total - 1.0 + slack[place] * alpha
            if alpha == 0.0 and slope > 0.0:
                if slope < ROOM:
                    close.append(place)
                continue
            close.append(place)
            alphas[place] = max(alpha - slope / curve[place], 0.0)
            step = (alphas[place] - alpha) * sign
            bias += step
            for index, value in vector:
                weights[index] += step * value * scale[index]
    return bias, weights


def odds(rows, size):
    """Per feature, how much its size should count: more where it leans to one side, one on average."""
    guilty, innocent = [1.0] * size, [1.0] * size
    for vector, positive, _ in rows:
        counts = guilty if positive else innocent
        for index, _ in vector:
            counts[index] += 1.0
    total = math.log(sum(guilty) / sum(innocent))
    lean = [abs(math.log(yes / no) - total) for yes, no in zip(guilty, innocent, strict=True)]
    mean = sum(lean) / size if size else 1.0
    return [1.0 - BY_ODDS + BY_ODDS * one / (mean or 1.0) for one in lean]

"""From values to points to a grade: pure arithmetic of the evaluation sheet (Pasal 20 ayat 1).

The weight of an indicator that does not apply is spread inside its aspect; an aspect where nothing applies
leaves the total to be reckoned over the others. Both are shown. Missing evidence is not "does not apply".
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CUTS = ((90, "Sangat Baik"), (80, "Baik"), (60, "Cukup"), (40, "Kurang"), (0, "Sangat Kurang"))
HUNDRED = Decimal(100)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Line:
    """One indicator on the sheet; ``points`` and ``effective_weight`` are None while it has no value."""

    name: str
    citation: str
    weight: int
    value: Decimal | None
    proposed: Decimal | None
    explanation: str
    note: str
    applies: bool
    effective_weight: Decimal | None
    points: Decimal | None


@dataclass(frozen=True)
class Aspect:
    """The indicators of one aspect; ``percent`` is None while one has no value or none applies."""

    name: str
    weight: int
    lines: tuple[Line, ...]
    points: Decimal | None
    percent: Decimal | None


@dataclass(frozen=True)
class Sheet:
    """The whole evaluation; ``total`` (0–100) is None while an indicator that applies has no value."""

    aspects: tuple[Aspect, ...]
    total: Decimal | None


def does_not_apply(score) -> bool:
    """An indicator that may be left out, left out with a reason."""
    return score.value is None and score.indicator.may_not_apply and bool(score.note.strip())


def sheet_of(scores) -> Sheet:
    """The sheet of ``scores`` (each with its ``indicator``), aspects in the order of their indicators."""
    grouped: dict[str, list] = {}
    for score in sorted(scores, key=lambda score: score.indicator.order):
        grouped.setdefault(score.indicator.aspect, []).append(score)
    aspects = tuple(_aspect(name, rows) for name, rows in grouped.items())
    return Sheet(aspects, _total(aspects))


def grade_of(total) -> str:
    """The predikat of a total of 0 to 100."""
    return next(name for cut, name in CUTS if Decimal(total) >= cut)


def _aspect(name, scores) -> Aspect:
    weight = sum(score.indicator.weight for score in scores)
    applying = sum(score.indicator.weight for score in scores if not does_not_apply(score))
    lines = tuple(_line(score, weight, applying) for score in scores)
    counted = [line for line in lines if line.applies]
    points = percent = None
    if counted and all(line.points is not None for line in counted):
        points = sum((line.points for line in counted), Decimal())
        percent = points * HUNDRED / weight
    return Aspect(name, weight, lines, points, percent)


def _line(score, aspect_weight, applying) -> Line:
    indicator, applies = score.indicator, not does_not_apply(score)
    effective = Decimal(indicator.weight * aspect_weight) / applying if applies else None
    value = None if score.value is None else Decimal(score.value)
    points = effective * value / HUNDRED if effective is not None and value is not None else None
    return Line(
        indicator.name, indicator.citation, indicator.weight, value, score.proposed, score.explanation,
        score.note, applies, effective, points,
    )  # fmt: skip


def _total(aspects):
    counted = [aspect for aspect in aspects if any(line.applies for line in aspect.lines)]
    if not counted or any(aspect.points is None for aspect in counted):
        return None
    weight = sum(aspect.weight for aspect in counted)
    points = sum((aspect.points for aspect in counted), Decimal())
    return (points * HUNDRED / weight).quantize(CENT, rounding=ROUND_HALF_UP)

"""How often reviewers found a rule right, and which rules might weigh less. Only ever a proposal."""

from collections import Counter
from dataclasses import dataclass

from posts.checks import Severity
from posts.checks.rules.base import REGISTRY
from posts.models import Lesson, RuleSeverity

ENOUGH = 20
LOW = 0.5
LOWER = {Severity.BLOCK: Severity.WARN, Severity.WARN: Severity.HINT}


@dataclass(frozen=True)
class RuleRecord:
    """What reviewers said of one rule."""

    rule: str
    accepted: int
    dismissed: int
    severity: Severity | None
    proposal: Severity | None

    @property
    def total(self):
        return self.accepted + self.dismissed

    @property
    def share(self):
        """Accepted of all judged, None when nothing was judged."""
        return self.accepted / self.total if self.total else None

    @property
    def percent(self):
        return round(100 * (self.share or 0))


def rule_records() -> list[RuleRecord]:
    """Every rule that was judged, the most doubtful first."""
    accepted, dismissed = Counter(), Counter()
    for right, wrong in Lesson.objects.values_list("accepted", "dismissed").iterator():
        accepted.update(right)
        dismissed.update(wrong)
    own = {name: Severity(value) for name, value in RuleSeverity.objects.values_list("rule", "severity")}
    records = []
    for name in {*accepted, *dismissed}:
        severity = own.get(name) or (REGISTRY[name].severity if name in REGISTRY else None)
        total = accepted[name] + dismissed[name]
        doubtful = total >= ENOUGH and accepted[name] / total < LOW
        proposal = LOWER.get(severity) if doubtful else None
        records.append(RuleRecord(name, accepted[name], dismissed[name], severity, proposal))
    return sorted(records, key=lambda each: (each.proposal is None, each.share or 0, each.rule))

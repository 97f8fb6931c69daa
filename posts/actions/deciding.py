"""What a version leaves behind when it is handed in and decided on: the same for a message and for its correction."""

from klaten_medsos.dates import local_date
from posts import rules
from posts.checking import gates, lessons
from posts.models import Decision, Gate, Review, Submission


def keep_submission(version, terms, checklist, findings_checked, *, by, at) -> Submission:
    """``version`` is handed in under ``terms`` (Sop): its checklist is whole, its warnings were looked at."""
    rules.check_checklist(terms.checklist, checklist)
    seen = gates.inspect(version.content, local_date(at))
    rules.check_warnings(seen.warnings, findings_checked)
    gates.keep(
        version, Gate.SUBMITTED, seen, by=by, at=at, acknowledged=bool(seen.warnings and findings_checked)
    )
    return Submission.objects.create(
        version=version, checklist=list(terms.checklist), sop_label=terms.label[:120], tiers=terms.approval_tiers,
        submitted_by=by, submitted_at=at,
    )  # fmt: skip


def keep_approval(version, note, override_reason, *, by, at, tier):
    """One tier lets ``version`` pass; what blocks needs the reason (Pasal 15).

    Gives what the check saw, the reason as kept, and the flags passed, for the audit line.
    """
    rules.check_note(note, longest=2000)
    rules.check_note(override_reason, longest=1000)
    seen = gates.inspect(version.content, local_date(at))
    rules.check_findings(seen.blocking, override_reason)
    reason = override_reason.strip() if seen.blocking else ""
    _keep(version, Decision.APPROVED, note, by, at, tier, reason)
    gates.keep(version, Gate.APPROVED, seen, by=by, at=at, reason=reason)
    flags = sorted({finding.flag for finding in seen.blocking})
    return seen, reason, {"passed_findings": flags} if flags else {}


def keep_refusal(version, decision, note, *, by, at, tier, right_findings=()):
    """``version`` goes back or is refused; ``right_findings`` are the rules the reviewer found right."""
    seen = gates.inspect(version.content, local_date(at))
    gates.keep(version, Gate.TURNED_DOWN, seen, by=by, at=at)
    lessons.learn(version, seen, final="", accepted=right_findings, reason=note, by=by, at=at)
    _keep(version, decision, note, by, at, tier)


def _keep(version, decision, note, by, at, tier, override_reason=""):
    """One decision: on this version, as it was handed in last."""
    Review.objects.create(
        version=version, submission=version.submissions.first(), reviewer=by, decision=decision, tier=tier,
        note=note.strip(), override_reason=override_reason, decided_at=at,
    )  # fmt: skip

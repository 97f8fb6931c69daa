"""The reason a decision must carry."""

from accounts import rules
from klaten_medsos.exceptions import RuleBroken


def required(reason: str, fix: str) -> str:
    """``reason`` trimmed; ``RuleBroken`` when it is empty or gives a password away."""
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Alasan belum diisi.", fix=fix)
    rules.check_no_secret(reason=reason)
    return reason[:300]

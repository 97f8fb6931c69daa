"""What final decisions teach: kept masked, once per text, in the transaction of the decision."""

import hashlib

from klaten_medsos.regulation import PostCategory
from posts.checks.masking import mask_text
from posts.models import Lesson

OUTSIDE = "none"


def letter_of(category: str) -> str:
    """The letter of Pasal 12 of a stored category, "" for none."""
    return PostCategory(category).letter if category in PostCategory.values else ""


def learn(version, seen, *, final, accepted, reason, by, at) -> Lesson | None:
    """Keep one decision; None when the same text already taught, so that nobody teaches it twice."""
    masked = mask_text(version.content["text"], seen.findings)
    digest = hashlib.sha256(" ".join(masked.lower().split()).encode()).hexdigest()
    rules = {finding.rule for finding in seen.findings}
    right = sorted(rules & set(accepted))
    letter = letter_of(final)
    # a message that was turned down says nothing of the findings nobody confirmed
    wrong = sorted(rules - set(right)) if letter else []
    if not letter and not right:
        return None
    if Lesson.objects.filter(version=version).exists() or Lesson.objects.filter(text_sha256=digest).exists():
        return None
    return Lesson.objects.create(
        version=version, masked_text=masked, text_sha256=digest, suggested=seen.category, final=letter,
        accepted=right, dismissed=wrong, reason=mask_text(reason, ()), decided_by=by, decided_at=at,
    )  # fmt: skip

"""Learning from final decisions: weekly, or once enough of them came. Only ever a candidate; people approve."""

from django.core.cache import cache

from klaten_medsos.dates import now
from posts.checking import actions
from posts.checks import classifier, suggestions
from posts.checks.gate import judge, weighed
from posts.models import CheckModel, Lesson, ModelStatus

ENOUGH = 50
WEEK_DAYS = 7
BUSY = "pemeriksa:melatih"
LONGEST_SECONDS = 25 * 60
BUSY_SECONDS = LONGEST_SECONDS + 5 * 60  # outlives a worker that was killed, and no longer


def wanted(at=None) -> bool:
    """True after 50 new decisions, or a week after the last training if there is any new one."""
    last = CheckModel.objects.first()
    new = Lesson.objects.exclude(final="").count() - (last.n_lessons if last else 0)
    if new <= 0:
        return False
    return new >= ENOUGH or last is None or ((at or now()) - last.created_at).days >= WEEK_DAYS


def lessons_until(moment=None) -> list[dict]:
    """Decisions that teach a letter, oldest first, so that the newest of a text counts."""
    rows = Lesson.objects.exclude(final="").order_by("decided_at", "pk")
    if moment is not None:
        rows = rows.filter(decided_at__lte=moment)
    return [
        {"text": text, "category": final, "by": by}
        for text, final, by in rows.values_list("masked_text", "final", "decided_by_id")
    ]


def retrain(at=None) -> CheckModel | None:
    """Train a candidate and keep it with the verdict of the gate; None when nothing is wanted or one is at it."""
    at = at or now()
    if not wanted(at) or not cache.add(BUSY, 1, BUSY_SECONDS):
        return None
    try:
        return _train(at)
    finally:
        cache.delete(BUSY)


def _train(at):
    shipped, phrases = classifier.seed_items(), suggestions.phrases()
    tested = [item for item in shipped if item["id"].startswith("D")]
    extra = [item for item in shipped if not item["id"].startswith("D")]
    active = CheckModel.objects.filter(status=ModelStatus.ACTIVE).first()
    new = lessons_until()
    known = lessons_until(active.created_at) if active else []
    lessons = weighed(new, shipped=len(shipped))
    verdict = judge(tested, extra, candidate=lessons, active=weighed(known, shipped=len(shipped)))
    model = classifier.train_from([*shipped, *lessons], phrases=phrases)
    return actions.keep_candidate(
        model=model, verdict=verdict, base_sha256=classifier.data_hash(shipped, phrases), n_lessons=len(new), at=at,
    )  # fmt: skip

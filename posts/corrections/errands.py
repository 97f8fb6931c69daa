"""Which posts on platforms still say other words than the approved ones."""

from posts.corrections.words import touched
from posts.corrections.workflow import CorrectionStatus
from posts.models import CorrectedPlace


def open_places(correction) -> list[CorrectedPlace]:
    """An errand for each recorded post that the approved ``correction`` changed.

    An errand that an earlier correction left open is taken over: what is put right is always the newest text.
    """
    keys = touched(correction.before.content, correction.version.content)
    places = []
    for proof in correction.post.publications.select_related("account").order_by("pk"):
        waiting = CorrectedPlace.objects.unmended().filter(publication=proof).first()
        if waiting is not None:
            waiting.correction = correction
            waiting.save(update_fields=["correction"])
            places.append(waiting)
        elif proof.account.key in keys:
            places.append(CorrectedPlace.objects.create(correction=correction, publication=proof))
    return places


def open_late_place(post, proof) -> CorrectedPlace | None:
    """A proof recorded only after a correction, of a post that came out before it: it says the earlier words."""
    after = post.corrections.filter(status=CorrectionStatus.APPROVED, decided_at__gt=proof.published_at)
    first, last = after.order_by("decided_at").first(), after.order_by("-decided_at").first()
    if first is None:
        return None
    if proof.account.key not in touched(first.before.content, last.version.content):
        return None
    return CorrectedPlace.objects.create(correction=last, publication=proof)

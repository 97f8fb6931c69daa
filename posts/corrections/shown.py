"""A correction as people read it: what differs where, and which step comes next."""

from django.urls import reverse

from klaten_medsos.exceptions import NotAllowed
from posts.corrections import permissions
from posts.corrections.words import touched
from posts.corrections.workflow import CorrectionStatus
from posts.versions import word_diff
from posts.views.steps import Step, Steps


def differences(change) -> dict:
    """The word diff of the common text, and of each account whose own wording changes beside it."""
    before, after = change.before.content, change.version.content
    is_common = before["text"] != after["text"]
    own = [
        {
            "name": each.name,
            "pieces": word_diff(each.before, each.text),
            "title": word_diff(each.title_before, each.title) if each.title_before != each.title else [],
        }
        for each in touched(before, after)
        if not is_common or (each.before, each.text) != (before["text"], after["text"])
        or each.title_before != each.title
    ]  # fmt: skip
    return {
        "pieces": word_diff(before["text"], after["text"]) if is_common else [],
        "own_changes": own,
        "touched": [each.name for each in touched(before, after)],
    }


def _step(change, label, name, icon, posts=False):
    return Step(label, reverse(f"posts:{name}", args=[change.pk]), icon, posts)


def steps_for(user, change) -> Steps:
    """The steps open to ``user`` in the state of the correction."""
    if change.is_editable:
        return _writing(user, change)
    if change.status == CorrectionStatus.WAITING:
        return _waiting(user, change)
    return Steps()


def _writing(user, change):
    if not permissions.can_correct_post(user, change.post):
        return Steps()
    edit = _step(change, "Sunting koreksi", "correction_edit", "pencil")
    cancel = _step(change, "Batalkan koreksi", "correction_cancel", "archive")
    try:
        permissions.check_can_submit_correction(user, change)
    except NotAllowed as refused:
        return Steps(edit, (cancel,), hint=str(refused))
    return Steps(_step(change, "Ajukan ke pejabat", "correction_submit", "send"), (edit, cancel))


def _waiting(user, change):
    others = ()
    if permissions.can_correct_post(user, change.post):
        others = (_step(change, "Ambil kembali", "correction_recall", "undo", posts=True),)
    try:
        permissions.check_can_decide_correction(user, change)
    except NotAllowed as refused:
        own = change.post.unit_id in user.standing.pejabat_of
        return Steps(None, others, str(refused) if own else "Koreksi menunggu keputusan pejabat unit.")
    return Steps(_step(change, "Tinjau dan putuskan", "correction_review", "check"), others)

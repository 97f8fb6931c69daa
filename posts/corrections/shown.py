"""A correction as people read it: what differs where, and which step comes next."""

from dataclasses import dataclass

from django.urls import reverse

from klaten_medsos.exceptions import NotAllowed
from posts.corrections import permissions
from posts.corrections.words import reworded, touched
from posts.corrections.workflow import CorrectionStatus
from posts.models import Media
from posts.permissions import waits_for_another
from posts.rules import FIELD_WORDS
from posts.versions import changes, word_diff
from posts.views.steps import NEXT_TIER, Step, Steps
from posts.views.words import in_words

ELSEWHERE = (FIELD_WORDS["own_texts"], FIELD_WORDS["media"])  # shown in their own words


@dataclass(frozen=True)
class FileChange:
    """One file that differs: what became of it, and its words before and after."""

    media: Media
    words: str
    tone: str
    alt: str
    alt_pieces: list
    caption_pieces: list


def differences(change) -> dict:
    """What a page shows of it: words of all and of each account, files, facts, and where it will show."""
    before, after = change.before.content, change.version.content
    is_common = before["text"] != after["text"]
    own = [
        {
            "name": each.name,
            "pieces": word_diff(each.before, each.text),
            "title": word_diff(each.title_before, each.title) if each.title_before != each.title else [],
        }
        for each in reworded(before, after)
        if not is_common or (each.before, each.text) != (before["text"], after["text"])
        or each.title_before != each.title
    ]  # fmt: skip
    files = _file_changes(change.post, before.get("media", []), after.get("media", []))
    return {
        "pieces": word_diff(before["text"], after["text"]) if is_common else [],
        "own_changes": own,
        "files": files,
        "is_reordered": _is_reordered(before, after),
        "facts": [each for each in changes(before, after, in_words) if each.label not in ELSEWHERE],
        "touched": list(touched(before, after).values()),
    }


def _file_changes(post, before, after) -> list[FileChange]:
    old, new = {said["id"]: said for said in before}, {said["id"]: said for said in after}
    rows = post.media.in_bulk([*old, *new])
    found = []
    for pk, said in (old | new).items():
        was, now = old.get(pk), new.get(pk)
        if was == now or pk not in rows:
            continue
        if now is None:
            words, tone, alts, captions = "Dikeluarkan", "danger", [], []
        elif was is None:
            words, tone, alts, captions = "Berkas baru", "success", [], []
        else:
            words, tone = "Keterangan berubah", "info"
            alts = word_diff(was["alt"], now["alt"]) if was["alt"] != now["alt"] else []
            captions = word_diff(was["caption"], now["caption"]) if was["caption"] != now["caption"] else []
        found.append(FileChange(rows[pk], words, tone, said["alt"], alts, captions))
    return found


def _is_reordered(before, after) -> bool:
    """Whether the files that stayed stand in another order."""
    old, new = ([said["id"] for said in content.get("media", [])] for content in (before, after))
    return [pk for pk in old if pk in new] != [pk for pk in new if pk in old]


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
        if waits_for_another(user, change.version_id, change.tiers_passed):
            return Steps(None, others, NEXT_TIER)
        own = change.post.unit_id in user.standing.pejabat_of
        return Steps(None, others, str(refused) if own else "Koreksi menunggu keputusan pejabat unit.")
    return Steps(_step(change, "Tinjau dan putuskan", "correction_review", "check"), others)

"""Which step comes next for this person: one primary action, the quiet ones, and a word when there is none."""

from dataclasses import dataclass, replace

from django.urls import reverse

from klaten_medsos.exceptions import NotAllowed
from posts import permissions
from posts.workflow import Status

NEXT_TIER = "Anda sudah menyetujui; kini menunggu pejabat lain pada jenjang berikutnya."


@dataclass(frozen=True)
class Step:
    """A button: a link, or a POST form when ``posts``."""

    label: str
    url: str
    icon: str
    posts: bool = False


@dataclass(frozen=True)
class Steps:
    primary: Step | None = None
    others: tuple = ()
    hint: str = ""


def _step(post, label, name, icon, posts=False):
    return Step(label, reverse(f"posts:{name}", args=[post.pk]), icon, posts)


def steps_for(user, post, is_complete=True) -> Steps:
    """The steps open to ``user`` in the state of ``post``; what lacks something is edited before it is submitted."""
    steps = _own_steps(user, post, is_complete)
    if post.is_editable or not permissions.can_edit_post(user, post):
        return steps
    again = _step(post, "Salin menjadi draf baru", "copy", "pencil", posts=True)
    return replace(steps, others=(*steps.others, again))


def _own_steps(user, post, is_complete):
    return {
        Status.DRAFT: _writing,
        Status.REVISION: _writing,
        Status.WAITING: _reviewing,
        Status.APPROVED: _publishing,
        Status.SCHEDULED: _publishing,
        Status.PUBLISHED: _published,
        Status.EXPIRED: _expired,
    }.get(post.standing_at(), lambda *_: Steps())(user, post, is_complete)


def _writing(user, post, is_complete):
    if not permissions.can_edit_post(user, post):
        return Steps()
    edit = _step(post, "Sunting", "edit", "pencil")
    media = _step(post, "Media", "media", "image")
    abandon = _step(post, "Batalkan", "abandon", "archive")
    try:
        permissions.check_can_submit_post(user, post)
    except NotAllowed as refused:
        return Steps(edit, (media, abandon), hint=str(refused))
    if not is_complete:
        return Steps(edit, (media, abandon))
    return Steps(_step(post, "Ajukan ke pejabat", "submit", "send"), (edit, media, abandon))


def _reviewing(user, post, _):
    others = []
    if permissions.can_recall_post(user, post):
        others = [
            _step(post, "Ambil kembali", "recall", "undo", posts=True),
            _step(post, "Ubah waktu", "schedule", "clock"),
        ]
    try:
        permissions.check_can_review_post(user, post)
    except NotAllowed as refused:
        if permissions.waits_for_another(user, post.current_version_id, post.tiers_passed):
            return Steps(None, tuple(others), NEXT_TIER)
        own = post.unit_id in user.standing.pejabat_of
        return Steps(None, tuple(others), str(refused) if own else "Pesan menunggu keputusan pejabat unit.")
    return Steps(_step(post, "Tinjau dan putuskan", "review", "check"), tuple(others))


def _publishing(user, post, _):
    if not permissions.can_publish_post(user, post):
        return Steps()
    others = [
        _step(post, "Salin untuk diunggah", "kit", "copy"),
        _step(post, "Ubah waktu", "schedule", "clock"),
        _step(post, "Buka kembali untuk revisi", "reopen", "undo"),
    ]
    if permissions.can_withdraw_post(user, post):
        others.append(_step(post, "Batalkan", "withdraw", "archive"))
    return Steps(_step(post, "Catat bukti terbit", "publish", "megaphone"), tuple(others))


def _published(user, post, _):
    others = []
    if permissions.can_publish_post(user, post):
        others.append(_step(post, "Salin untuk diunggah", "kit", "copy"))
        left = post.accounts.official().exclude(publications__post=post)
        if left.exists():
            others.insert(0, _step(post, "Catat terbit di akun lain", "publish", "megaphone"))
        others.append(_correction(post))
    if permissions.can_withdraw_post(user, post):
        others.append(_step(post, "Catat penarikan", "withdraw", "archive"))
    return Steps(None, tuple(others))


def _correction(post):
    """Begin one, or go on with the one that is not finished."""
    begun = post.corrections.undecided().first()
    if begun is None:
        return _step(post, "Koreksi", "correct", "pencil")
    return Step("Lanjutkan koreksi", reverse("posts:correction", args=[begun.pk]), "pencil")


def _expired(user, post, _):
    hint = "Waktu terbit yang direncanakan lewat sebelum pesan disetujui."
    if not permissions.can_reopen_post(user, post):
        return Steps(hint=hint)
    return Steps(
        _step(post, "Buka kembali dan beri waktu baru", "reopen", "undo"),
        (_step(post, "Batalkan", "abandon", "archive"),),
        hint,
    )

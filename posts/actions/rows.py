"""What every action on a message does to its rows: lock, freeze a version, ask the state."""

from accounts.workflow import Status as AccountStatus
from klaten_medsos.exceptions import RELOAD, StateChanged
from posts.links.actions import want_links
from posts.models import OwnText, Post, Version
from posts.versions import WORDS, content_hash, content_of
from posts.workflow import FLOW, Status

PAST = "Waktu terbit yang direncanakan sudah lewat sebelum pesan disetujui, sehingga pesan ini kedaluwarsa."
NEW_TIME = "Petugas dapat membukanya kembali, memberi waktu baru, lalu mengajukannya lagi."


def lock(post):
    """Read the row as it is now and keep it until the transaction ends."""
    post.refresh_from_db(from_queryset=Post.objects.select_for_update())


def freeze(post, content, by, at) -> Version:
    """Keep ``content`` as the next version of ``post``, which it becomes the current one of."""
    last = post.versions.first()
    version = Version.objects.create(
        post=post, number=last.number + 1 if last else 1, content=content,
        content_hash=content_hash(content), editor=by, created_at=at,
    )  # fmt: skip
    Post.objects.filter(pk=post.pk).update(current_version=version)
    post.current_version = version
    want_links(post=post, content=content, at=at)
    return version


def own_texts_of(post) -> dict:
    """The own wording of the draft: ``{account: {"title", "text"}}``."""
    rows = post.own_texts.select_related("account")
    return {row.account: {"title": row.title, "text": row.text} for row in rows}


def write_own_texts(post, own_texts):
    """Make the rows say what ``own_texts`` says; what a version held stays in that version."""
    post.own_texts.exclude(account__in=own_texts).delete()
    for account, own in own_texts.items():
        OwnText.objects.update_or_create(post=post, account=account, defaults=own)


def content_now(post) -> dict:
    """The content of the draft as its rows stand."""
    words = {name: getattr(post, name) for name in WORDS}
    return content_of(
        words, post.segments.all(), post.accounts.all(), own_texts_of(post), post.media.in_use()
    )


def check_may_become(post, to, at=None):
    """The state first: nobody mends a message that is not theirs to move any more."""
    if post.status == Status.WAITING and post.standing_at(at) == Status.EXPIRED and to != Status.EXPIRED:
        raise StateChanged(PAST, fix=NEW_TIME)
    if not FLOW.allows(post.status, to):
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”, "
            f"sehingga tidak dapat menjadi “{Status(to).label}”.",
            fix=RELOAD,
        )


def check_regular_lane(post):
    """What went by the emergency lane is not taken back to the desk: it is corrected or withdrawn."""
    if post.is_emergency:
        raise StateChanged(
            "Pesan ini dikirim lewat jalur darurat dan terbit saat itu juga.",
            fix="Catat koreksi setelah terbit, atau mintalah pejabat menariknya.",
            citation="Pasal 12 huruf b",
        )


def closed_targets(post):
    """The target accounts that are no longer official, in words."""
    return [str(account) for account in post.accounts.all() if account.status != AccountStatus.ACTIVE]

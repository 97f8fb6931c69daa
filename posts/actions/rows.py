"""What every action on a message does to its rows: lock, freeze a version, ask the state."""

from accounts.workflow import Status as AccountStatus
from klaten_medsos.exceptions import StateChanged
from posts.models import Post, Version
from posts.versions import content_hash
from posts.workflow import FLOW, Status

RELOAD = "Tidak ada yang hilang. Muat ulang halaman untuk melihat keadaan terakhir."
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
    return version


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


def closed_targets(post):
    """The target accounts that are no longer official, in words."""
    return [str(account) for account in post.accounts.all() if account.status != AccountStatus.ACTIVE]

"""What every action on a correction does to its rows: lock, freeze the proposal, ask the state."""

from klaten_medsos.exceptions import StateChanged
from posts.actions.rows import RELOAD, lock
from posts.links.actions import want_links
from posts.models import Correction, Post, Version
from posts.versions import content_hash
from posts.workflow import Status


def hold(correction) -> Post:
    """Lock the message and read the correction as it is now."""
    post = correction.post
    lock(post)
    correction.refresh_from_db(from_queryset=Correction.objects.select_related("version", "before"))
    correction.post = post
    return post


def propose_version(post, content, by, at) -> Version:
    """Keep ``content`` as a version beside the published one, which stays the current one."""
    version = Version.objects.create(
        post=post, number=post.versions.first().number + 1, content=content, content_hash=content_hash(content),
        editor=by, created_at=at,
    )  # fmt: skip
    want_links(post=post, content=content, at=at)
    return version


def check_published(post):
    """Only what is out is corrected; raises ``StateChanged``."""
    if post.status != Status.PUBLISHED:
        raise StateChanged(
            f"Pesan ini berstatus “{post.get_status_display()}”; hanya yang terbit dapat dikoreksi.",
            fix=RELOAD,
        )


def check_still_its_own(correction):
    """The proposal starts from what is published now; raises ``StateChanged``."""
    check_published(correction.post)
    if correction.post.current_version_id != correction.before_id:
        raise StateChanged("Pesan ini berubah sejak koreksi ditulis.", fix=RELOAD)

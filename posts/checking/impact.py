"""Uji dampak: what a new or changed entry would mark in the last drafts, before it goes live."""

from posts.checking.current import entry_of, examine
from posts.checks import Severity
from posts.models import Post

LAST_DRAFTS = 200
SHOWN = 20


def trial(entry) -> dict:
    """Run ``entry`` over the newest messages; counts and the messages newly marked, without their texts."""
    marked, newly_blocked, only_here = [], 0, 0
    posts = list(Post.objects.order_by("-updated_at", "-pk").only("pk", "title", "text")[:LAST_DRAFTS])
    probe = entry_of(entry)
    for post in posts:
        result = examine(post.text, extra=[probe])
        own = [finding for finding in result.findings if finding.rule == f"LX-{probe.key}"]
        if not own:
            continue
        others = [finding for finding in result.findings if finding not in own]
        marked.append({"id": post.pk, "times": len(own)})
        only_here += not any(finding.flag == entry.flag for finding in others)
        newly_blocked += any(finding.severity == Severity.BLOCK for finding in own) and not any(
            finding.severity == Severity.BLOCK for finding in others
        )
    return {
        "drafts": len(posts), "marked": len(marked), "new": only_here, "newly_blocked": newly_blocked,
        "posts": marked[:SHOWN],
    }  # fmt: skip

"""Who is told that a message about to come out carries a dead link."""

import hashlib

from klaten_medsos.notices.actions import notify
from klaten_medsos.notices.models import Kind
from opd.models import Role, User


def tell_broken(post, findings) -> int:
    """The author and those who publish for the unit, once for the same dead links."""
    quotes = sorted({finding.quote for finding in findings})
    count = len(quotes)
    return notify(
        Kind.LINK_BROKEN,
        [*User.objects.appointed(post.unit, Role.PETUGAS), post.author],
        on=post,
        subject=f"Tautan perlu diperiksa: {post.title}",
        body=f"{count} tautan pada {post} tidak dapat dibuka saat diperiksa portal. Buka pesannya, periksa tautan itu, "
        "lalu putuskan: buka kembali untuk direvisi, atau terbitkan bila tautannya sudah benar (Pasal 5 huruf a).",
        path=post.get_absolute_url(),
        occasion=hashlib.sha256("\n".join(quotes).encode()).hexdigest()[:16],
    )

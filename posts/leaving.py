"""Messages a leaving person began and nobody brought to an end, told to the room that appoints people."""

from collections import defaultdict

from opd import handover
from posts.models import Post
from posts.workflow import OPEN


def held_by(unit, user_ids):
    found = defaultdict(list)
    for post in Post.objects.filter(unit=unit, author__in=user_ids, status__in=OPEN).order_by("pk"):
        found[post.author_id].append(
            handover.Held(
                "Pesan",
                f"{post.title} ({post.get_status_display().lower()})",
                post.get_absolute_url(),
                "Teruskan atau tarik.",
            )  # fmt: skip
        )
    return found


def work_of(unit):
    posts = Post.objects.filter(unit=unit)
    return [("pesan", posts.count()), ("di antaranya belum selesai", posts.filter(status__in=OPEN).count())]


handover.register(handover.Room("pesan", held_by, work_of))

"""Messages the demo units were asked to spread: one well under way with somebody late, one fresh."""

import datetime

from accounts.models import Account
from klaten_medsos import dates
from opd.models import Unit
from posts.models import Post
from posts.spreading import actions as spreading

ADDRESS = {
    "instagram": "https://www.instagram.com/p/Sebar{n:05d}/",
    "facebook": "https://www.facebook.com/contoh{slug}klaten/posts/9{n}",
    "x": "https://x.com/cth_{short}_klt/status/9{n}",
    "tiktok": "https://www.tiktok.com/@cth.{short}.klaten/video/9{n}",
    "youtube": "https://www.youtube.com/watch?v=Sebar{n:05d}",
}


def tell(kabupaten, units):
    """Two tasks given by Diskominfo; ``units`` are the active units of the demo."""
    asker, today = kabupaten.people["diskominfo"], kabupaten.today
    posts = Post.objects.filter(unit__coordinates=True).came_out().order_by("-published_at")[:2]
    asked = Unit.objects.filter(code__in=[unit.code for unit in units], coordinates=False)
    codes = set(asked.values_list("code", flat=True))
    active = [unit for unit in units if unit.code in codes]
    for post, days in zip(posts, (6, 1), strict=False):
        given = dates.start_of_day(today - datetime.timedelta(days=days)) + datetime.timedelta(hours=9)
        task = spreading.ask_to_spread(
            post=post, units=asked, by=asker, at=given,
            instruction="Unggah pada jam ramai dan balas pertanyaan warga di kolom komentar.",
        )  # fmt: skip
        for place, unit in enumerate(active):
            target = task.targets.get(unit__code=unit.code)
            officer = kabupaten.people[f"petugas.{unit.slug}"]
            moment = given + datetime.timedelta(minutes=40 + 50 * place)
            if days > 1 and place < len(active) - 2:
                account = Account.objects.filter(unit__code=unit.code, is_example=True).order_by("pk").first()
                address = ADDRESS[account.platform].format(n=place + 1, slug=unit.slug, short=unit.slug[:6])
                proof = spreading.prove_spread(
                    target=target, account=account, url=address, published_at=moment, by=officer,
                    at=moment + datetime.timedelta(minutes=20),
                )  # fmt: skip
                if place and not proof.is_evident:  # the first one waits for a look
                    spreading.decide_proof(
                        proof=proof, is_accepted=True, by=asker, at=moment + datetime.timedelta(hours=3)
                    )
            elif place % 2 == 0:
                spreading.open_target(target=target, by=officer, at=moment)

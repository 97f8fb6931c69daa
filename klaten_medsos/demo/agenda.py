"""What the demo units mean to say in the coming weeks: scheduled, approved, waiting, so that the calendar lives."""

import datetime

from klaten_medsos.demo.moments import at
from posts import actions as posts

AHEAD = (  # days from today, hour, which of the unit's messages, how far it has come
    (1, 9, 0, "terjadwal"),
    (3, 16, 1, "menunggu"),
    (8, 8, 2, "terjadwal"),
    (15, 10, 0, "menunggu"),
)


def tell(kabupaten, units):
    """Two to four messages per unit ahead; two units fall silent in some weeks, one theme meets across units."""
    for place, unit in enumerate(units):
        officer, approver = kabupaten.people[f"petugas.{unit.slug}"], kabupaten.people[f"pejabat.{unit.slug}"]
        for days, hour, turn, state in AHEAD[: 4 - place % 3]:
            day = kabupaten.today - datetime.timedelta(days=1)
            post = kabupaten.draft(
                unit, unit.messages[turn % len(unit.messages)], officer, kabupaten.examples(unit), day
            )
            moment = at(kabupaten.today + datetime.timedelta(days=days), hour, 10 * (place % 6))
            posts.schedule_post(post=post, scheduled_for=moment, by=officer, at=at(day, 8, 30))
            kabupaten.submit(post, officer, day)
            if state == "terjadwal":
                posts.approve_post(post=post, version=post.current_version, by=approver, at=at(day, 10))

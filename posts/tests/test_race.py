"""Two approvers at the same moment: one wins, the other is told. Needs a database with row locks."""

import threading

import pytest
from django.db import connection

from klaten_medsos.exceptions import StateChanged
from opd.models import Role
from posts import actions
from posts.models import Post, Review
from posts.tests.stage import waiting
from tests.cast import appoint, make_person


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_of_two_approvers_one_wins(stage):
    other = make_person("rani", "Rani Contoh", stage.unit)
    appoint(stage.unit, {other: Role.PEJABAT})
    post = waiting(stage)
    outcomes, gate = [], threading.Barrier(2)

    def decide(by):
        try:
            mine = Post.objects.get(pk=post.pk)
            gate.wait(10)
            actions.approve_post(post=mine, version=mine.current_version, by=by)
            outcomes.append("disetujui")
        except StateChanged:
            outcomes.append("kalah")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=(by,)) for by in (stage.ratna, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["disetujui", "kalah"]
    assert Review.objects.count() == 1

"""Many decide at the same moment: one outcome stands, the others are told. Needs a database with row locks."""

import threading

import pytest
from django.db import connection

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, StateChanged
from opd.models import Role
from posts import actions
from posts.models import Post, Review
from posts.tests.stage import waiting
from posts.workflow import Status
from tests.cast import appoint, make_person

MANY = 16
DECISIONS = ("pesan.disetujui", "pesan.dikembalikan")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def at_once(post, people) -> list[str]:
    """Half of the people approve, half return, all through the same gate; what each was told."""
    told, gate = [], threading.Barrier(len(people))

    def decide(number, by):
        try:
            mine = Post.objects.get(pk=post.pk)
            words = {"post": mine, "version": mine.current_version, "by": by}
            by.standing  # noqa: B018  read before the gate, so that all arrive together
            gate.wait(30)
            if number % 2:
                actions.return_post(**words, note="Perjelas jamnya.")
                told.append("dikembalikan")
            else:
                actions.approve_post(**words)
                told.append("disetujui")
        except (StateChanged, NotAllowed):
            told.append("kalah")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=pair) for pair in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told


@pytest.fixture
def pejabat(stage):
    people = {
        make_person(f"pejabat{n}", f"Pejabat Contoh {n}", stage.unit): Role.PEJABAT for n in range(2 * MANY)
    }
    appoint(stage.unit, people)
    return list(people)


def test_of_16_approvals_and_16_returns_one_outcome_stands(stage, pejabat):
    post = waiting(stage)
    told = at_once(post, pejabat)
    assert len(told) == 2 * MANY
    assert told.count("kalah") == 2 * MANY - 1
    [review] = Review.objects.all()
    post.refresh_from_db()
    expected = {"disetujui": Status.APPROVED, "revisi": Status.REVISION}[review.decision]
    assert post.status == expected
    assert Entry.objects.on(post).filter(event__in=DECISIONS).count() == 1


def test_the_harness_sees_the_harm_when_the_guard_is_taken_away(stage, pejabat, monkeypatch):
    """Without the lock and the conditional update more than one decision is written: the test above can fail."""
    from posts.actions import review

    def careless(obj, to, **changes):
        for name, value in {"status": to, **changes}.items():
            setattr(obj, name, value)
        Post.objects.filter(pk=obj.pk).update(status=to, **changes)
        return obj

    monkeypatch.setattr(review, "lock", lambda post: None)
    monkeypatch.setattr(review, "move", careless)
    told = at_once(waiting(stage), pejabat)
    assert len(told) - told.count("kalah") > 1


def test_in_two_tiers_of_many_approvals_exactly_two_count(stage, pejabat, monkeypatch):
    import dataclasses

    from opd import sop

    monkeypatch.setattr(sop, "parameters", lambda *_: dataclasses.replace(sop.DEFAULT, approval_tiers=2))
    post = waiting(stage)
    gate, told = threading.Barrier(MANY), []

    def approve(by):
        try:
            mine = Post.objects.get(pk=post.pk)
            gate.wait(30)
            actions.approve_post(post=mine, version=mine.current_version, by=by)
            told.append("disetujui")
        except StateChanged:
            told.append("kalah")
        finally:
            connection.close()

    threads = [threading.Thread(target=approve, args=(by,)) for by in pejabat[:MANY]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    post.refresh_from_db()
    assert (post.status, post.tiers_passed, told.count("disetujui")) == (Status.APPROVED, 2, 2)
    assert sorted(Review.objects.values_list("tier", flat=True)) == [1, 2]

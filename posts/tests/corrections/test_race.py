"""Many hands on one correction at the same moment: one outcome stands. Needs a database with row locks."""

import threading

import pytest
from django.db import connection

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, StateChanged
from opd.models import Role
from posts.corrections import actions
from posts.corrections.workflow import CorrectionStatus as State
from posts.models import Correction, Media, Post
from posts.tests.corrections.story import drafted, handed_in, published_with_picture
from posts.tests.stage import TEXT
from tests.cast import appoint, make_person, photo_upload

MANY = 8
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def at_once(deeds) -> list[str]:
    """Every deed through the same gate; what became of each."""
    told, gate = [], threading.Barrier(len(deeds))

    def run(deed):
        try:
            gate.wait(30)
            told.append(deed())
        except (StateChanged, NotAllowed):
            told.append("kalah")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told


def test_of_many_who_begin_a_correction_with_a_picture_one_does(stage):
    post, _ = published_with_picture(stage)
    uploads = [photo_upload(f"{n}.jpg", size=(40 + n, 40)) for n in range(MANY)]

    def begin(upload):
        mine = Post.objects.get(pk=post.pk)
        drafted(
            stage, mine, text=TEXT, files=[{"upload": upload, "alt": "Gambar lain di pasar", "caption": ""}]
        )
        return "mulai"

    told = at_once([lambda upload=upload: begin(upload) for upload in uploads])
    assert sorted(told) == ["kalah"] * (MANY - 1) + ["mulai"]
    assert (Correction.objects.count(), Media.objects.count()) == (1, 2)


def test_of_many_approvals_and_returns_of_a_picture_one_outcome_stands(stage):
    people = {
        make_person(f"pejabat{n}", f"Pejabat Contoh {n}", stage.unit): Role.PEJABAT for n in range(2 * MANY)
    }
    appoint(stage.unit, people)
    post, media = published_with_picture(stage)
    row = {"replacement": photo_upload("lain.jpg", colour="blue"), "alt": "Pasar dilihat dari jalan besar"}
    change = handed_in(drafted(stage, post, text=TEXT, media={media: row}), stage.budi)

    def decide(by, is_approval):
        mine = Correction.objects.get(pk=change.pk)
        words = {"correction": mine, "version": mine.version, "by": by}
        if is_approval:
            actions.approve_correction(**words)
        else:
            actions.return_correction(**words, note="Perjelas.")
        return "diputus"

    deeds = [lambda by=by, n=n: decide(by, n % 2) for n, by in enumerate(people)]
    assert at_once(deeds).count("diputus") == 1
    change.refresh_from_db()
    is_new = change.status == State.APPROVED
    assert is_new or change.status == State.REVISION
    assert (media not in post.media.in_use()) is is_new
    decided = ("koreksi.disetujui", "koreksi.direvisi")
    assert Entry.objects.on(post).filter(event__in=decided).count() == 1

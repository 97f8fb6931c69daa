"""Remarks on passages: anchored, answered, resolved, and never seen outside the unit."""

import pytest
from django.urls import reverse

from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from posts import actions
from posts.models import Comment
from posts.tests.stage import approved, draft, make_account, waiting
from posts.tests.test_pages import body

pytestmark = pytest.mark.django_db


def remark(post, by, **words):
    return actions.comment_on_version(version=post.current_version, by=by, **{"text": "Jamnya?", **words})


def test_a_remark_is_anchored_to_its_passage_in_code_points(stage):
    post = waiting(stage, text="🎉 Kirab budaya mulai pagi.\nHadir semua.")
    comment = remark(post, stage.ratna, quote=" mulai pagi ")
    assert (comment.start, comment.end, comment.quote) == (15, 25, "mulai pagi")
    assert post.current_version.content["text"][comment.start : comment.end] == "mulai pagi"
    assert [n.recipient for n in Notice.objects.filter(kind="pesan_dikomentari")] == [stage.budi]
    assert "Jamnya?" not in Notice.objects.get(kind="pesan_dikomentari").body


def test_a_passage_of_an_own_text_is_found_there(stage, dewi):
    x = make_account(stage.unit, stage.budi, dewi, "klaten_wisata", "x")
    post = draft(stage, accounts=[stage.instagram, x], own_texts={x: {"text": "Ringkas saja."}})
    assert remark(post, stage.ratna, quote="Ringkas saja").where == x.key


def test_what_is_not_there_cannot_be_quoted_and_nothing_typed_is_lost(client, stage):
    post = waiting(stage)
    for words in ({"quote": "tidak ada"}, {"text": "  "}, {"quote": "x" * 1001}, {"text": "a\x00b"}):
        with pytest.raises(RuleBroken):
            remark(post, stage.ratna, **words)
    client.force_login(stage.ratna)
    given = {"komentar": "Tolong perjelas jamnya.", "kutipan": "tidak ada", "dari": "tinjau"}
    answer = client.post(reverse("posts:comment", args=[post.pk]), given)
    assert answer.url == reverse("posts:review", args=[post.pk]) + "#komentar"
    page = body(client.get(reverse("posts:review", args=[post.pk])))
    assert "Tolong perjelas jamnya." in page
    assert "Tolong perjelas jamnya." not in body(client.get(reverse("posts:review", args=[post.pk])))
    assert not Comment.objects.exists()


def test_a_thread_is_answered_and_resolved_once(client, stage):
    post = waiting(stage)
    comment = remark(post, stage.ratna)
    client.force_login(stage.budi)
    client.post(reverse("posts:comment", args=[post.pk]), {"komentar": "Pukul 08.00.", "atas": comment.pk})
    assert comment.answers.get().text == "Pukul 08.00."
    with pytest.raises(StateChanged):
        remark(post, stage.ratna, parent=comment.answers.get())
    resolve = reverse("posts:resolve", args=[post.pk, comment.pk])
    assert client.post(resolve).status_code == 302
    assert client.post(resolve).status_code == 409
    assert "Selesai menurut" in body(client.get(post.get_absolute_url()))


def test_a_passage_that_changed_is_told(client, stage):
    post = draft(stage, text="Kirab mulai pagi.")
    remark(post, stage.ratna, quote="mulai pagi")
    client.force_login(stage.budi)
    assert "sudah berubah" not in body(client.get(post.get_absolute_url()))
    actions.edit_post(post=post, revision=1, by=stage.budi, text="Kirab pukul 08.00.")
    assert "sudah berubah sejak versi 1" in body(client.get(post.get_absolute_url()))


def test_nobody_outside_the_unit_reads_or_writes_remarks(client, stage, sari, dewi, joko):
    post = waiting(stage)
    remark(post, stage.ratna, text="Catatan rahasia unit.")
    for person in (sari, dewi, joko):
        with pytest.raises(NotAllowed):
            remark(post, person)
        client.force_login(person)
        assert client.post(reverse("posts:comment", args=[post.pk]), {"komentar": "x"}).status_code in (
            403,
            404,
        )
    client.force_login(dewi)
    assert "Catatan rahasia unit." not in body(client.get(post.get_absolute_url()))


def test_remarks_reach_no_kit_export_or_version(client, stage):
    post = approved(stage)
    remark(post, stage.ratna, text="Catatan rahasia unit.")
    client.force_login(stage.budi)
    assert "Catatan rahasia unit." not in body(client.get(reverse("posts:kit", args=[post.pk])))
    assert "Catatan rahasia" not in b"".join(client.get(reverse("posts:csv"))).decode()
    assert "Catatan rahasia" not in str(post.current_version.content)
    assert "Catatan rahasia unit." in body(client.get(post.get_absolute_url()))

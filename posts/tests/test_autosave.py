"""What is typed and not saved comes back, and never becomes a version by itself."""

import pytest
from django.urls import reverse

from posts import actions
from posts.models import Autosave, Post
from posts.tests.stage import TEXT, draft, in_state
from posts.tests.test_pages import body, typed
from posts.workflow import Status

pytestmark = pytest.mark.django_db


def test_words_typed_for_a_new_message_come_back_after_the_tab_was_closed(client, stage):
    client.force_login(stage.budi)
    address = reverse("posts:autosave_new")
    first = client.post(address, typed(stage, title="", text="Kirab budaya mul"))
    assert (first.status_code, first.json()["nomor"]) == (200, 1)
    again = client.post(address, typed(stage, title="", text="Kirab budaya mulai pukul 08.00") | {"nomor": 1})
    assert again.json()["nomor"] == 2
    assert not Post.objects.exists()
    page = body(client.get(reverse("posts:create")))
    assert "Kirab budaya mulai pukul 08.00" in page
    assert "Dipulihkan dari simpanan otomatis" in page
    assert "Belum dapat disimpan" not in page
    client.post(reverse("posts:create"), typed(stage))
    assert not Autosave.objects.exists()


def test_only_the_writer_gets_their_words_back(client, stage):
    post = draft(stage)
    client.force_login(stage.budi)
    address = reverse("posts:autosave", args=[post.pk])
    client.post(address, typed(stage, text="Rahasia Budi.", revision=1))
    assert Post.objects.get().text == TEXT
    client.force_login(stage.ratna)
    assert "Rahasia Budi." not in body(client.get(reverse("posts:edit", args=[post.pk])))
    client.force_login(stage.budi)
    assert "Rahasia Budi." in body(client.get(reverse("posts:edit", args=[post.pk])))
    client.post(reverse("posts:discard", args=[post.pk]))
    assert "Rahasia Budi." not in body(client.get(reverse("posts:edit", args=[post.pk])))


def test_a_window_that_lags_behind_does_not_write_over_the_other(client, stage):
    post = draft(stage)
    client.force_login(stage.budi)
    address = reverse("posts:autosave", args=[post.pk])
    client.post(address, typed(stage, text="Jendela satu."))
    client.post(address, typed(stage, text="Jendela satu lagi.") | {"nomor": 1})
    late = client.post(address, typed(stage, text="Jendela dua.") | {"nomor": 0})
    assert late.status_code == 409
    assert "jendela lain" in late.json()["pesan"]
    assert Autosave.objects.get().fields["text"] == ["Jendela satu lagi."]


def test_restored_words_meet_a_change_made_meanwhile_on_the_conflict_page(client, stage):
    post = draft(stage)
    client.force_login(stage.budi)
    client.post(reverse("posts:autosave", args=[post.pk]), typed(stage, text="Tulisan Budi.", revision=1))
    actions.edit_post(post=post, revision=1, by=stage.ratna, text="Tulisan Ratna.")
    edit = reverse("posts:edit", args=[post.pk])
    assert 'name="revision" value="1"' in body(client.get(edit))
    answer = client.post(edit, typed(stage, text="Tulisan Budi.", revision=1))
    assert answer.status_code == 409
    assert "Tulisan Budi." in body(answer) and "Tulisan Ratna." in body(answer)


def test_junk_is_answered_and_strangers_are_not(client, stage, sari):
    post = draft(stage)
    client.force_login(stage.budi)
    address = reverse("posts:autosave", args=[post.pk])
    assert client.post(address, {"text": "a\x00b", "x\x00": "y", "k" * 99: "z"}).status_code == 200
    assert Autosave.objects.get().fields["text"] == ["ab"]
    assert client.post(address, {"text": "x" * 200_000, "nomor": "1"}).status_code == 422
    assert client.post(reverse("posts:autosave_new"), {"unit": str(stage.other.pk)}).status_code == 403
    assert client.post(reverse("posts:autosave_new"), {"unit": "9" * 17}).status_code == 404
    client.force_login(sari)
    assert client.post(address, {"text": "Sari"}).status_code == 404


def test_a_message_that_left_the_desk_is_not_autosaved(client, stage):
    post = in_state(stage, Status.WAITING)
    client.force_login(stage.budi)
    assert client.post(reverse("posts:autosave", args=[post.pk]), {"text": "Lain."}).status_code == 409

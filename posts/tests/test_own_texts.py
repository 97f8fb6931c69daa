"""Own wording per account: kept with the version, counted as the platform counts, bound to the approval."""

import pytest
from django.urls import reverse

from klaten_medsos.exceptions import Incomplete, StateChanged
from posts import actions
from posts.models import OwnText, Post
from posts.tests.stage import TEXT, approved, draft, make_account, submit, ticked
from posts.tests.test_pages import typed
from posts.wording import texts_of, wordings_of
from posts.workflow import Status

pytestmark = pytest.mark.django_db
NIK_TEXT = "Penerima bantuan: Contoh, NIK 3310056501850003, harap hadir Senin."


@pytest.fixture
def x(stage, dewi):
    return make_account(stage.unit, stage.budi, dewi, "klaten_wisata", "x")


def test_each_account_gets_its_own_text_or_the_common_one(stage, x):
    post = draft(stage, accounts=[stage.instagram, x], own_texts={x: {"text": "Ringkas. ", "title": ""}})
    content = post.current_version.content
    assert [(w.platform, w.text, w.is_own) for w in wordings_of(content)] == [
        ("instagram", TEXT, False), ("x", "Ringkas.", True),
    ]  # fmt: skip
    assert [text for _, _, text in texts_of(content)] == [TEXT, "Ringkas."]


def test_a_text_too_long_for_one_account_stops_the_submission_and_an_own_text_mends_it(stage, x):
    long = "Kirab budaya. " * 40
    post = draft(stage, text=long, accounts=[stage.instagram, x])
    with pytest.raises(Incomplete) as refused:
        submit(post, stage.budi)
    [problem] = refused.value.problems
    assert "klaten_wisata" in problem.message and "280" in problem.message
    actions.edit_post(post=post, revision=1, by=stage.budi, own_texts={x: {"text": "Kirab budaya Sabtu."}})
    assert submit(post, stage.budi).status == Status.WAITING


def test_youtube_asks_for_a_title(stage, dewi):
    tube = make_account(stage.unit, stage.budi, dewi, "UCabc", "youtube")
    post = draft(stage, accounts=[tube])
    with pytest.raises(Incomplete, match="belum lengkap") as refused:
        submit(post, stage.budi)
    assert "judul" in refused.value.problems[0].message
    actions.edit_post(post=post, revision=1, by=stage.budi, own_texts={tube: {"title": "Kirab budaya"}})
    submit(post, stage.budi)
    [wording] = wordings_of(post.current_version.content)
    assert (wording.title, wording.text, wording.is_own) == ("Kirab budaya", TEXT, False)


def test_own_text_belongs_to_a_chosen_account_and_can_be_kept(stage, x):
    for own in ({x: {"text": "Tanpa akun."}}, {stage.instagram: {"text": "a\x00b"}},
                {stage.instagram: {"text": "x" * 10_001}}):  # fmt: skip
        with pytest.raises(Incomplete):
            draft(stage, own_texts=own)
    assert not Post.objects.exists()


def test_x3_another_own_text_is_another_version_and_voids_the_approval(stage, x):
    """Peers keep a scheduled post scheduled when its caption is rewritten."""
    post = approved(stage, accounts=[stage.instagram, x], own_texts={x: {"text": "Ringkas."}})
    with pytest.raises(StateChanged):
        actions.edit_post(post=post, revision=1, by=stage.budi, own_texts={x: {"text": "Lain."}})
    assert Post.objects.get().status == Status.APPROVED
    actions.reopen_post(post=post, reason="Teks X diganti.", by=stage.budi)
    actions.edit_post(post=post, revision=1, by=stage.budi, own_texts={x: {"text": "Lain."}})
    post = Post.objects.get()
    assert (post.status, post.approved_version, post.versions.count()) == (Status.REVISION, None, 2)
    assert OwnText.objects.get().text == "Lain."


def test_a_finding_in_an_own_text_blocks_too(stage, x):
    post = draft(stage, accounts=[stage.instagram, x], own_texts={x: {"text": NIK_TEXT}})
    submit(post, stage.budi)
    with pytest.raises(Incomplete, match="alasan tertulis"):
        actions.approve_post(post=post, version=post.current_version, by=stage.ratna)


def test_the_editor_keeps_own_texts_and_shows_them_again(client, stage, x):
    client.force_login(stage.budi)
    accounts = [stage.instagram.pk, x.pk]
    given = typed(stage, accounts=accounts, **{f"teks_{x.pk}": "Ringkas untuk X."})
    assert client.post(reverse("posts:create"), given).status_code == 302
    post = Post.objects.get()
    edit = reverse("posts:edit", args=[post.pk])
    assert "Ringkas untuk X." in client.get(edit).content.decode()
    assert "Ringkas untuk X." in client.get(post.get_absolute_url()).content.decode()
    assert client.post(edit, given | {"revision": 1, f"teks_{x.pk}": ""}).status_code == 302
    assert not OwnText.objects.exists()
    assert Post.objects.get().versions.count() == 2
    long = typed(stage, accounts=accounts, text="a" * 300, revision=2)
    assert client.post(edit, long).status_code == 302
    answer = client.post(reverse("posts:submit", args=[post.pk]), ticked(revision=3))
    assert answer.status_code == 422
    assert "paling banyak 280" in answer.content.decode()


def test_findings_in_an_own_text_are_marked_for_the_officer_and_the_pejabat(client, stage, x):
    post = draft(stage, accounts=[stage.instagram, x], own_texts={x: {"text": NIK_TEXT}})
    mark = '<mark class="danger">3310056501850003</mark>'
    client.force_login(stage.budi)
    for name in ("posts:detail", "posts:submit"):
        assert mark in client.get(reverse(name, args=[post.pk])).content.decode(), name
    submit(post, stage.budi)
    client.force_login(stage.ratna)
    page = client.get(reverse("posts:review", args=[post.pk])).content.decode()
    assert mark in page and "Memblokir" in page


def test_a_channel_that_needs_a_picture_says_so_before_the_message_is_handed_in(client, stage):
    post = draft(stage)
    client.force_login(stage.budi)
    for page in ("detail", "submit"):
        shown = client.get(reverse(f"posts:{page}", args=[post.pk])).content.decode()
        assert "tidak menerima teks saja" in shown and reverse("posts:media", args=[post.pk]) in shown, page
    assert submit(post, stage.budi).status == Status.WAITING  # told, not stopped


def test_an_own_text_is_checked_live_for_its_platform(client, stage):
    client.force_login(stage.budi)
    text = "🎉 " + NIK_TEXT
    answer = client.post(reverse("posts:check"), {"text": text, "platform": "x"}).json()
    [found] = [each for each in answer["temuan"] if "NIK" in each["alasan"]]
    in_utf16 = text.encode("utf-16-le")
    assert in_utf16[2 * found["mulai"] : 2 * found["selesai"]].decode("utf-16-le") == "3310056501850003"
    assert answer["kanal"] == []
    links = " ".join(f"https://klatenkab.go.id/{number}" for number in range(6))
    [short] = client.post(reverse("posts:check"), {"text": links, "platform": "threads"}).json()["kanal"]
    assert "5 tautan" in short
    assert client.post(reverse("posts:check"), {"text": "Halo", "platform": "<x>"}).json()["kanal"] == []

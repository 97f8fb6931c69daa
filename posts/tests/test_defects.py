"""The defects of the nearest peers, each a story of ours that ends otherwise (X11 and X13: test_schedule)."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from klaten_medsos.dates import to_wib
from klaten_medsos.exceptions import NotAllowed, StateChanged
from opd.models import Role
from posts import actions, guard
from posts.models import Comment, Media, Post, Publication, Review, Submission, Version
from posts.tests.stage import HOUR, approved, draft, in_state, published, submit, waiting
from posts.tests.test_pages import typed
from posts.workflow import READY, Status
from tests.cast import appoint, make_person, photo_upload

pytestmark = pytest.mark.django_db


# --- X1: scheduling without approval ------------------------------------------------------------------


def test_x1_no_door_schedules_or_publishes_what_nobody_approved(client, stage, operator):
    """A peer's contributor posts action=schedule and the row is scheduled with no approval at all."""
    soon = to_wib(timezone.now() + 5 * HOUR).strftime("%Y-%m-%dT%H:%M")
    client.force_login(stage.budi)
    extra = {
        "action": "schedule",
        "status": "terjadwal",
        "scheduled_for": soon,
        "approved_by": stage.ratna.pk,
    }
    client.post(reverse("posts:create"), typed(stage, **extra))
    post = Post.objects.get()
    client.post(reverse("posts:schedule", args=[post.pk]), extra)
    client.post(reverse("posts:edit", args=[post.pk]), typed(stage, revision=1, **extra))
    assert Post.objects.get().status == Status.DRAFT
    assert client.get(reverse("posts:kit", args=[post.pk])).status_code == 409
    client.force_login(operator)
    admin = reverse("admin:posts_post_change", args=[post.pk])
    assert client.post(admin, {"status": "terbit"}).status_code == 403
    assert client.get(reverse("admin:posts_post_add")).status_code == 403
    post = Post.objects.get()
    post.status = Status.SCHEDULED
    with pytest.raises(IntegrityError), transaction.atomic():
        post.save()
    for status in (*READY, Status.PUBLISHED):
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.create(
                unit=stage.unit, title="Jalan belakang", text="x", category="kegiatan", status=status,
                author=stage.budi, created_at=timezone.now(), updated_at=timezone.now(),
                scheduled_for=timezone.now(),
            )  # fmt: skip
    assert not Review.objects.exists()


# --- X2: approving one's own ----------------------------------------------------------------------------


@pytest.fixture
def twin(stage):
    """Budi's second login, appointed pejabat by the same decree family."""

    def make(username, **same):
        user = make_person(username, "Budi Contoh (akun lain)", stage.unit)
        for name, value in same.items():
            setattr(user, name, value)
        user.save()
        appoint(stage.unit, {user: Role.PEJABAT})
        return user

    return make


def decide_all(post, by):
    version = post.current_version
    for decide in (actions.approve_post, actions.return_post, actions.reject_post):
        with pytest.raises(NotAllowed, match="sendiri"):
            decide(post=post, version=version, note="Catatan.", by=by)
    assert Post.objects.get(pk=post.pk).status == Status.WAITING


def test_x2_the_same_person_under_another_login_does_not_decide(stage, twin):
    stage.budi.nip = "198501012010011001"
    stage.budi.save()
    decide_all(waiting(stage), twin("budi.lain", nip="198501012010011001"))
    # an e-mail address belongs to one login, however it is written
    with pytest.raises(IntegrityError), transaction.atomic():
        twin("budi.surel", email=stage.budi.email.upper())


def test_x2_two_people_without_nip_and_email_are_two_people(stage, twin):
    stage.budi.email = ""
    stage.budi.save()
    other = twin("rani", email="", nip="")
    post = waiting(stage)
    assert actions.approve_post(post=post, version=post.current_version, by=other).status == Status.APPROVED


def test_x2_an_editor_of_any_version_on_the_table_does_not_decide(stage):
    post = draft(stage)
    media = actions.add_media(post=post, upload=photo_upload(), alt="Penari", by=stage.ratna)
    assert media.added_by == stage.ratna
    submit(post, stage.budi)
    decide_all(post, stage.ratna)


def test_x2_the_database_itself_refuses_a_review_by_an_editor(stage):
    post = waiting(stage)
    with pytest.raises(DatabaseError), transaction.atomic():
        Review.objects.create(
            version=post.current_version, reviewer=stage.budi, decision="disetujui",
            decided_at=timezone.now(),
        )  # fmt: skip


# --- X3: rewriting after the approval ----------------------------------------------------------------------


def test_x3_text_media_and_targets_cannot_change_behind_an_approval(client, stage):
    """A peer's scheduled post stays scheduled when the caption is rewritten."""
    post = approved(stage, scheduled_for=timezone.now() + 5 * HOUR)
    assert post.status == Status.SCHEDULED
    client.force_login(stage.budi)
    answer = client.post(reverse("posts:edit", args=[post.pk]), typed(stage, revision=1, text="Lain."))
    assert answer.status_code == 409
    with pytest.raises(StateChanged):
        actions.add_media(post=post, upload=photo_upload(), by=stage.budi)
    for change in ({"text": "Lain."}, {"accounts": [stage.facebook]}, {"segments": [stage.own_segment]}):
        with pytest.raises(StateChanged):
            actions.edit_post(post=post, revision=1, by=stage.budi, **change)
    actions.schedule_post(post=post, scheduled_for=timezone.now() + 9 * HOUR, by=stage.budi)
    kept = Post.objects.get()
    assert (kept.status, kept.approved_version_id) == (Status.SCHEDULED, post.approved_version_id)
    actions.reopen_post(post=kept, reason="Tambah foto.", by=stage.budi)
    actions.add_media(post=kept, upload=photo_upload(), alt="Penari", by=stage.budi)
    kept = Post.objects.get()
    assert (kept.status, kept.approved_version, kept.approved_by) == (Status.REVISION, None, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=kept.pk).update(status=Status.SCHEDULED)


# --- X4: the trail goes with the post ------------------------------------------------------------------------


def test_x4_nothing_with_a_trail_is_deleted_by_any_role_or_query(client, stage, operator, dewi):
    """A peer deletes the approvals with the post."""
    post = published(stage)
    Comment.objects.create(
        version=post.current_version, text="Jam?", author=stage.ratna, created_at=timezone.now()
    )
    for person in (stage.budi, stage.ratna, dewi, operator):
        client.force_login(person)
        admin = reverse("admin:posts_post_delete", args=[post.pk])
        assert client.post(admin, {"post": "yes"}).status_code in (302, 403, 404)
        listed = reverse("admin:posts_post_changelist")
        client.post(listed, {"action": "delete_selected", "_selected_action": [post.pk], "post": "yes"})
    for model in (Post, Version):
        with pytest.raises(ProtectedError):
            model.objects.all().delete()
    for model in (Comment, Publication, Review, Submission, Version, Post):
        rows = model.objects.all()
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete(rows.db)
        assert model.objects.exists(), model
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.update(content={})
    with pytest.raises(DatabaseError), transaction.atomic():
        Review.objects.update(decision="ditolak")


def test_x4_a_draft_is_put_away_not_deleted_and_its_files_stay(stage):
    post = draft(stage)
    media = actions.add_media(post=post, upload=photo_upload(), alt="Penari", by=stage.budi)
    actions.abandon_post(post=post, reason="Batal.", by=stage.budi)
    with pytest.raises(DatabaseError), transaction.atomic():
        Media.objects.all().delete()
    assert media.file.storage.exists(media.file.name)


def test_the_guards_of_the_trail_stand():
    assert list(guard.missing()) == []


# --- copying ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", list(Status))
def test_any_earlier_message_becomes_a_draft_that_carries_no_approval(client, stage, status):
    post = in_state(stage, status)
    client.force_login(stage.budi)
    answer = client.post(reverse("posts:copy", args=[post.pk]))
    copied = Post.objects.exclude(pk=post.pk).get()
    assert answer.url == reverse("posts:edit", args=[copied.pk])
    assert (copied.status, copied.text, copied.author) == (Status.DRAFT, post.text, stage.budi)
    assert (copied.approved_version, copied.scheduled_for, copied.published_at) == (None, None, None)


def test_a_copy_takes_files_along_and_leaves_closed_accounts_behind(stage, sari):
    post = draft(stage, accounts=[stage.instagram, stage.facebook])
    actions.add_media(post=post, upload=photo_upload(), alt="Penari", by=stage.budi)
    stage.facebook.status = "ditutup"
    stage.facebook.retired_at, stage.facebook.retired_by = timezone.now(), stage.budi
    stage.facebook.save()
    copied = actions.copy_post(post=post, by=stage.budi, at=timezone.now() + datetime.timedelta(days=1))
    content = copied.current_version.content
    assert [a["key"] for a in content["accounts"]] == ["instagram:disbudporapar"]
    assert content["media"][0]["alt"] == "Penari"
    assert copied.media.get().pk != post.media.get().pk
    with pytest.raises(NotAllowed):
        actions.copy_post(post=post, by=sari)

"""The planned time of a message: kept as typed, no reason to void an approval, and an end by its date."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from klaten_medsos.audit.models import Entry
from klaten_medsos.dates import WIB
from klaten_medsos.exceptions import Incomplete, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from posts import actions, tasks
from posts.models import Post
from posts.tests.stage import HOUR, approved, draft, in_state, submit, ticked, waiting
from posts.workflow import Status

pytestmark = pytest.mark.django_db


BEFORE = "2026-10-05 09:00+07:00"  # when the days typed below lie ahead


def typed_time(moment):
    return moment.astimezone(WIB).strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "UTC", "America/New_York"])
def test_x11_the_planned_time_does_not_shift_by_saving(client, time_machine, stage, zone):
    """Peers add the UTC offset at each save; here what is typed is WIB, and shown again as typed."""
    time_machine.move_to(BEFORE)
    post = draft(stage)
    client.force_login(stage.budi)
    wanted = datetime.datetime(2027, 12, 31, 23, 30, tzinfo=WIB)
    address = reverse("posts:schedule", args=[post.pk])
    with timezone.override(zone):
        client.post(address, {"scheduled_for": "2027-12-31T23:30"})
        for _ in range(3):
            assert Post.objects.get().scheduled_for == wanted
            shown = client.get(address)
            assert 'value="2027-12-31T23:30"' in shown.content.decode()
            client.post(address, {"scheduled_for": "2027-12-31T23:30"})
        editor = client.get(reverse("posts:edit", args=[post.pk])).content.decode()
    assert 'value="2027-12-31T23:30"' in editor
    assert Entry.objects.filter(event="pesan.dijadwalkan").count() == 1
    assert "31 Desember 2027 pukul 23.30 WIB" in Entry.objects.get(event="pesan.dijadwalkan").sentence


@pytest.mark.parametrize(("words", "good"), [
    ("2027-03-01T08:05", True), ("01/03/2027 08.05", True), ("01/03/2027 08:05", True),
    ("2027-03-01T01:05:00+00:00", True), ("besok pagi", False), ("2027-02-30T08:00", False),
    ("0001-01-01T00:00", False), ("9999-12-31T23:59", False), ("\x00", False), ("9" * 400, False),
])  # fmt: skip
def test_a_time_is_read_kindly_or_refused_kindly(client, time_machine, stage, words, good):
    time_machine.move_to(BEFORE)
    post = draft(stage)
    client.force_login(stage.budi)
    answer = client.post(reverse("posts:schedule", args=[post.pk]), {"scheduled_for": words})
    assert answer.status_code == (302 if good else 422)
    if good:
        assert Post.objects.get().scheduled_for == datetime.datetime(2027, 3, 1, 8, 5, tzinfo=WIB)


def test_an_approved_message_with_a_time_is_scheduled_and_another_time_keeps_the_approval(stage):
    first = timezone.now() + 3 * HOUR
    post = approved(stage, scheduled_for=first)
    assert post.status == Status.SCHEDULED
    version = post.approved_version
    actions.schedule_post(post=post, scheduled_for=first + HOUR, by=stage.budi)
    post = Post.objects.get()
    assert (post.status, post.approved_version, post.scheduled_for) == (
        Status.SCHEDULED, version, first + HOUR,
    )  # fmt: skip
    actions.schedule_post(post=post, scheduled_for=None, by=stage.budi)
    assert Post.objects.get().status == Status.APPROVED
    actions.schedule_post(post=post, scheduled_for=first, by=stage.budi)
    assert Post.objects.get().status == Status.SCHEDULED
    assert post.versions.count() == 1


def test_a_new_time_lies_ahead_and_not_too_far(stage):
    post, now = draft(stage), timezone.now()
    for moment in (now - HOUR, now + datetime.timedelta(days=800)):
        with pytest.raises(RuleBroken):
            actions.schedule_post(post=post, scheduled_for=moment, by=stage.budi)
        with pytest.raises(RuleBroken):
            draft(stage, scheduled_for=moment)


def test_a_time_alone_makes_no_version_and_an_old_time_does_not_stop_a_new_word(stage):
    now = timezone.now()
    post = draft(stage, scheduled_for=now + HOUR)
    actions.edit_post(post=post, revision=1, by=stage.budi, scheduled_for=now + 2 * HOUR)
    assert (post.revision, post.versions.count()) == (2, 1)
    later = now + 5 * HOUR
    words = {"text": "Naskah baru.", "scheduled_for": now + 2 * HOUR}
    actions.edit_post(post=post, revision=2, by=stage.budi, at=later, **words)
    assert post.current_version.content["text"] == "Naskah baru."
    with pytest.raises(Incomplete, match="belum lengkap"):
        submit(post, stage.budi, at=later)


def test_a_message_that_waits_past_its_time_cannot_be_approved_though_no_job_ran(stage, client):
    moment = timezone.now() + HOUR
    post = waiting(stage, scheduled_for=moment)
    assert post.standing_at(moment) == Status.EXPIRED
    for decide in (actions.approve_post, actions.return_post, actions.reject_post):
        with pytest.raises(StateChanged, match="kedaluwarsa"):
            decide(post=post, version=post.current_version, note="Catatan.", by=stage.ratna, at=moment)
    with pytest.raises(StateChanged):
        actions.schedule_post(post=post, scheduled_for=moment + HOUR, by=stage.budi, at=moment)
    assert Post.objects.get().status == Status.WAITING
    # it is reopened all the same, and both steps are told
    actions.reopen_post(post=post, reason="Acara diundur.", by=stage.budi, at=moment)
    assert Post.objects.get().status == Status.REVISION
    assert [e.event for e in Entry.objects.on(post)][-2:] == ["pesan.kedaluwarsa", "pesan.dibuka_kembali"]


def test_the_portal_records_the_expiry_once_and_tells_the_writers(stage):
    post = waiting(stage, scheduled_for=timezone.now() + HOUR)
    untouched = waiting(stage)
    Post.objects.filter(pk=post.pk).update(scheduled_for=timezone.now() - HOUR)
    tasks.expire_posts()
    tasks.expire_posts()
    post.refresh_from_db()
    assert (post.status, post.expired_at is not None) == (Status.EXPIRED, True)
    assert Entry.objects.filter(event="pesan.kedaluwarsa").count() == 1
    assert [n.recipient for n in Notice.objects.filter(kind="pesan_kedaluwarsa")] == [stage.budi]
    untouched.refresh_from_db()
    assert untouched.status == Status.WAITING


def test_an_expired_message_gets_a_new_time_and_goes_on(stage):
    post = in_state(stage, Status.EXPIRED)
    actions.reopen_post(post=post, reason="Acara diundur.", by=stage.budi)
    actions.schedule_post(post=post, scheduled_for=timezone.now() + 9 * HOUR, by=stage.budi)
    submit(post, stage.budi)
    actions.approve_post(post=post, version=post.current_version, by=stage.ratna)
    assert post.status == Status.SCHEDULED


def test_the_database_knows_no_schedule_without_approval_or_time(stage):
    post = draft(stage, scheduled_for=timezone.now() + HOUR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(status=Status.SCHEDULED)
    ready = approved(stage)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=ready.pk).update(status=Status.SCHEDULED)


def test_taking_back_what_nobody_decided_yet(stage):
    post = waiting(stage)
    actions.recall_post(post=post, by=stage.budi)
    assert Post.objects.get().status == Status.REVISION
    with pytest.raises(StateChanged):
        actions.recall_post(post=post, by=stage.budi)


def test_a_message_put_away_stays_on_record_and_did_not_come_out(stage):
    post = draft(stage, category="")
    with pytest.raises(RuleBroken):
        actions.abandon_post(post=post, reason=" ", by=stage.budi)
    actions.abandon_post(post=post, reason="Acara batal.", by=stage.budi)
    ready = approved(stage)
    actions.withdraw_post(post=ready, reason="Acara batal.", by=stage.ratna)
    assert {p.status for p in Post.objects.all()} == {Status.WITHDRAWN}
    assert not Post.objects.came_out().exists()


def test_x13_the_checklist_cannot_be_avoided_by_the_browser(client, stage):
    """A peer hides the checklist behind a switch of the page; here the action itself asks for every line."""
    post = draft(stage)
    client.force_login(stage.budi)
    address = reverse("posts:submit", args=[post.pk])
    full = ticked(revision=1)
    name = next(iter(full))
    for given in ({}, {"revision": 1}, {k: v for k, v in full.items() if k != name}, {"checklist": "off"}):
        answer = client.post(address, given)
        assert answer.status_code == 422
        assert "Pasal 16" in answer.content.decode()
    with pytest.raises(Incomplete, match="Daftar periksa"):
        actions.submit_post(post=post, by=stage.budi)
    assert Post.objects.get().status == Status.DRAFT
    assert client.post(address, full).status_code == 302
    submission = post.current_version.submissions.get()
    assert (len(submission.checklist), submission.submitted_by) == (4, stage.budi)
